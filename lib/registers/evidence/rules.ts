import { addMonths } from '../../calendar.ts'
import { defineRules, type Problems } from '../rules.ts'
import { evidence } from './definition.ts'

/** Evidence is kept for a certification cycle at least. */
const retentionMonths = 36

/** Rules of evidence (ISO/IEC 42001, 7.5.3, 9.1). */
export const evidenceRules = defineRules(evidence, {
  derive: ({ record, context }) => ({
    classification: record.classification ?? 'internal',
    legalHold: record.legalHold ?? false,
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
    if (record.archivedAt && !before?.archivedAt && record.legalHold) {
      problems[''] = 'It is under legal hold and cannot be archived.'
    }
    return problems
  },

  /** The piece it replaces stays, as superseded. */
  effects: async ({ record, before, context }) => {
    if (!record.replacesId || record.replacesId === before?.replacesId) return
    const replaced = await context.find('evidence', record.replacesId)
    if (replaced?.state === 'current') await context.move('evidence', replaced.id, 'supersede')
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
      refuse: ({ record }) => record.legalHold === true && 'It is under legal hold.',
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

function isWebAddress(url: string | null): boolean {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url)
}
