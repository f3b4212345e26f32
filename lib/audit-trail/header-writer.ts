/** Writes headers of events as PostgreSQL's jsonb does, byte for byte, into one buffer used again. */
export class HeaderWriter {
  /** From 1 to `end`: the header. The byte before it is 0, as a leaf's hash begins. */
  bytes: Buffer = Buffer.alloc(4096)
  end = 1

  /** Throws away what is there and takes these bytes as they are. */
  take(from: Buffer, start: number, length: number): void {
    this.reserve(1, length)
    from.copy(this.bytes, 1, start, start + length)
    this.end = 1 + length
  }

  /** `["plumbline-event/1", <number>, "<time>"`; microseconds since 2000, as PostgreSQL counts. */
  begin(seq: number, microseconds: number): void {
    this.end = 1
    this.ascii(`["plumbline-event/1", ${seq}, "${timeOf(microseconds)}"`)
  }

  /** `, "<text>"`; a length below zero is `, null`. */
  text(from: Buffer, start: number, length: number): void {
    if (length < 0) {
      this.ascii(', null')
      return
    }
    this.reserve(this.end, length + 4)
    const { bytes } = this
    let at = this.end
    bytes[at++] = COMMA
    bytes[at++] = SPACE
    bytes[at++] = QUOTE
    for (let place = start; place < start + length; place += 1) {
      const byte = from[place] ?? 0
      if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) {
        // JSON escapes are the same in both; they are rare here.
        this.json(`, ${JSON.stringify(from.toString('utf8', start, start + length))}`)
        return
      }
      bytes[at++] = byte
    }
    bytes[at++] = QUOTE
    this.end = at
  }

  /** `, "<hexadecimal>"]`. */
  finish(from: Buffer, start: number, length: number): void {
    this.ascii(`, "${from.toString('hex', start, start + Math.max(0, length))}"]`)
  }

  private ascii(text: string): void {
    this.reserve(this.end, text.length)
    this.end += this.bytes.write(text, this.end, 'latin1')
  }

  private json(text: string): void {
    this.reserve(this.end, text.length * 3)
    this.end += this.bytes.write(text, this.end, 'utf8')
  }

  private reserve(end: number, length: number): void {
    if (end + length <= this.bytes.length) return
    const larger = Buffer.alloc(2 * (end + length))
    this.bytes.copy(larger, 0, 0, end)
    this.bytes = larger
  }
}

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
