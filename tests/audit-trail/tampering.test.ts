import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { type SigningKey, signingKey } from '../../lib/audit-trail/keys.ts'
import { verifyTrail } from '../../lib/audit-trail/verify.ts'
import { type Random, randomFrom } from '../packs/mutations.ts'
import {
  aRisk,
  asMaya,
  insertRisks,
  type TrailDatabase,
  trailDatabases,
} from './trail-databases.ts'

let databases: Awaited<ReturnType<typeof trailDatabases>>
let key: SigningKey
beforeAll(async () => {
  databases = await trailDatabases()
  key = await signingKey(databases.dataDir)
})
afterAll(() => databases?.stop())

/** A trail of 21 events: the installation, ten risks, and a change of each. */
async function aTrail(): Promise<TrailDatabase> {
  const database = await databases.fresh()
  await insertRisks(
    database,
    Array.from({ length: 10 }, (_, n) => aRisk(`RSK-${n}`)),
  )
  await asMaya(database, (client) => client.query(`UPDATE risks SET title = 'Unfair outcome'`))
  return database
}

/** Statements of a superuser who switches the triggers off. */
async function tamper({ pool }: TrailDatabase, ...statements: string[]): Promise<void> {
  const client = await pool.connect()
  await client.query('SET session_replication_role = replica')
  for (const statement of statements) await client.query(statement)
  client.release(true)
}

const verify = (database: TrailDatabase, earlier?: string) =>
  verifyTrail(database.url, {
    publicKey: key.publicKey,
    tables: true,
    ...(earlier === undefined ? {} : { earlier }),
  })

test('an untouched trail holds', async () => {
  const database = await aTrail()
  const { note } = await takeCheckpoint(database.sql, key, 'request')
  expect((await takeCheckpoint(database.sql, key, 'daily')).note).toBe(note)
  expect(await verify(database, note)).toMatchObject({
    ok: true,
    events: 21,
    checkpoints: 1,
    problems: [],
  })
})

const SAYS = "replace(content, 'Unfair', 'Fair')"
const REHASH = `UPDATE audit_events SET "contentHash" = sha256(salt || convert_to(content, 'UTF8'));
  UPDATE audit_events SET header = jsonb_build_array('plumbline-event/1', seq,
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), "actorId", action, register,
    "recordId", "subjectId", operation, encode("contentHash", 'hex'))::text;
  UPDATE audit_events SET leaf = sha256('\\x00'::bytea || convert_to(header, 'UTF8'))`

test.each([
  [
    'a changed text',
    `UPDATE audit_events SET content = ${SAYS} WHERE seq = 12`,
    'Event 12: its text was changed',
  ],
  [
    'a changed name of the actor',
    `UPDATE audit_events SET "actorId" = 'x' WHERE seq = 5`,
    'Event 5: its columns are not',
  ],
  [
    'a changed time with its hashes made anew',
    `UPDATE audit_events SET at = at - interval '1 day' WHERE seq = 5; ${REHASH}`,
    'Event 5: its time is before',
  ],
  [
    'a changed time',
    `UPDATE audit_events SET at = at - interval '1 day' WHERE seq = 5`,
    'Event 5: its columns are not',
  ],
  [
    'a changed header',
    `UPDATE audit_events SET header = replace(header, 'risk.write', 'risk.rite') WHERE seq = 5`,
    'Event 5: its leaf is not',
  ],
  [
    'a changed leaf',
    `UPDATE audit_events SET leaf = sha256('x') WHERE seq = 5`,
    'Event 5: its leaf is not',
  ],
  [
    'a text taken away',
    `UPDATE audit_events SET content = NULL WHERE seq = 5`,
    'Event 5: its text was changed',
  ],
  ['an event taken away', 'DELETE FROM audit_events WHERE seq = 5', '1 events are missing'],
  ['the last event taken away', 'DELETE FROM audit_events WHERE seq = 20', '1 events are missing'],
  [
    'an event added',
    `INSERT INTO audit_events SELECT 21, at, "actorId", "actorName", action, register, "recordId", "subjectId", operation, salt, content, "contentHash", leaf, header FROM audit_events WHERE seq = 20`,
    '1 events lie outside',
  ],
  ['another root', `UPDATE audit_head SET root = sha256('x')`, 'not the root that the head states'],
  ['no head', 'DELETE FROM audit_head', 'has no head'],
  [
    'a row changed past the trail',
    `UPDATE risks SET title = 'x' WHERE code = 'RSK-3'`,
    'it differs from its last event',
  ],
  [
    'a row written past the trail',
    `INSERT INTO risks SELECT r.* FROM risks x, jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'code', 'RSK-99')) r LIMIT 1`,
    'it was written past the trail',
  ],
  [
    'a row deleted past the trail',
    `DELETE FROM risks WHERE code = 'RSK-3'`,
    'it was deleted past the trail',
  ],
  [
    'triggers switched off',
    'ALTER TABLE risks DISABLE TRIGGER audit_update',
    'missing or switched off',
  ],
  [
    'every hash made anew',
    `UPDATE audit_events SET content = ${SAYS}; ${REHASH}`,
    'not the root that the head states',
  ],
])('with the triggers switched off, %s is found', async (_, statement, said) => {
  const database = await aTrail()
  await tamper(database, statement)
  const report = await verify(database)
  expect(report.ok).toBe(false)
  expect(report.problems.join('\n')).toContain(said)
})

