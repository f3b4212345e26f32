/** How much of an event is told: all of it, all but its text, or its hash alone. */
export type EventForm = 'whole' | 'header' | 'leaf'

/** Bytes of UTF-8 that lie there. */
export type Part = { bytes: Uint8Array; start: number; end: number }

/**
 * Events as lines of JSON, as docs/trail-format.md and docs/evidence-pack.md have them: byte by byte what
 * `JSON.stringify` gives of `{ seq, header, salt, content }`, `{ seq, header }` or `{ seq, leaf }`, without
 * a text being made of any: a pack tells of half a million.
 */
export class EventLines {
  private bytes = Buffer.allocUnsafeSlow(1 << 16)
  private at = 0

  /** The salt is hexadecimal. */
  whole(seq: number, { header, salt, content }: { header: Part; salt: Part; content: Part }): void {
    this.begin(seq)
    this.text(HEADER, header)
    this.text(SALT, salt)
    this.text(CONTENT, content)
    this.put(END)
  }

  header(seq: number, header: Part): void {
    this.begin(seq)
    this.text(HEADER, header)
    this.put(END)
  }

  /** The hash is hexadecimal. */
  leaf(seq: number, leaf: Part): void {
    this.begin(seq)
    this.text(LEAF, leaf)
    this.put(END)
  }

  /** The lines so far, to be looked at until the next one comes; then others begin. */
  taken(): Uint8Array {
    const lines = this.bytes.subarray(0, this.at)
    this.at = 0
    return lines
  }

  private begin(seq: number): void {
    this.makeRoom(BEGIN.length + 16)
    this.put(BEGIN)
    this.at += this.bytes.write(String(seq), this.at, 'latin1')
  }

  private put(part: Uint8Array): void {
    this.makeRoom(part.length)
    const { bytes } = this
    let at = this.at
    for (let n = 0; n < part.length; n += 1, at += 1) bytes[at] = part[n] ?? 0
    this.at = at
  }

  private text(name: Uint8Array, { bytes: from, start, end }: Part): void {
    this.put(name)
    for (let some = start; some < end; some += SOME)
      this.escape(from, some, Math.min(end, some + SOME))
    this.put(TEXT_END)
  }

  private escape(from: Uint8Array, start: number, end: number): void {
    // A control character becomes six.
    this.makeRoom(SOME * 6)
    const { bytes } = this
    let at = this.at
    for (let n = start; n < end; n += 1) {
      const byte = from[n] ?? 0
      if (byte < SPACE) {
        at += bytes.write(JSON.stringify(String.fromCharCode(byte)).slice(1, -1), at, 'latin1')
        continue
      }
      if (byte === QUOTE || byte === BACKSLASH) {
        bytes[at] = BACKSLASH
        at += 1
      }
      bytes[at] = byte
      at += 1
    }
    this.at = at
  }

  private makeRoom(length: number): void {
    if (this.at + length <= this.bytes.length) return
    const more = Buffer.allocUnsafeSlow(Math.max(this.at + length, 2 * this.bytes.length))
    this.bytes.copy(more, 0, 0, this.at)
    this.bytes = more
  }
}

const BEGIN = Buffer.from('{"seq":')
const HEADER = Buffer.from(',"header":"')
const SALT = Buffer.from(',"salt":"')
const CONTENT = Buffer.from(',"content":"')
const LEAF = Buffer.from(',"leaf":"')
const TEXT_END = Buffer.from('"')
const END = Buffer.from('}\n')
/** Bytes that room is made for at once. */
const SOME = 4096
const [SPACE, QUOTE, BACKSLASH] = [0x20, 0x22, 0x5c]
