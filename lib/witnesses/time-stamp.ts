import { createHash, randomBytes } from 'node:crypto'
import { sendBytes } from './send.ts'

/** What an authority answered: when, by its clock, and its whole answer (TimeStampResp). */
export type Stamp = { stampedAt: Date; token: Buffer }

/** The answer of an authority that can't be used, in a sentence. */
export class NotStamped extends Error {}

/**
 * Has an authority stamp a text (RFC 3161 over HTTP). The answer is taken if it grants, speaks of this
 * text's SHA-256 and repeats the number sent along. Its signature is for whoever relies on it to check,
 * by the certificates they trust (docs/checkpoints.md). Throws NotStamped or NotSent.
 */
export async function timeStamp(address: string, text: string): Promise<Stamp> {
  const digest = createHash('sha256').update(text).digest()
  const nonce = randomBytes(8)
  // DER writes an integer in its shortest form, and its first bit is the sign.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  const token = await sendBytes(address, requestOf(digest, nonce), {
    'content-type': 'application/timestamp-query',
  })
  return { stampedAt: readStamp(token, { digest, nonce }), token }
}

/** When an answer stamped this digest; throws NotStamped unless it did, for this request. */
export function readStamp(
  answer: Uint8Array,
  asked: { digest: Uint8Array; nonce: Uint8Array },
): Date {
  const [status, token] = partsOf(one(answer, SEQUENCE))
  const [granted, , failure] = status ? partsOf(of(status, SEQUENCE)) : []
  const code = granted ? Number(`0x${of(granted, INTEGER).toString('hex')}`) : Number.NaN
  // 0: granted; 1: granted with modifications.
  if (code !== 0 && code !== 1) {
    const why = failure ? ` (${failure.content.toString('hex')})` : ''
    throw new NotStamped(`The authority refused: status ${code}${why}.`)
  }
  if (!token) throw new NotStamped('The authority granted, but sent no stamp.')
  const [, signed] = partsOf(of(token, SEQUENCE))
  const [signedData] = signed ? partsOf(of(signed, EXPLICIT)) : []
  const content = signedData && partsOf(of(signedData, SEQUENCE))[2]
  const [type, wrapped] = content ? partsOf(of(content, SEQUENCE)) : []
  if (!type || !of(type, OID).equals(TST_INFO) || !wrapped) {
    throw new NotStamped('The authority answered with something that is no time stamp.')
  }
  const [octets] = partsOf(of(wrapped, EXPLICIT))
  if (!octets) throw new NotStamped('The time stamp is empty.')
  const [, , imprint, , time, ...rest] = partsOf(one(of(octets, OCTETS), SEQUENCE))
  if (!imprint?.whole.equals(imprintOf(asked.digest))) {
    throw new NotStamped('The time stamp is of something else.')
  }
  const nonce = rest.find(({ tag }) => tag === INTEGER)
  if (!nonce?.content.equals(asked.nonce)) {
    throw new NotStamped('The time stamp answers another request: its number is not the one sent.')
  }
  const [, y, mo, d, h, mi, s, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(
      time?.tag === TIME ? time.content.toString('latin1') : '',
    ) ?? []
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}${fraction.slice(0, 4)}Z`)
  if (Number.isNaN(at.getTime())) throw new NotStamped('The time stamp has no time.')
  return at
}

// ── DER, as much as there is in a request and an answer ─────────────────────────────────────────

const [BOOLEAN, INTEGER, OCTETS, OID, TIME, SEQUENCE, EXPLICIT] = [
  0x01, 0x02, 0x04, 0x06, 0x18, 0x30, 0xa0,
] as const
/** 1.2.840.113549.1.9.16.1.4 */
const TST_INFO = Buffer.from('2a864886f70d0109100104', 'hex')
/** SHA-256 (2.16.840.1.101.3.4.2.1) without parameters, which it has as NULL. */
const SHA256 = Buffer.from('300d06096086480165030402010500', 'hex')

function requestOf(digest: Uint8Array, nonce: Uint8Array): Buffer {
  return der(SEQUENCE, [
    der(INTEGER, [Buffer.of(1)]),
    imprintOf(digest),
    der(INTEGER, [nonce]),
    // The certificates come along, so that the stamp can be checked without asking for them.
    der(BOOLEAN, [Buffer.of(0xff)]),
  ])
}

function imprintOf(digest: Uint8Array): Buffer {
  return der(SEQUENCE, [SHA256, der(OCTETS, [digest])])
}

function der(tag: number, parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  if (content.length > 127) throw new RangeError('longer than a request is')
  return Buffer.concat([Buffer.of(tag, content.length), content])
}

type Part = { tag: number; content: Buffer; whole: Buffer }

/** The parts of a constructed value. */
function partsOf(bytes: Buffer): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < bytes.length; ) {
    const part = partAt(bytes, at)
    parts.push(part)
    at += part.whole.length
  }
  return parts
}

function partAt(bytes: Buffer, at: number): Part {
  const [tag, short] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || short === undefined) throw broken()
  const more = short < 0x80 ? 0 : short & 0x7f
  if (short === 0x80 || more > 4 || at + 2 + more > bytes.length) throw broken()
  const length = more === 0 ? short : bytes.readUIntBE(at + 2, more)
  const [start, end] = [at + 2 + more, at + 2 + more + length]
  if (end > bytes.length) throw broken()
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) }
}

/** The content of the one value that these bytes are. */
function one(bytes: Uint8Array, tag: number): Buffer {
  const part = partAt(Buffer.from(bytes), 0)
  if (part.whole.length !== bytes.length) throw broken()
  return of(part, tag)
}

function of(part: Part, tag: number): Buffer {
  if (part.tag !== tag) throw broken()
  return part.content
}

function broken(): NotStamped {
  return new NotStamped('The authority answered with something that is no time stamp.')
}
