import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { HeaderMatch, isAt, isHexAt } from '../../lib/audit-trail/header-match.ts'
import { sha256Text } from '../../lib/audit-trail/merkle.ts'

const EPOCH = Date.UTC(2000, 0, 1)
const hash = createHash('sha256').update('a text').digest()

type Event = { seq: number; at: number; texts: (string | null)[] }

/** An event as a row of bytes: its header as PostgreSQL writes it, and what its columns hold. */
function rowOf({ seq, at, texts }: Event) {
  const second = new Date(EPOCH + Math.floor(at / 1e6) * 1000).toISOString().slice(0, 19)
  const time = `${second}.${String(at % 1e6).padStart(6, '0')}Z`
  const values = ['plumbline-event/1', seq, time, ...texts, hash.toString('hex')]
  const header = `[${values.map((value) => JSON.stringify(value)).join(', ')}]`
  const parts = [header, ...texts.map((text) => text ?? ''), hash].map((one) => Buffer.from(one))
  const starts = parts.map((_, n) => Buffer.concat(parts.slice(0, n)).length)
  const place = (n: number) => [starts[n] ?? 0, parts[n]?.length ?? 0] as const
  const matches = (bytes: Buffer, length = place(0)[1]) => {
    const match = new HeaderMatch()
    match.begin({ in: bytes, start: 0, length }, seq, at)
    texts.forEach((text, n) => {
      match.text(place(n + 1)[0], text === null ? -1 : place(n + 1)[1])
    })
    return match.finish(...place(texts.length + 1))
  }
  return { bytes: Buffer.concat(parts), length: place(0)[1], matches }
}

const texts = ['0197f0aa-0000', 'risk.write', 'risks', 'Ünfair "1"\\\n', null, 'update']
const events: Event[] = [
  { seq: 0, at: 0, texts },
  { seq: 9, at: 836_000_000_000_001, texts },
  { seq: 10, at: 836_000_000_999_999, texts },
  { seq: 4_294_967_296, at: 836_000_000_100_000, texts },
]

test.each(events)(
  'the header of event $seq is what its columns say, and no bit of either may differ',
  (event) => {
    const { bytes, matches } = rowOf(event)
    expect(matches(bytes)).toBe(true)
    for (let place = 0; place < bytes.length; place += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const other = Buffer.from(bytes)
        other[place] = (bytes[place] ?? 0) ^ (1 << bit)
        expect(matches(other), `bit ${bit} of byte ${place}`).toBe(false)
      }
  },
)

test('a header of another length, number or time is none of the event', () => {
  for (const event of events) {
    const { bytes, length, matches } = rowOf(event)
    for (const other of [0, 1, 65, length - 1, length + 1])
      expect(matches(bytes, other)).toBe(false)
    for (const change of [
      { seq: event.seq + 1 },
      { seq: event.seq * 10 + 7 },
      { at: event.at + 1 },
      { at: event.at + 1e6 },
      { texts: event.texts.map((text) => text ?? '') },
      { texts: event.texts.map((text) => (text === 'update' ? null : text)) },
    ])
      expect(rowOf({ ...event, ...change }).matches(bytes)).toBe(false)
  }
})

test('a hash is found where it stands, and nowhere else', () => {
  const text = sha256Text(Buffer.from('a text'))
  const bytes = Buffer.concat([Buffer.from('ab'), hash])
  const hex = Buffer.from(`ab${hash.toString('hex')}`)
  expect([isAt(text, bytes, 2), isHexAt(text, hex, 2)]).toEqual([true, true])
  expect([isAt(text, bytes, 1), isHexAt(text, hex, 1)]).toEqual([false, false])
  // Cut at the end, or written in capitals.
  expect([isAt(text, bytes.subarray(0, 33), 2), isHexAt(text, hex.subarray(0, 65), 2)]).toEqual([
    false,
    false,
  ])
  expect(isHexAt(text, Buffer.from(hex.toString().toUpperCase()), 2)).toBe(false)
})
