/**
 * Whether the header of an event is what PostgreSQL's jsonb writes of its columns, byte for byte:
 * compared where both lie in the same bytes, part after part.
 */
export class HeaderMatch {
  private bytes: Buffer = Buffer.alloc(0)
  /** Where the next part has to begin; beyond the bytes after one that did not match. */
  private at = 0
  private end = 0

  /** `["plumbline-event/1", <number>, "<time>"`; microseconds since 2000, as PostgreSQL counts. */
  begin(header: { in: Buffer; start: number; length: number }, seq: number, at: number): void {
    this.bytes = header.in
    this.at = header.start
    this.end = header.start + header.length
    const second = Math.floor(at / SECOND)
    this.expect(BEGIN)
    this.number(seq)
    this.expect(secondOf(second))
    this.digits(at - second * SECOND, 6)
    this.expect(TIME_END)
  }

  /** `, "<text>"`; a length below zero is `, null`. */
  text(start: number, length: number): void {
    if (length < 0) {
      this.expect(NULL)
      return
    }
    const { bytes } = this
    let at = this.at
    if (bytes[at] !== COMMA || bytes[at + 1] !== SPACE || bytes[at + 2] !== QUOTE) at = NOWHERE
    at += 3
    for (let place = start; place < start + length; place += 1) {
      const byte = bytes[place] ?? 0
      if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) {
        // JSON escapes are the same in both; they are rare here.
        const json = JSON.stringify(bytes.toString('utf8', start, start + length))
        this.expect(Buffer.from(`, ${json}`))
        return
      }
      if (bytes[at] !== byte) at = NOWHERE
      at += 1
    }
    if (bytes[at] !== QUOTE) at = NOWHERE
    this.at = at + 1
  }

  /** `, "<hexadecimal>"]`, and whether all of the header was that. */
  finish(start: number, length: number): boolean {
    const { bytes } = this
    this.expect(TEXT)
    let at = this.at
    for (let place = start; place < start + length; place += 1) {
      const byte = bytes[place] ?? 0
      if (bytes[at] !== HEX[byte >> 4] || bytes[at + 1] !== HEX[byte & 15]) at = NOWHERE
      at += 2
    }
    this.at = at
    this.expect(HEADER_END)
    return this.at === this.end
  }

  private expect(part: Uint8Array): void {
    const { bytes } = this
    let at = this.at
    for (let n = 0; n < part.length; n += 1) {
      if (bytes[at] !== part[n]) at = NOWHERE
      at += 1
    }
    this.at = at
  }

  /** A whole number in decimal, as it is written without sign or leading zeros. */
  private number(value: number): void {
    let digits = 1
    for (let power = 10; power <= value; power *= 10) digits += 1
    this.digits(value, digits)
  }

  private digits(value: number, digits: number): void {
    const { bytes } = this
    let rest = value
    let at = this.at
    for (let place = at + digits - 1; place >= this.at; place -= 1) {
      if (bytes[place] !== ZERO + (rest % 10)) at = NOWHERE
      rest = Math.floor(rest / 10)
    }
    this.at = at + digits
  }
}

/** Whether the hash, as `sha256Text` gives it, stands there in hexadecimal. */
export function isHexAt(hash: string, bytes: Uint8Array, at: number): boolean {
  for (let n = 0; n < hash.length; n += 1) {
    const byte = hash.charCodeAt(n)
    if (bytes[at + 2 * n] !== HEX[byte >> 4] || bytes[at + 2 * n + 1] !== HEX[byte & 15])
      return false
  }
  return true
}

/** Whether the hash, as `sha256Text` gives it, stands there byte by byte. */
export function isAt(hash: string, bytes: Uint8Array, at: number): boolean {
  for (let n = 0; n < hash.length; n += 1) if (bytes[at + n] !== hash.charCodeAt(n)) return false
  return true
}

/** No place in any bytes: a row has a gigabyte at most. */
const NOWHERE = 2 ** 31 - 2 ** 20
const [SPACE, QUOTE, ZERO, COMMA, BACKSLASH] = [0x20, 0x22, 0x30, 0x2c, 0x5c]
const BEGIN = Buffer.from('["plumbline-event/1", ')
const TIME_END = Buffer.from('Z"')
const TEXT = Buffer.from(', "')
const NULL = Buffer.from(', null')
const HEADER_END = Buffer.from('"]')
const HEX = Buffer.from('0123456789abcdef')
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1)
const SECOND = 1_000_000

/** The second of the event before: many events share it. */
let last = { second: Number.NaN, part: Buffer.alloc(0) }

/** `, "2026-01-31T12:00:00.` for seconds since 2000. */
function secondOf(second: number): Buffer {
  if (second !== last.second) {
    const time = new Date(POSTGRES_EPOCH + second * 1000)
    // A year that no date has was never written by the trail: it is text that fits no header.
    const text = Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, -4)
    last = { second, part: Buffer.from(`, "${text}`) }
  }
  return last.part
}
