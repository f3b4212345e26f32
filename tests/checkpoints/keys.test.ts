import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { GET } from '../../app/.well-known/plumbline-key/route.ts'
import { originOf, readCheckpoint, takeCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { acceptedKeys, keyStatements, readKeyStatement } from '../../lib/audit-trail/key-chain.ts'
import { draftKey, type SigningKey, signingKey } from '../../lib/audit-trail/keys.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { rotateKey, signer } from '../../lib/audit-trail/signer.ts'
import { describeTrailReport } from '../../lib/audit-trail/verify.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { env } from '../../lib/env.ts'
import { verifyInstallation } from '../../lib/trail/verify-installation.ts'
import { aRecord, theLead } from '../support/factories.ts'

const sql = sqlOf(db())
const { DATA_DIR } = env()
const keyFile = join(DATA_DIR, 'secrets', 'signing.key')
let origin: string
/** Notes signed by the first key, the second, and one after the second was lost. */
const notes: string[] = []
const keys: SigningKey[] = []

beforeAll(async () => {
  await theLead()
  origin = originOf((await headOf(sql))?.installation ?? '')
})

/** Signs something new with the key of now. */
async function sign(): Promise<void> {
  await aRecord('risks', { title: `Risk ${notes.length}` })
  const key = await signer()
  keys.push(key)
  notes.push((await takeCheckpoint(sql, key, 'request')).note)
}

const events = () =>
  sql<{ action: string }>(
    `SELECT action FROM audit_events WHERE register = 'signing-keys' ORDER BY seq`,
  )

test('the first key comes on record when it first signs, once, however many ask', async () => {
  await Promise.all([signer(), signer(), signer()])
  await sign()
  expect(await events()).toEqual([{ action: 'signing-key.record' }])
  const [statement = ''] = await keyStatements(sql)
  expect(readKeyStatement(statement, origin)).toMatchObject({
    number: 1,
    how: 'first',
    previous: null,
    key: keys[0]?.publicKey,
  })
})

test('a rotation leaves a statement that both keys signed, and the new key signs', async () => {
  const made = await rotateKey()
  await sign()
  expect(made).toMatchObject({ old: keys[0]?.fingerprint, key: keys[1]?.fingerprint })
  expect(made.key).not.toBe(made.old)
  expect(readKeyStatement(made.statement, origin)).toMatchObject({
    number: 2,
    how: 'rotated',
    previous: keys[0]?.publicKey,
    key: keys[1]?.publicKey,
  })
  expect((await events()).at(-1)).toEqual({ action: 'signing-key.rotate' })
  expect(() => readCheckpoint(notes[1] ?? '', keys[0]?.publicKey ?? Buffer.of())).toThrow()
  expect((await readFile(keyFile, 'utf8')).includes('PRIVATE KEY')).toBe(true)
})

test('a statement that was changed in any byte says nothing', async () => {
  const [, statement = ''] = await keyStatements(sql)
  const bytes = Buffer.from(statement)
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (bytes[at] ?? 0) ^ 1
    let read: unknown = null
    try {
      read = readKeyStatement(changed.toString('utf8'), origin)
    } catch {
      continue
    }
    // Names and key ids in front of a signature are not signed; nothing is read from them.
    expect(read, `byte ${at}`).toEqual(readKeyStatement(statement, origin))
  }
  const [body = '', signatures = ''] = statement.split('\n\n')
  const newOnly = `${body}\n\n${signatures.split('\n')[1]}\n`
  expect(() => readKeyStatement(newOnly, origin)).toThrow('not signed by the keys that must')
})

test('checkpoints from before a rotation hold, kept ones and one from outside', async () => {
  const [earlier = ''] = notes
  const report = await verifyInstallation(env(), { earlier })
  expect(report).toMatchObject({ ok: true, problems: [], remarks: [] })
})

test('a checkpoint by a key outside of the chain does not', async () => {
  const head = await headOf(sql)
  const stranger = await signingKey(join(DATA_DIR, 'stranger'))
  const { createCheckpoint } = await import('../../lib/audit-trail/checkpoint.ts')
  const earlier = createCheckpoint(
    { origin, size: head?.size ?? 0, root: Buffer.from(head?.root ?? []) },
    stranger,
  )
  const report = await verifyInstallation(env(), { earlier })
  expect(report.problems).toEqual([
    'The earlier checkpoint: The checkpoint is signed with another key.',
  ])
})

test('a rotation that was cut off after it came on record is brought to its end', async () => {
  const before = await readFile(keyFile)
  const { key } = await rotateKey()
  await rename(keyFile, join(DATA_DIR, 'secrets', 'signing.key.next'))
  await writeFile(keyFile, before, { mode: 0o600 })
  expect((await signer()).fingerprint).toBe(key)
  await sign()
})

test('a rotation that was cut off before it came on record leaves the old key', async () => {
  await draftKey(DATA_DIR)
  expect((await signer()).fingerprint).toBe(keys.at(-1)?.fingerprint)
})

test('a key that was lost is replaced, and that nobody vouches for the new one is said everywhere', async () => {
  await rm(keyFile)
  await sign()
  expect((await events()).at(-1)).toEqual({ action: 'signing-key.replace' })
  const statements = await keyStatements(sql)
  expect(readKeyStatement(statements.at(-1) ?? '', origin).how).toBe('unlinked')

  const accepted = acceptedKeys(statements, {
    origin,
    current: keys.at(-1)?.publicKey ?? Buffer.of(),
  })
  expect(accepted.map(({ isLinked }) => isLinked)).toEqual([true, false, false, false])

  const report = await verifyInstallation(env(), { earlier: notes[0] ?? '' })
  expect(report).toMatchObject({ ok: true, problems: [] })
  expect(report.remarks.length).toBe(3)
  expect(describeTrailReport(report)).toContain(
    `NOTE  The signing key ${keys[2]?.fingerprint} was replaced without its signature`,
  )

  const published = await (await GET(new Request('http://localhost/'))).text()
  expect(published).toContain('\nunlinked\n')
  for (const statement of statements) expect(published).toContain(statement.trimEnd())
})

test('the folder of the key may be gone altogether', async () => {
  await rm(join(DATA_DIR, 'secrets'), { recursive: true })
  await mkdir(DATA_DIR, { recursive: true })
  await sign()
  expect((await events()).length).toBe(5)
})
