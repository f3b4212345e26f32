import { verify } from 'node:crypto'
import type { Sql } from '../db/sql.ts'
import { noteSignature, toKeyObject, verifierKeyOf } from './checkpoint.ts'
import { fingerprintOf, type SigningKey } from './keys.ts'

/** How a key came: as the first one, vouched for by the one before it, or without anybody's word. */
export type KeyArrival = 'first' | 'rotated' | 'unlinked'

export type KeyStatement = {
  number: number
  how: KeyArrival
  /** Raw public keys. */
  previous: Buffer | null
  key: Buffer
  /** ISO time in UTC. */
  at: string
}

const FORMAT = 'plumbline-key/1'

/**
 * What is signed when a key comes into use, as a C2SP signed note (docs/checkpoints.md): the new key
 * signs, so it is at hand, and before it the old one, unless there is none or it was lost.
 */
export function stateKey(
  { number, how, at }: Pick<KeyStatement, 'number' | 'how' | 'at'>,
  by: { origin: string; previous: Uint8Array | null; old: SigningKey | null; key: SigningKey },
): string {
  const { origin, previous, old, key } = by
  const body = [
    FORMAT,
    origin,
    String(number),
    how,
    previous ? verifierKeyOf(origin, previous) : '-',
    verifierKeyOf(origin, key.publicKey),
    at,
    '',
  ].join('\n')
  const signed = [...(old ? [old] : []), key].map((one) => noteSignature(origin, body, one))
  return `${body}\n${signed.join('')}`
}

/** Reads a statement; throws an Error with a sentence unless each key that must sign it did. */
export function readKeyStatement(text: string, origin: string): KeyStatement {
  const [head = '', signatures = ''] = text.split('\n\n')
  const [format, stated, number, how, previous, key, at, ...rest] = head.split('\n')
  const isOne =
    format === FORMAT &&
    stated === origin &&
    (how === 'first' || how === 'rotated' || how === 'unlinked') &&
    rest.length === 0
  if (!isOne) throw new Error('It is no statement about a signing key of this installation')
  const keys = {
    previous: previous === '-' ? null : publicKeyOf(previous ?? '', origin),
    key: publicKeyOf(key ?? '', origin),
  }
  const signers = how === 'rotated' ? [keys.previous, keys.key] : [keys.key]
  const lines = signatures.split(/(?<=\n)/)
  if (lines.length !== signers.length) throw new Error('It is not signed by the keys that must')
  for (const [index, signer] of signers.entries()) {
    const bytes = Buffer.from(/ ([^ ]+)\n$/.exec(lines[index] ?? '')?.[1] ?? '', 'base64')
    const holds =
      signer !== null &&
      verify(null, Buffer.from(`${head}\n`), toKeyObject(signer), bytes.subarray(4))
    if (!holds) throw new Error('It is not signed by the keys that must')
  }
  return { number: Number(number), how, ...keys, at: at ?? '' }
}

/** The statements of the trail about the keys of this installation, in their order. */
export async function keyStatements(sql: Sql): Promise<string[]> {
  const rows = await sql<{ statement: string }>(
    'SELECT statement FROM signing_keys ORDER BY number',
  )
  return rows.map(({ statement }) => statement)
}

/** The statements up to the one that names a key; none where it is not on record. */
export async function chainTo(sql: Sql, origin: string, key: SigningKey): Promise<string[]> {
  const statements = await keyStatements(sql)
  const own = statements.findIndex((text) =>
    readKeyStatement(text, origin).key.equals(key.publicKey),
  )
  return own < 0 ? [] : statements.slice(0, own + 1)
}

/** Statements as one text, as it is published and as packs hold it: an empty line between two. */
export function chainText(statements: readonly string[]): string {
  return statements.join('\n')
}

export type AcceptedKey = { publicKey: Buffer; fingerprint: string; isLinked: boolean }

/**
 * Which keys a reader who trusts `current` may accept for what was signed before: the chain back from
 * it. From a key that nobody vouched for on, earlier ones are named but not linked. Statements that do
 * not hold are left out and said to `refuse`.
 */
export function acceptedKeys(
  statements: readonly string[],
  by: { origin: string; current: Uint8Array; refuse?: (why: string) => void },
): AcceptedKey[] {
  const read = statements.flatMap((text, index) => {
    try {
      return [readKeyStatement(text, by.origin)]
    } catch (error) {
      by.refuse?.(
        `Statement ${index + 1} about the signing keys: ${String((error as Error).message)}.`,
      )
      return []
    }
  })
  const accepted: AcceptedKey[] = []
  let isLinked = true
  let next: Buffer | null = Buffer.from(by.current)
  while (next) {
    const publicKey: Buffer = next
    if (accepted.some((one) => one.publicKey.equals(publicKey))) break
    accepted.push({ publicKey, fingerprint: fingerprintOf(publicKey), isLinked })
    const found = read.find((one) => one.key.equals(publicKey))
    if (found?.how !== 'rotated') isLinked = false
    next = found?.previous ?? null
  }
  return accepted
}

/** From `<origin>+<8 hexadecimal>+<base64 of 0x01 and the key>`, in that form alone. */
function publicKeyOf(text: string, origin: string): Buffer {
  const key = Buffer.from(text.slice(origin.length + 10), 'base64').subarray(1)
  if (key.length !== 32 || verifierKeyOf(origin, key) !== text) throw new Error('It names no key')
  return key
}
