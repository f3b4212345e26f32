import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { momentOf } from '../../lib/audit-trail/log.ts'
import { contentHash } from '../../lib/records/content-hash.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { asMaya, MAYA, type TrailDatabase, trailDatabases } from '../audit-trail/trail-databases.ts'
import { fillTrail, packBytes, rowsAt, smallPack, verifyBytes } from './small-pack.ts'

let databases: Awaited<ReturnType<typeof trailDatabases>>
beforeAll(async () => {
  databases = await trailDatabases()
})
afterAll(() => databases?.stop())

async function aRiskRow(database: TrailDatabase): Promise<AnyRecord> {
  const { seq } = await momentOf(database.sql, 'now')
  const [row] = await rowsAt(database.sql, 'risks', seq)
  if (!row) throw new Error('there is no risk')
  return row as AnyRecord
}

async function approve(
  database: TrailDatabase,
  record: AnyRecord,
  hash: string,
  signedWith: string | null = 'password',
): Promise<void> {
  const approval = {
    id: randomUUID(),
    register: 'risks',
    recordId: record.id,
    revision: record.revision,
    transition: 'accept',
    decision: 'accepted',
    contentHash: hash,
    signedWith,
    remarks: '',
    byId: MAYA.id,
    byName: MAYA.name,
    at: '2026-02-01T00:00:00Z',
  }
  await asMaya(database, (client) =>
    client.query(
      'INSERT INTO approvals SELECT r.* FROM jsonb_populate_record(null::approvals, $1::jsonb) r',
      [JSON.stringify(approval)],
    ),
  )
}

async function packOf(database: TrailDatabase, changes: Parameters<typeof smallPack>[1] = {}) {
  const key = await signingKey(databases.dataDir)
  const { bytes } = await packBytes(await smallPack(database.sql, changes), {
    pool: database.pool,
    key,
    tempDir: join(databases.dataDir, 'tmp'),
  })
  return verifyBytes(bytes)
}

test('an approval holds for the content it was given for, also when that changes later', async () => {
  const database = await databases.fresh()
  await fillTrail(database)
  const risk = await aRiskRow(database)
  await approve(database, risk, contentHash(registerOf('risks'), risk))
  await asMaya(database, (client) =>
    client.query(`UPDATE risks SET title = 'Other', revision = 2 WHERE id = $1`, [risk.id]),
  )
  expect(await packOf(database)).toMatchObject({ ok: true, facts: { approvals: 1 } })
})

test('an approval of another content than the log shows is found, though the log itself is whole', async () => {
  const database = await databases.fresh()
  await fillTrail(database)
  const risk = await aRiskRow(database)
  await approve(database, risk, contentHash(registerOf('risks'), { ...risk, title: 'Harmless' }))
  const report = await packOf(database)
  expect(report.ok).toBe(false)
  expect(report.problems).toEqual([
    expect.stringMatching(
      /event 12: RSK-1 \(.*\) was approved with another content than event \d left$/,
    ),
  ])
})

test('an approval that came before its content is found', async () => {
  const database = await databases.fresh()
  await fillTrail(database)
  const risk = await aRiskRow(database)
  const later = { ...risk, title: 'Said afterwards' }
  await approve(database, risk, contentHash(registerOf('risks'), later))
  await asMaya(database, (client) =>
    client.query(`UPDATE risks SET title = 'Said afterwards' WHERE id = $1`, [risk.id]),
  )
  expect((await packOf(database)).problems.join()).toContain('was approved with another content')
})

test('a pack must say what its approvals cover; those of a text that is erased or withheld are counted apart', async () => {
  const database = await databases.fresh()
  await fillTrail(database)
  const risk = await aRiskRow(database)
  await approve(database, risk, contentHash(registerOf('risks'), risk))
  const silent = await packOf(database, { approvedFields: {} })
  expect(silent.problems.join()).toContain('does not say what an approval in risks covers')
  const withheld = await packOf(database, {
    scope: ({ register }) => (register === 'approvals' ? 'whole' : 'header'),
    registers: [],
  })
  expect(withheld).toMatchObject({ ok: true, facts: { approvals: 0, approvalsUnproven: 1 } })
})

test('an approval from before decisions were signed is counted apart: its hash was made of other fields', async () => {
  const database = await databases.fresh()
  await fillTrail(database)
  const risk = await aRiskRow(database)
  await approve(database, risk, contentHash(registerOf('risks'), { ...risk, title: 'Old' }), null)
  const { problems, facts } = await packOf(database)
  expect(problems).toEqual([])
  expect(facts).toMatchObject({ approvals: 0, approvalsUnproven: 1 })
})