test('a trail that is rewritten whole, head and tables included, holds by itself, and is found by an earlier checkpoint', async () => {
  const database = await aTrail()
  const { note } = await takeCheckpoint(database.sql, key, 'request')
  await tamper(
    database,
    `UPDATE audit_events SET content = ${SAYS} WHERE seq > 10; ${REHASH}`,
    `UPDATE risks SET title = 'Fair outcome'`,
    'DELETE FROM audit_checkpoints',
  )
  const { root } = await verify(database)
  await tamper(database, `UPDATE audit_head SET root = '\\x${root}'`)
  expect(await verify(database)).toMatchObject({ ok: true })
  const report = await verify(database, note)
  expect(report.problems).toEqual([
    'The first 21 events do not make the root of the checkpoint taken then.',
  ])
})

test('a trail cut short is found by an earlier checkpoint, and by one kept', async () => {
  const database = await aTrail()
  const { note } = await takeCheckpoint(database.sql, key, 'request')
  await tamper(
    database,
    'DELETE FROM audit_events WHERE seq > 15',
    'UPDATE audit_head SET size = 16',
  )
  expect((await verify(database)).problems.join()).toContain('events were removed')
  await tamper(database, 'DELETE FROM audit_checkpoints')
  expect((await verify(database, note)).problems.join()).toContain('events were removed')
})

test('a kept checkpoint by another key, or with another root, is found', async () => {
  const database = await aTrail()
  const { note } = await takeCheckpoint(database.sql, key, 'request')
  await tamper(database, `UPDATE audit_checkpoints SET note = overlay(note placing 'A' from 60)`)
  expect((await verify(database)).ok).toBe(false)
  const other = await aTrail()
  expect((await verify(other, note)).problems.join()).toContain(
    'do not make the root of the checkpoint',
  )
})

