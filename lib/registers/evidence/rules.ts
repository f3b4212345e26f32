import { addMonths } from '../../calendar.ts'
import { defineRules, type Problems, type RuleContext } from '../rules.ts'
import { namesJoined } from '../wording.ts'
import { type Evidence, evidence } from './definition.ts'

/** Evidence is kept for a certification cycle at least. */
const retentionMonths = 36

/** Rules of evidence (ISO/IEC 42001, 7.5.3, 9.1). */
export const evidenceRules = defineRules(evidence, {
  derive: async ({ record, before, context }) => ({
    systemIds: await systemsOf(record, before, context),
    classification: record.classification ?? 'internal',
    ownerId: record.ownerId ?? context.actor.id,
    retainUntil: record.retainUntil ?? addMonths(record.coversTo ?? context.today, retentionMonths),
  }),

  check: ({ record, before, context }) => {
    const problems: Problems = {}
    if (record.kind === 'file' && !record.files?.length) problems.files = 'Attach the file.'
    if (record.kind === 'link' && !isWebAddress(record.url)) {
      problems.url = 'Give the address, beginning with https:// or http://.'
    }
    if (record.kind === 'note' && !record.note?.trim()) problems.note = 'Write the note.'
    if (record.coversFrom && record.coversTo && record.coversFrom > record.coversTo) {
      problems.coversTo = 'The period ends before it begins.'
    }
    if (record.coversTo && record.coversTo > context.today) {
      problems.coversTo =
        'Evidence is about what has happened; the period cannot end in the future.'
    }
    const least = record.coversTo ? addMonths(record.coversTo, retentionMonths) : null
    if (
      least &&
      record.retainUntil &&
      record.retainUntil < least &&
      record.retainUntil !== before?.retainUntil
    ) {
      problems.retainUntil = 'Evidence is kept for three years at least after the period it covers.'
    }
    if (record.replacesId === record.id) problems.replacesId = 'It cannot replace itself.'
    return problems
  },

  foretellsArchive: ({ record, context }) => foretold(record, context),

  /**
   * The piece it replaces stays, as superseded, and what that one showed is shown by this one. Whoever
   * answers for what rests on a piece is told when it changes or counts no more.
   */
  effects: async ({ record, before, context }) => {
    if (record.replacesId && record.replacesId !== before?.replacesId) {
      const replaced = await context.find('evidence', record.replacesId)
      for (const shown of await context.shownBy(record.replacesId)) {
        await context.attach(record.id, { register: shown.register, id: shown.record.id })
      }
      if (replaced?.state === 'current') await context.move('evidence', replaced.id, 'supersede')
    }
    if (!before || !isAnother(record, before)) return
    const shown = await context.shownBy(record.id)
    const owners = [record, ...shown.map((one) => one.record)].map(({ ownerId }) => ownerId)
    await context.tellOfEvidence(
      record.id,
      owners.filter((id) => id !== null),
    )
  },

  transitions: {
    supersede: {
      label: 'Supersede',
      says: 'put a newer piece in its place',
      from: ['current'],
      to: 'superseded',
      needs: 'update',
      automatic: true,
    },
    /** It turned out wrong or not to be what it seemed; it stays readable, and counts no more. */
    withdraw: {
      label: 'Withdraw',
      says: 'withdrew it',
      from: ['current'],
      to: 'withdrawn',
      needs: 'archive',
      reason: 'required',
      tone: 'danger',
      foretells: async ({ record, context }) => (await foretold(record, context)) ?? [],
    },
    reinstate: {
      label: 'Bring back',
      says: 'brought it back',
      from: ['withdrawn'],
      to: 'current',
      needs: 'archive',
      reason: 'required',
    },
  },
})

/** A newer edition is about the systems of the older one, too. */
async function systemsOf(record: Evidence, before: Evidence | null, context: RuleContext) {
  const own = record.systemIds ?? []
  if (!record.replacesId || record.replacesId === before?.replacesId) return own
  const replaced = (await context.find('evidence', record.replacesId)) as Evidence | null
  return [...new Set([...own, ...(replaced?.systemIds ?? [])])]
}

/** What others rely on: whether it counts, what it holds and which period it is about. */
function isAnother(record: Evidence, before: Evidence): boolean {
  const reliedOn = (one: Evidence) =>
    JSON.stringify([
      one.state,
      one.archivedAt,
      one.title,
      (one.files ?? []).map(({ sha256 }) => sha256),
      one.url,
      one.note,
      one.coversFrom,
      one.coversTo,
    ])
  return reliedOn(record) !== reliedOn(before)
}

/** What rests on a piece that counts, and which of it nothing else would show; null where nothing does. */
async function foretold(record: Evidence, context: RuleContext): Promise<string | null> {
  if (record.state !== 'current') return null
  const all = await context.shownBy(record.id)
  if (all.length === 0) return null
  const shown = all.filter((one) => one.readable).map((one) => one.record)
  const unseen = all.length - shown.length
  const evidenceOf = await context.evidenceOf(shown.map(({ id }) => id))
  const bare = shown.filter(({ id }) => (evidenceOf.get(id)?.length ?? 0) <= 1)
  const owners = await context.namesOf(
    shown.flatMap(({ ownerId }) => (ownerId && ownerId !== context.actor.id ? [ownerId] : [])),
  )
  const codes = shown.map(({ code }) => code)
  const hidden = unseen === 1 ? '1 record you may not see' : `${unseen} records you may not see`
  const sentences = [`It shows ${namesJoined(unseen > 0 ? [...codes, hidden] : codes)}.`]
  if (bare.length > 0)
    sentences.push(`Nothing else shows ${namesJoined(bare.map(({ code }) => code))}.`)
  if (owners.size > 0) sentences.push(`${namesJoined([...owners.values()])} will be told.`)
  return sentences.join(' ')
}

function isWebAddress(url: string | null): boolean {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url)
}
