import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Conflict, Forbidden, Invalid } from '../../lib/errors.ts'
import { type ImportedRow, importRecords } from '../../lib/records/import.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
beforeAll(async () => {
  lead = await theLead()
})

const row = (n: number, values: object = {}): ImportedRow => ({
  values: { title: `Imported ${n}`, ...values },
  source: { Column: `cell ${n}` },
  sourceKey: `row-${n}`,
})
const stands = async () => ({
  total: (await listRecords(lead, 'risks')).total,
  size: (await headOf(sqlOf(db())))?.size,
})

test('an import writes every row with its source cells, and says how far it is', async () => {
  const before = await stands()
  const progress: number[] = []
  const creates = Array.from({ length: 1203 }, (_, n) => row(n))
  const result = await importRecords(lead, 'risks', { creates }, (done) => void progress.push(done))
  expect(result).toEqual({ created: 1203, changed: 0 })
  const after = await stands()
  expect(after.total - before.total).toBe(1203)
  expect((after.size ?? 0) - (before.size ?? 0)).toBe(1203)
  expect(progress.at(-1)).toBe(1203)
  expect([...progress].sort((a, b) => a - b)).toEqual(progress)
  const where = { field: 'sourceKey', is: 'row-7' }
  const seventh = await listRecords(lead, 'risks', { where, withSource: true })
  expect(seventh.records).toMatchObject([{ title: 'Imported 7', source: { Column: 'cell 7' } }])
  expect((await listRecords(lead, 'risks', { q: 'cell 1202' })).total).toBeGreaterThan(0)
  const { records } = await listRecords(lead, 'risks', { limit: 500 })
  expect(new Set(records.map(({ code }) => code)).size).toBe(500)
})

test.each<[string, ImportedRow[], typeof Invalid | typeof Forbidden]>([
  ['a value of another shape', [row(1), row(2), row(3, { likelihood: 'high' })], Invalid],
  ['a field that only rules set', [row(1), row(2, { level: 9 })], Invalid],
  ['a row without what it needs', [row(1), row(2, { title: ' ' })], Invalid],
  [
    'a reference to nothing',
    [row(1), row(2, { systemIds: ['0197f0aa-0000-7000-8000-00000000dead'] })],
    Invalid,
  ],
  ['a state that the register has not', [row(1), { ...row(2), state: 'blessed' }], Invalid],
])('with %s nothing of it is written', async (_, creates, kind) => {
  const before = await stands()
  await expect(importRecords(lead, 'risks', { creates })).rejects.toBeInstanceOf(kind)
  expect(await stands()).toEqual(before)
})

test('a record changed since the preview stops the whole import', async () => {
  const record = await aRecord('risks', { title: 'Before' })
  await writeRecord(lead, 'risks', { id: record.id, revision: 1, values: { title: 'Meanwhile' } })
  const before = await stands()
  const changes = [{ id: record.id, revision: 1, values: { title: 'Imported' }, source: null }]
  await expect(importRecords(lead, 'risks', { creates: [row(1)], changes })).rejects.toBeInstanceOf(
    Conflict,
  )
  expect(await stands()).toEqual(before)
  expect(await requireRecord(lead, 'risks', record.id)).toMatchObject({ title: 'Meanwhile' })
})

test('a record that is closed to edits is closed to imports', async () => {
  const { id } = await aRecord('risks')
  await moveRecord(lead, 'risks', { id, revision: 1, transition: 'close', reason: 'Gone' })
  const changes = [{ id, revision: 2, values: { title: 'Imported' }, source: null }]
  await expect(importRecords(lead, 'risks', { creates: [], changes })).rejects.toBeInstanceOf(
    Forbidden,
  )
})

test('who may not import does not', async () => {
  for (const role of [
    'executive',
    'auditor',
    'data-owner',
    'model-owner',
    'staff',
    'administrator',
  ] as const) {
    const person = await aPerson({ roles: [role] })
    await expect(
      importRecords(person, 'risks', { creates: [row(1)] }),
      role,
    ).rejects.toBeInstanceOf(Forbidden)
  }
})
