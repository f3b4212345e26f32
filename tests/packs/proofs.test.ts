import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCheckpoint, originOf, takeCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { type KeyArrival, stateKey } from '../../lib/audit-trail/key-chain.ts'
import { type SigningKey, signingKey } from '../../lib/audit-trail/keys.ts'
import { headOf, momentOf } from '../../lib/audit-trail/log.ts'
import { describeReport } from '../../lib/packs/verifier/core.mjs'
import { timeStamp } from '../../lib/witnesses/time-stamp.ts'
import {
  aRisk,
  asMaya,
  insertRisks,
  type TrailDatabase,
  trailDatabases,
} from '../audit-trail/trail-databases.ts'
import { timeStampAuthority } from '../support/time-stamp-authority.ts'
import { fillTrail, packBytes, smallPack, verifyBytes } from './small-pack.ts'
import { unzip } from './zip-of.ts'

const dir = mkdtempSync(join(tmpdir(), 'tsa-'))
let databases: Awaited<ReturnType<typeof trailDatabases>>
let database: TrailDatabase
let authority: Awaited<ReturnType<typeof timeStampAuthority>>
let [a, b, c]: SigningKey[] = []
let origin: string
/** The checkpoint and the pack before anything below, by key a. */
let first: { note: string; pack: Buffer }

beforeAll(async () => {
  databases = await trailDatabases()
  authority = await timeStampAuthority(dir)
  database = await databases.fresh()
  ;[a, b, c] = await Promise.all(
    ['a', 'b', 'c'].map((name) => signingKey(join(databases.dataDir, name))),
  )
  origin = originOf((await headOf(database.sql))?.installation ?? '')
  await fillTrail(database)
  await stateIn(1, 'first', [null, null, key(a)])
  const { note } = await takeCheckpoint(database.sql, key(a), 'daily')
  first = { note, pack: await packOf(key(a)) }
})
afterAll(async () => {
  await authority?.[Symbol.asyncDispose]()
  await databases?.stop()
  await rm(dir, { recursive: true })
})

function key(one: SigningKey | undefined): SigningKey {
  if (!one) throw new Error('there is no key')
  return one
}

/** A statement comes on record: of the key before, of whoever signs for it, of the new one. */
async function stateIn(
  number: number,
  how: KeyArrival,
  [previous, old, now]: [SigningKey | null, SigningKey | null, SigningKey],
) {
  const at = '2026-11-30T00:00:00.000Z'
  const by = { origin, previous: previous?.publicKey ?? null, old, key: now }
  await asMaya(database, (client) =>
    client.query(
      `INSERT INTO signing_keys (id, number, fingerprint, how, statement, at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`,
      [number, now.fingerprint, how, stateKey({ number, how, at }, by), at],
    ),
  )
}

async function packOf(by: SigningKey, asOf?: { seq: number; at: string }): Promise<Buffer> {
  const input = await smallPack(database.sql)
  const given = asOf ? await smallPack(database.sql, { info: { ...input.info, asOf } }) : input
  const options = { pool: database.pool, key: by, tempDir: join(databases.dataDir, 'tmp') }
  return (await packBytes(given, options)).bytes
}

const names = async (pack: Buffer) => Object.keys((await unzip(pack)).files)

test('a pack without stamp or rotation holds neither', async () => {
  const all = await names(first.pack)
  expect(all.filter((name) => /stamped|key-chain/.test(name))).toEqual([])
  expect(await verifyBytes(first.pack)).toMatchObject({ ok: true })
})

test('a pack carries the last stamp that the trail held at its moment, which OpenSSL verifies', async () => {
  const before = await momentOf(database.sql, 'now')
  const unstamped = await packOf(key(a))
  const { stampedAt, token } = await timeStamp(authority.url, first.note)
  await asMaya(database, (client) =>
    client.query(
      `INSERT INTO time_stamps (id, size, key, note, "witnessId", "stampedAt", token)
       VALUES (gen_random_uuid(), $1, $2, $3, gen_random_uuid(), $4, $5)`,
      [before.seq, key(a).fingerprint, first.note, stampedAt, token.toString('base64')],
    ),
  )
  // The same moment gives the same bytes, stamped since or not.
  expect((await packOf(key(a), before)).equals(unstamped)).toBe(true)

  const pack = await packOf(key(a))
  const { files } = await unzip(pack)
  const note = files['data/trail/stamped-checkpoint'] ?? Buffer.of()
  const stamp = files['data/trail/stamped-checkpoint.tsr'] ?? Buffer.of()
  expect(note.toString()).toBe(first.note)
  expect(authority.verify(note, stamp)).toContain('OK')
  const report = await verifyBytes(pack)
  expect(report).toMatchObject({ ok: true, facts: { stamped: before.seq } })
  expect(describeReport(report).join('\n')).toContain('openssl ts -verify')
})

