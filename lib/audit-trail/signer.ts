import { plumbline } from '../access/actor.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { originOf } from './checkpoint.ts'
import { type KeyArrival, readKeyStatement, stateKey } from './key-chain.ts'
import { adoptKey, draftKey, type SigningKey, signingKey } from './keys.ts'
import { headOf } from './log.ts'

type Recorded = { number: number; fingerprint: string; statement: string }

/**
 * The installation's key, after the trail has it on record. One that takes the place of another
 * without that one's signature, because it was lost, is announced as such. Not inside of a governed
 * transaction: it may begin one.
 */
export async function signer(): Promise<SigningKey> {
  const { DATA_DIR } = env()
  const sql = sqlOf(pool())
  const last = await lastRecorded(sql)
  // A rotation that was cut off after it came on record is brought to its end.
  if (last) await adoptKey(DATA_DIR, last.fingerprint)
  const key = await signingKey(DATA_DIR)
  if (last?.fingerprint !== key.fingerprint) await recordArrival(key)
  return key
}

/**
 * Gives the installation a new key: the old one signs the statement that names it, which comes on
 * record, and from then on the new one signs. Answers both fingerprints.
 */
export async function rotateKey(): Promise<{ old: string; key: string; statement: string }> {
  const { DATA_DIR } = env()
  const old = await signer()
  const key = await draftKey(DATA_DIR)
  const statement = await governed(plumbline, { action: 'signing-key.rotate' }, async (_, sql) => {
    const last = await lastRecorded(sql)
    if (last?.fingerprint !== old.fingerprint) {
      throw new Error('The key was rotated by somebody else meanwhile')
    }
    return record(sql, 'rotated', { last, old, key })
  })
  await adoptKey(DATA_DIR, key.fingerprint)
  return { old: old.fingerprint, key: key.fingerprint, statement }
}

async function recordArrival(key: SigningKey): Promise<void> {
  const sql = sqlOf(pool())
  if (await isRecorded(sql, key)) return
  const action = (await lastRecorded(sql)) ? 'signing-key.replace' : 'signing-key.record'
  await governed(plumbline, { action }, async (_, inside) => {
    if (await isRecorded(inside, key)) return
    const last = await lastRecorded(inside)
    await record(inside, last ? 'unlinked' : 'first', { last, old: null, key })
  })
}

async function record(
  sql: Sql,
  how: KeyArrival,
  { last, old, key }: { last: Recorded | null; old: SigningKey | null; key: SigningKey },
): Promise<string> {
  const head = await headOf(sql)
  if (!head) throw new Error('The installation has no audit trail yet')
  const origin = originOf(head.installation)
  const previous = last && readKeyStatement(last.statement, origin).key
  const [number, at] = [(last?.number ?? 0) + 1, now().toISOString()]
  const statement = stateKey({ number, how, at }, { origin, previous, old, key })
  await sql(
    `INSERT INTO signing_keys (id, number, fingerprint, how, statement, at)
     VALUES (gen_random_uuid(), $1::int, $2, $3, $4, $5::timestamptz)`,
    [number, key.fingerprint, how, statement, at],
  )
  return statement
}

async function lastRecorded(sql: Sql): Promise<Recorded | null> {
  const [last] = await sql<Recorded>(
    'SELECT number, fingerprint, statement FROM signing_keys ORDER BY number DESC LIMIT 1',
  )
  return last ?? null
}

async function isRecorded(sql: Sql, { fingerprint }: SigningKey): Promise<boolean> {
  const found = await sql('SELECT 1 AS one FROM signing_keys WHERE fingerprint = $1', [fingerprint])
  return found.length > 0
}
