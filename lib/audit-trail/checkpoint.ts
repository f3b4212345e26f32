import { createHash, createPublicKey, verify } from 'node:crypto'
import { now } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import type { SigningKey } from './keys.ts'
import { headOf } from './log.ts'

/** Why a checkpoint was taken. */
export type CheckpointReason = 'daily' | 'pack' | 'approval' | 'request' | 'export'

export type Checkpoint = { origin: string; size: number; root: Buffer }

/** The name under which an installation signs: its checkpoints' origin and key name. */
export function originOf(installation: string): string {
  return `plumbline/${installation}`
}

/**
 * A C2SP tlog-checkpoint as a signed note: origin, size, root in base64, an empty line, and one
 * Ed25519 signature under the origin's name. The same head and key give the same text.
 */
export function createCheckpoint(head: Checkpoint, key: SigningKey): string {
  const body = bodyOf(head)
  return `${body}\n${noteSignature(head.origin, body, key)}`
}

/** One signature line of a C2SP signed note. */
export function noteSignature(name: string, body: string, key: SigningKey): string {
  const signature = Buffer.concat([keyHash(name, key.publicKey), key.sign(Buffer.from(body))])
  return `— ${name} ${signature.toString('base64')}\n`
}

/** What the signature of a checkpoint covers: three lines. */
export function bodyOf(head: Checkpoint): string {
  return `${head.origin}\n${head.size}\n${head.root.toString('base64')}\n`
}

/** The key as C2SP's signed notes name it: `<origin>+<key hash>+<base64 of 0x01 and the key>`. */
export function verifierKeyOf(origin: string, publicKey: Uint8Array): string {
  const key = Buffer.concat([Uint8Array.of(1), publicKey]).toString('base64')
  return `${origin}+${keyHash(origin, publicKey).toString('hex')}+${key}`
}

/**
 * What a checkpoint says, if the key signed it in exactly this form.
 * Throws an Error with a sentence that names what is wrong.
 */
export function readCheckpoint(note: string, publicKey: Uint8Array): Checkpoint {
  const parts =
    /^(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n— ([^\s+]+) ([A-Za-z0-9+/=]+)\n$/.exec(
      note,
    )
  if (!parts) throw new Error('The checkpoint is not a signed note of origin, size and root')
  const [, body = '', origin = '', size = '', root = '', name = '', signature = ''] = parts
  if (name !== origin)
    throw new Error(`The checkpoint of ${origin} is signed in the name of ${name}`)
  const bytes = Buffer.from(signature, 'base64')
  if (bytes.length !== 68 || bytes.toString('base64') !== signature) {
    throw new Error('The signature of the checkpoint has not the form of an Ed25519 note signature')
  }
  if (!bytes.subarray(0, 4).equals(keyHash(origin, publicKey))) {
    throw new Error('The checkpoint is signed with another key')
  }
  if (!verify(null, Buffer.from(body), toKeyObject(publicKey), bytes.subarray(4))) {
    throw new Error('The signature of the checkpoint does not hold')
  }
  const rootBytes = Buffer.from(root, 'base64')
  if (rootBytes.toString('base64') !== root) throw new Error('The root is not canonical base64')
  return { origin, size: Number(size), root: rootBytes }
}

/** What a note that was kept here says, whichever key signed it. */
export function checkpointOf(note: string): Checkpoint {
  const [origin = '', size = '', root = ''] = note.split('\n')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

/** Which of some keys a note says it is signed with; the first where it names none of them. */
export function signerOf(note: string, keys: readonly { publicKey: Buffer }[]): Buffer {
  const [, name = '', signature = ''] = /\n— ([^\n ]+) ([A-Za-z0-9+/=]+)\n$/.exec(note) ?? []
  const id = Buffer.from(signature, 'base64').subarray(0, 4)
  const found = keys.find(({ publicKey }) => keyHash(name, publicKey).equals(id)) ?? keys[0]
  if (!found) throw new Error('There is no key to check the checkpoint with')
  return found.publicKey
}

/**
 * Signs the current head and keeps the note. Asking again at the same size answers the same note.
 * Throws if the installation has no trail yet.
 */
export async function takeCheckpoint(
  sql: Sql,
  key: SigningKey,
  reason: CheckpointReason,
): Promise<{ size: number; note: string }> {
  const head = await headOf(sql)
  if (!head) throw new Error('The installation has no audit trail yet')
  return keepCheckpoint(
    sql,
    { origin: originOf(head.installation), size: head.size, root: Buffer.from(head.root) },
    { key, reason },
  )
}

/** Signs a head that was computed (as of a moment, say) and keeps the note. */
export async function keepCheckpoint(
  sql: Sql,
  head: Checkpoint,
  by: { key: SigningKey; reason: CheckpointReason },
): Promise<{ size: number; note: string }> {
  const note = createCheckpoint(head, by.key)
  await sql(
    `INSERT INTO audit_checkpoints (size, key, note, reason, at)
    VALUES ($1::bigint, $2, $3, $4, $5::timestamptz) ON CONFLICT DO NOTHING`,
    [String(head.size), by.key.fingerprint, note, by.reason, now().toISOString()],
  )
  return { size: head.size, note }
}

/** The last checkpoint that was taken of the first `size` events; null if there is none. */
export async function lastCheckpoint(
  sql: Sql,
  size: number,
): Promise<{ note: string; reason: string; at: string } | null> {
  const [last] = await sql<{ note: string; reason: string; at: string }>(
    `SELECT note, reason, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
     FROM audit_checkpoints WHERE size <= $1::bigint ORDER BY size DESC, at DESC LIMIT 1`,
    [String(size)],
  )
  return last ?? null
}

/** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key), as c2sp.org/signed-note says. */
function keyHash(name: string, publicKey: Uint8Array): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(1))
    .update(publicKey)
    .digest()
    .subarray(0, 4)
}

/** A raw public key as Node verifies with it. */
export function toKeyObject(publicKey: Uint8Array) {
  const x = Buffer.from(publicKey).toString('base64url')
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
}
