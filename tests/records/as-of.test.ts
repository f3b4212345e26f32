import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { pool } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { addComment, commentsOn } from '../../lib/records/comments.ts'
import { linkGroups, linkRecords, unlinkRecords } from '../../lib/records/links.ts'
import { listRecords, recordsInTrail, requireRecord } from '../../lib/records/read.ts'
import type { Moment } from '../../lib/records/source.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aRecord, theLead } from '../support/factories.ts'
import { present, steps, take } from './histories.ts'

const sql = sqlOf(pool())
const risks = registerOf('risks')
const byId = (a: AnyRecord, b: AnyRecord) => (a.id < b.id ? -1 : 1)
let lead: Actor
beforeAll(async () => {
  lead = await theLead()
})

test('any moment of any history reads as it was: records, lists, filters and counts', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const begin = await present()
      const were: { moment: Moment; records: AnyRecord[] }[] = []
      let records: AnyRecord[] = []
      for (const step of history) {
        const after = await take(lead, records, step)
        if (after) records = [...records.filter(({ id }) => id !== after.id), after]
        were.push({ moment: await present(), records })
      }
      const ids = records.map(({ id }) => id)
      const list = async (asOf: Moment, query: object) =>
        (
          await listRecords(lead, 'risks', {
            asOf,
            limit: 500,
            where: { field: 'id', in: ids },
            sort: 'code',
            ...query,
          })
        ).records.map(({ id }) => id)
      const expected = (of: AnyRecord[], passes: (record: AnyRecord) => boolean) =>
        of
          .filter(passes)
          .map(({ id }) => id)
          .sort()
      expect(await list(begin, {})).toEqual([])
      for (const { moment, records: then } of were) {
        for (const record of then)
          expect(await requireRecord(lead, 'risks', record.id, { asOf: moment })).toEqual(record)
        const inTrail = await recordsInTrail(sql, risks, ids, moment)
        expect(inTrail.sort(byId)).toEqual([...then].sort(byId))
        const isLive = (record: AnyRecord) => !record.archivedAt
        expect(await list(moment, {})).toEqual(expected(then, isLive))
        expect(await list(moment, { archived: true })).toEqual(
          expected(then, (one) => !isLive(one)),
        )
        expect(await list(moment, { filters: { state: 'closed' } })).toEqual(
          expected(then, (one) => isLive(one) && one.state === 'closed'),
        )
        expect(await list(moment, { filters: { ownerId: 'none' } })).toEqual(
          expected(then, (one) => isLive(one) && !one.ownerId),
        )
        expect(await list(moment, { q: 'drift' })).toEqual(
          expected(then, (one) => isLive(one) && one.title === 'Drift').filter((id) =>
            ids.includes(id),
          ),
        )
      }
    }),
    { numRuns: 14 },
  )
})

test('links and comments are there from the moment they were made until they were taken away', async () => {
  const [risk, action] = [await aRecord('risks'), await aRecord('actions')]
  const ends = [
    { register: 'risks', id: risk.id },
    { register: 'actions', id: action.id },
  ] as const
  const before = await present()
  await linkRecords(lead, 'related', ...ends)
  await addComment(lead, 'actions', { id: action.id, body: 'Look' })
  const between = await present()
  await pause()
  await unlinkRecords(lead, 'related', ...ends)
  await addComment(lead, 'actions', { id: action.id, body: 'Done' })
  const linked = async (asOf?: Moment) =>
    (await linkGroups(lead, registerOf('actions'), action, asOf)).flatMap(({ records }) =>
      records.map(({ id }) => id),
    )
  const said = async (asOf?: Moment) =>
    (await commentsOn(lead, registerOf('actions'), action.id, asOf)).map(({ body }) => body)
  expect([await linked(before), await linked(between), await linked()]).toEqual([[], [risk.id], []])
  expect([await said(before), await said(between), await said()]).toEqual([
    [],
    ['Look'],
    ['Look', 'Done'],
  ])
})

function pause() {
  return new Promise((done) => setTimeout(done, 5))
}

test('a column that came after a text was written is empty in its record', async () => {
  const { id } = await aRecord('risks', { title: 'Drift', cause: 'Old data' }, lead)
  const moment = await present()
  const client = await pool().connect()
  await client.query('BEGIN')
  await client.query('SET LOCAL session_replication_role = replica')
  await client.query(
    `UPDATE audit_events SET content = content::jsonb #- '{row,cause}' WHERE "recordId" = $1`,
    [id],
  )
  const read = await recordsInTrail(sqlOf(client), risks, [id], moment)
  await client.query('ROLLBACK')
  client.release()
  expect(read).toMatchObject([{ id, title: 'Drift', cause: null }])
})
