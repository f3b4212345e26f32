import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { type Sql, sqlOf } from '../../lib/db/sql.ts'
import { Forbidden } from '../../lib/errors.ts'
import { archiveRecord } from '../../lib/records/archive.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { addReadings, readingsOf } from '../../lib/records/readings.ts'
import { sealAppended } from '../../lib/records/sealed-batches.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'
import { hashNode, leafHash } from './seal.ts'

let lead: Actor
let sql: Sql
beforeAll(async () => {
  lead = await theLead()
  sql = sqlOf(db())
})

const aMonitor = () =>
  aRecord('monitors', { thresholdKind: 'above', thresholdHigh: 1, thresholdLow: null })
const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`

test('the latest reading stands on the monitor, in whichever order they come', async () => {
  const { id } = await aMonitor()
  await addReadings(lead, id, [{ value: 0.3, at: at(3) }])
  await addReadings(lead, id, [
    { value: 0.1, at: at(1) },
    { value: 0.2, at: at(2) },
  ])
  expect(await requireRecord(lead, 'monitors', id)).toMatchObject({
    lastValue: 0.3,
    lastReadingAt: at(3),
    state: 'active',
  })
  expect((await readingsOf(id)).map(({ value }) => value)).toEqual([0.1, 0.2, 0.3])
  await Promise.all(
    [4, 6, 5].map((day) => addReadings(lead, id, [{ value: day / 10, at: at(day) }])),
  )
  expect(await requireRecord(lead, 'monitors', id)).toMatchObject({
    lastValue: 0.6,
    lastReadingAt: at(6),
  })
})

test('the threshold that a reading broke is kept as it was, until somebody has looked', async () => {
  const { id } = await aMonitor()
  await addReadings(lead, id, [
    { value: 0.5, at: at(1) },
    { value: 1.5, at: at(2) },
    { value: 0.4, at: at(3) },
  ])
  const breached = await requireRecord(lead, 'monitors', id)
  expect(breached).toMatchObject({ state: 'breached', breachedAt: at(2), lastValue: 0.4 })
  expect(String(breached.breachedThreshold)).toContain('1')
  const { revision } = breached
  const reviewed = await moveRecord(lead, 'monitors', {
    id,
    revision,
    transition: 'review',
    values: { reviewNote: 'A holiday' },
  })
  expect(reviewed).toMatchObject({ state: 'active', breachedThreshold: null })
})

test('readings are for those who may add them, and for monitors that run', async () => {
  const monitor = await aMonitor()
  const { id } = monitor
  for (const role of [
    'auditor',
    'executive',
    'compliance-lead',
    'staff',
    'administrator',
    'model-owner',
  ] as const) {
    await expect(
      addReadings(await aPerson({ roles: [role] }), id, [{ value: 1 }]),
      role,
    ).rejects.toThrow()
  }
  await archiveRecord(lead, 'monitors', { id, revision: 1, reason: 'Twice' })
  await expect(addReadings(lead, id, [{ value: 1 }])).rejects.toBeInstanceOf(Forbidden)
  const paused = await aMonitor()
  await moveRecord(lead, 'monitors', {
    id: paused.id,
    revision: 1,
    transition: 'pause',
    reason: 'Rebuilt',
  })
  await expect(addReadings(lead, paused.id, [{ value: 1 }])).rejects.toBeInstanceOf(Forbidden)
})

test('a batch is sealed once, by the Merkle root over its lines, which is in the trail', async () => {
  const { id } = await aMonitor()
  await addReadings(
    lead,
    id,
    [1, 2, 3, 4, 5].map((day) => ({ value: day / 10, at: at(day) })),
  )
  const sealed = await sealAppended()
  expect(sealed).toBeGreaterThanOrEqual(5)
  expect(await sealAppended()).toBe(0)
  const [batch] = await sql<{ id: string; root: string; size: number }>(
    'SELECT id::text, root, size FROM reading_batches ORDER BY "createdAt" DESC LIMIT 1',
  )
  expect(batch?.size).toBe(sealed)
  const lines = await sql<{ line: string }>(
    `SELECT (to_jsonb(r) - 'batchId')::text AS line FROM readings r WHERE "batchId" = $1::uuid ORDER BY id`,
    [batch?.id],
  )
  expect(rootOf(lines.map(({ line }) => leafHash(line))).toString('hex')).toBe(batch?.root)
  const [event] = await sql<{ root: string; by: string }>(
    `SELECT content::jsonb -> 'row' ->> 'root' AS root, "actorName" AS by FROM audit_events WHERE register = 'reading-batches' ORDER BY seq DESC LIMIT 1`,
  )
  expect(event).toEqual({ root: batch?.root, by: 'Plumbline' })
})

test('readings are neither changed, removed, nor sealed again', async () => {
  const { id } = await aMonitor()
  await addReadings(lead, id, [{ value: 0.5 }])
  await sealAppended()
  for (const statement of [
    'UPDATE readings SET value = 0',
    'UPDATE readings SET "batchId" = NULL',
    'UPDATE readings SET "batchId" = uuidv7()',
    'DELETE FROM readings',
    'TRUNCATE readings',
  ]) {
    await expect(sql(statement), statement).rejects.toThrow('append-only')
  }
  expect(await readingsOf(id)).toMatchObject([{ value: 0.5 }])
})

/** RFC 6962, written again from its text: the larger half is a power of two. */
function rootOf(leaves: Buffer[]): Buffer {
  const [only] = leaves
  if (only && leaves.length === 1) return only
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return hashNode(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}