test('a stamp of another text, or of a history that was not, is found', async () => {
  const head = await headOf(database.sql)
  const other = createCheckpoint(
    { origin, size: Number(head?.size) - 1, root: Buffer.alloc(32, 7) },
    key(a),
  )
  const insert = (note: string, token: Buffer) =>
    asMaya(database, (client) =>
      client.query(
        `INSERT INTO time_stamps (id, size, key, note, "witnessId", "stampedAt", token)
         VALUES (gen_random_uuid(), 1, '', $1, gen_random_uuid(), now(), $2)`,
        [note, token.toString('base64')],
      ),
    )
  await insert(other, (await timeStamp(authority.url, other)).token)
  expect((await verifyBytes(await packOf(key(a)))).problems).toEqual([
    `data/trail/stamped-checkpoint: the first ${Number(head?.size) - 1} events of this log are not those it was taken of`,
  ])
  await insert(first.note, (await timeStamp(authority.url, 'something else')).token)
  expect((await verifyBytes(await packOf(key(a)))).problems).toEqual([
    'data/trail/stamped-checkpoint.tsr: it is no time stamp of data/trail/stamped-checkpoint',
  ])
  await insert(first.note, (await timeStamp(authority.url, first.note)).token)
  expect(await verifyBytes(await packOf(key(a)))).toMatchObject({ ok: true })
})

test('after a rotation a pack by the new key extends what the old one signed', async () => {
  await stateIn(2, 'rotated', [key(a), key(a), key(b)])
  const pack = await packOf(key(b))
  expect(await names(pack)).toContain('data/trail/key-chain')
  const report = await verifyBytes(pack, { earlier: first.note })
  expect(report.problems).toEqual([])
  expect(report).toMatchObject({
    ok: true,
    facts: { key: key(b).fingerprint, earlier: { holds: true }, unlinked: [] },
  })
  // Whoever has the old key still can't make an older pack look newer.
  const back = await verifyBytes(first.pack, {
    earlier: (await takeCheckpoint(database.sql, key(b), 'request')).note,
  })
  expect(back.ok).toBe(false)
})

test('a key that no statement leads to is another key, with a chain or without', async () => {
  const stranger = await signingKey(join(databases.dataDir, 'stranger'))
  const pack = await packOf(stranger)
  expect(await names(pack)).not.toContain('data/trail/key-chain')
  const report = await verifyBytes(pack, { earlier: first.note })
  expect(report.problems.join()).toContain('signed with another key')
})

test('a rotation that the old key did not sign is none', async () => {
  const other = await databases.fresh()
  const forged = await signingKey(join(databases.dataDir, 'forged'))
  const theirs = originOf((await headOf(other.sql))?.installation ?? '')
  await fillTrail(other)
  const options = { pool: other.pool, key: forged, tempDir: join(databases.dataDir, 'tmp') }
  const text = stateKey(
    { number: 2, how: 'rotated', at: '2026-11-30T00:00:00.000Z' },
    { origin: theirs, previous: key(a).publicKey, old: forged, key: forged },
  )
  const own = stateKey(
    { number: 1, how: 'first', at: '2026-11-30T00:00:00.000Z' },
    { origin: theirs, previous: null, old: null, key: key(a) },
  )
  await expect(
    asMaya(other, (client) =>
      client.query(
        `INSERT INTO signing_keys (id, number, fingerprint, how, statement, at)
         VALUES (gen_random_uuid(), 1, 'a', 'first', $1, now()), (gen_random_uuid(), 2, 'b', 'rotated', $2, now())`,
        [own, text],
      ),
    ).then(async () => packBytes(await smallPack(other.sql), options)),
  ).rejects.toThrow('not signed by the keys that must')
})

test('a key that was lost is said to be, and holds no earlier checkpoint until its successor is known', async () => {
  await stateIn(3, 'unlinked', [key(b), null, key(c)])
  const pack = await packOf(key(c))
  const alone = await verifyBytes(pack)
  expect(alone).toMatchObject({ ok: true, facts: { unlinked: ['2026-11-30T00:00:00.000Z'] } })
  expect(describeReport(alone).join('\n')).toContain(
    'the signing key was replaced without the signature of the one before',
  )
  const report = await verifyBytes(pack, { earlier: first.note })
  expect(report.problems).toEqual([
    expect.stringContaining('it is signed with a key that was replaced without its signature'),
  ])
  const known = await verifyBytes(pack, { earlier: first.note, key: key(c).fingerprint })
  expect(known).toMatchObject({ ok: true, facts: { earlier: { holds: true } } })
  // Knowing the new key does not make another history of it.
  await insertRisks(database, [aRisk('RSK-77')])
  const other = createCheckpoint({ origin, size: 3, root: Buffer.alloc(32, 1) }, key(a))
  const rewritten = await verifyBytes(pack, { earlier: other, key: key(c).fingerprint })
  expect(rewritten.problems.join()).toContain('history was rewritten')
})