/** What somebody with full rights can do to a trail and its tables, each with a choice of its own. */
const edits: Record<string, (random: Random, size: number) => string> = {
  'a row': ({ oneOf, upTo }) =>
    `UPDATE risks SET ${oneOf(['title', 'state', 'code'])} = 'x${upTo(1e9)}' WHERE code = 'RSK-${upTo(10)}'`,
  'the text of an event': ({ upTo }, size) =>
    `UPDATE audit_events SET content = overlay(content placing chr(97 + ${upTo(26)}) || '${upTo(1e9)}' from 5) WHERE seq = ${upTo(size)}`,
  'the actor of an event': ({ upTo }, size) =>
    `UPDATE audit_events SET "actorId" = 'x${upTo(1e9)}' WHERE seq = ${upTo(size)}`,
  'the action of an event': ({ upTo }, size) =>
    `UPDATE audit_events SET action = 'x.${upTo(1e9)}' WHERE seq = ${upTo(size)}`,
  'the record of an event': ({ upTo }, size) =>
    `UPDATE audit_events SET "recordId" = gen_random_uuid()::text WHERE seq = ${upTo(size)}`,
  'the time of an event': ({ upTo }, size) =>
    `UPDATE audit_events SET at = at + interval '${1 + upTo(1e6)} microseconds' WHERE seq = ${upTo(size)}`,
  'the salt of an event': ({ upTo }, size) =>
    `UPDATE audit_events SET salt = decode(md5('${upTo(1e9)}'), 'hex') WHERE seq = ${upTo(size)}`,
  'an event away from the middle, the later ones moved up': ({ upTo }, size) => {
    const gone = 1 + upTo(size - 2)
    return `DELETE FROM audit_events WHERE seq = ${gone};
      UPDATE audit_events SET seq = -seq WHERE seq > ${gone};
      UPDATE audit_events SET seq = -seq - 1 WHERE seq < 0;
      UPDATE audit_head SET size = size - 1`
  },
  'the last events away': ({ upTo }, size) => {
    const rest = 1 + upTo(size - 1)
    return `DELETE FROM audit_events WHERE seq >= ${rest}; UPDATE audit_head SET size = ${rest}`
  },
  'two texts into each other’s place': ({ upTo }, size) => {
    const one = 1 + upTo(size - 2)
    return `UPDATE audit_events e SET content = o.content, salt = o.salt FROM audit_events o
      WHERE e.seq IN (${one}, ${one + 1}) AND o.seq = ${one} + ${one + 1} - e.seq`
  },
}

test('random changes by somebody with full rights, hashed again or not, are all found with a checkpoint from before', async () => {
  const database = await aTrail()
  const { note } = await takeCheckpoint(database.sql, key, 'request')
  const kept = ['risks', 'audit_events', 'audit_head', 'audit_checkpoints']
  await tamper(database, ...kept.map((one) => `CREATE TABLE kept_${one} AS TABLE ${one}`))
  const restore = kept.flatMap((one) => [
    `DELETE FROM ${one}`,
    `INSERT INTO ${one} SELECT * FROM kept_${one}`,
  ])
  const random = randomFrom(20261125)
  for (let run = 0; run < 3; run++) {
    for (const [what, edit] of Object.entries(edits)) {
      await tamper(database, edit(random, 21), 'DELETE FROM audit_checkpoints')
      const depth = random.upTo(3)
      if (depth > 0 && what !== 'a row') await tamper(database, REHASH)
      if (depth > 1 && what !== 'a row') {
        const { root } = await verify(database)
        await tamper(database, `UPDATE audit_head SET root = '\\x${root}'`)
      }
      const report = await verify(database, note)
      expect(report.ok, `${what}, run ${run}, depth ${depth}`).toBe(false)
      await tamper(database, ...restore)
    }
  }
  expect(await verify(database, note)).toMatchObject({ ok: true, problems: [] })
}, 240_000)

test('a text removed with its salt leaves the tree whole, and is found where nobody approved it', async () => {
  const database = await aTrail()
  await tamper(database, 'UPDATE audit_events SET salt = NULL, content = NULL WHERE seq = 3')
  expect(await verify(database)).toMatchObject({
    ok: false,
    erased: 1,
    problems: ['Event 3: its text was removed without an erasure that somebody approved.'],
    firstFaulty: 3,
  })
})

test('verifying while others write finds nothing wrong', async () => {
  const database = await aTrail()
  let writing = true
  const writer = (async () => {
    for (let n = 0; writing; n++) await insertRisks(database, [aRisk(`NEW-${n}`)])
  })()
  for (let run = 0; run < 5; run++) {
    expect(await verify(database)).toMatchObject({ ok: true, problems: [] })
  }
  writing = false
  await writer
})
