import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { forgetMoments } from '../../lib/records/kept-moments.ts'
import { countBy, listRecords } from '../../lib/records/read.ts'
import type { Moment } from '../../lib/records/source.ts'
import { insertRows, takeCodes } from '../../lib/records/store.ts'
import { working } from '../../lib/records/work.ts'
import { newRecord, writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { theLead } from '../support/factories.ts'

const sql = sqlOf(db())
const definition = registerOf('actions')

let lead: Actor
let first: AnyRecord
let before: Moment
beforeAll(async () => {
  lead = await theLead()
  const records = await manyActions(5_200)
  if (!records[0]) throw new Error('nothing was made')
  first = records[0]
  before = await present()
})

/** So many actions that a moment of them is worth keeping. */
function manyActions(n: number): Promise<AnyRecord[]> {
  return working(lead, { action: 'action.create' }, async (work) => {
    const codes = await takeCodes(work.sql, definition, n)
    const records = codes.map((taken, index) =>
      newRecord(work, definition, { title: `Action ${index}`, ownerId: lead.id }, taken),
    )
    await insertRows(work.sql, definition, records)
    return records
  })
}

async function present(): Promise<Moment> {
  const head = await headOf(sql)
  if (!head) throw new Error('no trail')
  return { seq: head.size, at: head.lastAt }
}

async function tables(): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'moments' AND tablename <> 'kept' ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

const titleOf = async (asOf?: Moment) => {
  const page = await listRecords(lead, 'actions', { asOf, limit: 1, sort: 'code' })
  return page.records[0]?.title
}

test('a large register as of a moment is read from the trail once, and reads as it was', async () => {
  const { id, revision } = first
  await writeRecord(lead, 'actions', { id, revision, values: { title: 'Told anew' } })

  expect(await titleOf(before)).toBe('Action 0')
  const kept = await tables()
  expect(kept).toHaveLength(1)
  const page = await listRecords(lead, 'actions', { asOf: before, q: '5199', sort: '-code' })
  expect(page.total).toBe(2)
  expect(page.records.map((one) => [one.code, one.title])).toEqual([
    ['ACT-5200', 'Action 5199'],
    ['ACT-5199', 'Action 5198'],
  ])
  expect(await countBy(lead, 'actions', ['state'], { asOf: before })).toEqual([
    { values: ['open'], n: 5_200 },
  ])
  expect(await tables()).toEqual(kept)
  expect(await titleOf(await present())).toBe('Told anew')
  expect(await titleOf()).toBe('Told anew')
})

test('moments between which the register did not change share what was read', async () => {
  const now = await present()
  await titleOf(now)
  const kept = await tables()
  await writeRecord(lead, 'risks', { values: { title: 'Something else' } })
  expect(await titleOf(await present())).toBe('Told anew')
  expect(await tables()).toEqual(kept)
})

test('what was kept can be forgotten or lost, and is then read from the trail again', async () => {
  await titleOf(before)
  const [kept = ''] = await tables()
  await sql(`UPDATE moments."${kept}" SET title = 'Forged' RETURNING 1 AS ok`)
  await forgetMoments(sql)
  expect(await tables()).toEqual([])
  expect(await titleOf(before)).toBe('Action 0')

  const [again] = await tables()
  expect(again).toBe(kept)
  await sql(`DROP TABLE moments."${kept}"`)
  expect(await titleOf(before)).toBe('Action 0')
})

test('several who ask for the same moment at once get the same answer', async () => {
  await forgetMoments(sql)
  const titles = await Promise.all(Array.from({ length: 6 }, () => titleOf(before)))
  expect(new Set(titles)).toEqual(new Set(['Action 0']))
  expect(await tables()).toHaveLength(1)
})

test('a small register needs no table', async () => {
  await forgetMoments(sql)
  await listRecords(lead, 'risks', { asOf: await present() })
  expect(await tables()).toEqual([])
})
