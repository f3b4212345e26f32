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
    this.expect(`["plumbline-event/1", ${seq}, "${timeOf(at)}"`)
  }

  /** `, "<text>"`; a length below zero is `, null`. */
  text(start: number, length: number): void {
    if (length < 0) {
      this.expect(', null')
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
        this.expect(`, ${Buffer.from(json).toString('latin1')}`)
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
    this.expect(`, "${this.bytes.toString('hex', start, start + Math.max(0, length))}"]`)
    return this.at === this.end
  }

  /** The next bytes, each as a character. */
  private expect(text: string): void {
    const { bytes, at } = this
    const end = at + text.length
    this.at = bytes.toString('latin1', at, end) === text ? end : NOWHERE
  }
}

/** No place in any bytes. */
const NOWHERE = Number.MAX_SAFE_INTEGER / 2
const [SPACE, QUOTE, COMMA, BACKSLASH] = [0x20, 0x22, 0x2c, 0x5c]
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1)
const SECOND = 1_000_000

/** The seconds of the event before: many events share them. */
let last = { second: Number.NaN, text: '' }

function timeOf(microseconds: number): string {
  const second = Math.floor(microseconds / SECOND)
  if (second !== last.second) {
    const time = new Date(POSTGRES_EPOCH + second * 1000)
    // A year that no date has was never written by the trail: it is text that fits no header.
    last = { second, text: Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, -4) }
  }
  return `${last.text}${String(microseconds - second * SECOND).padStart(6, '0')}Z`
}
