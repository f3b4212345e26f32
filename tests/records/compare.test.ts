import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { archiveRecord } from '../../lib/records/archive.ts'
import {
  type ComparedRecord,
  changedSince,
  comparedRecords,
  compareMoments,
  type Fate,
  type Span,
} from '../../lib/records/compare.ts'
import { requireRecord } from '../../lib/records/read.ts'
import type { Moment } from '../../lib/records/source.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { again, aPerson, aRecord, theLead } from '../support/factories.ts'
import { present, steps, take } from './histories.ts'

let lead: Actor
beforeAll(async () => {
  lead = await theLead()
})

const risks = registerOf('risks')

/** All of them, page by page. */
async function all(actor: Actor, register: string, span: Span): Promise<ComparedRecord[]> {
  const found: ComparedRecord[] = []
  let after: string | undefined
  do {
    const page = await comparedRecords(actor, registerOf(register), span, { after, limit: 3 })
    found.push(...page.records)
    after = page.next ?? undefined
  } while (after)
  return found
}

function fateOf(before: AnyRecord | undefined, after: AnyRecord): Fate | null {
  if (!before) return 'added'
  if (before.revision === after.revision) return null
  if (!before.archivedAt && after.archivedAt) return 'archived'
  return before.state !== 'closed' && after.state === 'closed' ? 'closed' : 'changed'
}

test('between any two moments of any history each record counts once, for what became of it', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), fc.nat(), async (history, one, other) => {
      const were: { moment: Moment; records: AnyRecord[] }[] = [
        { moment: await present(), records: [] },
      ]
      let records: AnyRecord[] = []
      for (const step of history) {
        const after = await take(lead, records, step)
        if (after) records = [...records.filter(({ id }) => id !== after.id), after]
        were.push({ moment: await present(), records })
      }
      const [from, to] = [one % were.length, other % were.length]
        .sort((a, b) => a - b)
        .map((place) => were[place])
      if (!from || !to) throw new Error('no history')
      const span = { from: from.moment, to: to.moment }
      const expected = to.records
        .map((after) => ({
          code: after.code,
          fate: fateOf(
            from.records.find(({ id }) => id === after.id),
            after,
          ),
        }))
        .filter(({ fate }) => fate !== null)
        .sort((a, b) => (a.code < b.code ? -1 : 1))
      const found = await all(lead, 'risks', span)
      expect(found.map(({ code, fate }) => ({ code, fate }))).toEqual(expected)
      const [counted] = (await compareMoments(lead, span)).filter(
        ({ register }) => register === risks,
      )
      const total = Object.values(counted?.counts ?? {}).reduce((sum, n) => sum + n, 0)
      expect(total).toBe(expected.length)
    }),
    { numRuns: 10 },
  )
})

test('what differs is told in words, by the state and the fields', async () => {
  const risk = await aRecord('risks', { title: 'Drift' })
  const from = await present()
  const owned = await writeRecord(lead, 'risks', {
    id: risk.id,
    revision: risk.revision,
    values: { title: 'Drift of the model', ownerId: lead.id },
  })
  const now = await moveRecord(lead, 'risks', {
    id: owned.id,
    revision: owned.revision,
    transition: 'close',
    reason: 'No longer run',
  })
  const [told] = (await all(lead, 'risks', { from })).filter(({ id }) => id === risk.id)
  expect(told).toMatchObject({ fate: 'closed', stateBefore: risk.state, state: 'closed' })
  const words = told?.differences.map(({ label, before, after }) => [label, before, after])
  expect(words).toEqual([
    ['Risk', 'Drift', 'Drift of the model'],
    ['Risk owner', '', 'Maya Lind'],
  ])
  expect(await changedSince(risks, [risk])).toEqual(new Set([risk.id]))
  expect(await changedSince(risks, [now])).toEqual(new Set())
})

test('nobody hears of a record that they may not read, nor of a draft from before it was published', async () => {
  const owner = await aPerson({ roles: ['model-owner'] })
  const staff = await aPerson({ roles: ['staff'] })
  const from = await present()
  const own = await aRecord('systems', { ownerId: owner.id })
  const other = await aRecord('systems')
  const seen = await all(await again(owner), 'systems', { from })
  expect(seen.map(({ id }) => id)).toContain(own.id)
  expect(seen.map(({ id }) => id)).not.toContain(other.id)
  const registers = await compareMoments(staff, { from })
  expect(registers.map(({ register }) => register.key)).not.toContain('systems')

  const concern = await aRecord('concerns')
  expect((await compareMoments(lead, { from })).map(({ register }) => register.key)).not.toContain(
    'concerns',
  )
  expect((await all(lead, 'concerns', { from })).map(({ id }) => id)).not.toContain(concern.id)
})

test('what was archived is told as that, and can be opened', async () => {
  const risk = await aRecord('risks')
  const from = await present()
  const { id, revision } = risk
  await archiveRecord(lead, 'risks', { id, revision, reason: 'Twice' })
  const found = await all(lead, 'risks', { from })
  expect(found.find((one) => one.id === id)).toMatchObject({ fate: 'archived' })
  expect((await requireRecord(lead, 'risks', id)).archivedReason).toBe('Twice')
})
