/**
 * Reads the rows of COPY … TO STDOUT (FORMAT binary) as the chunks come in, however they are cut,
 * without making a value of anything: while `onRow` runs, field n lies in `bytes` at `starts[n]`
 * with `lengths[n]` bytes (−1: null). As large as the largest row and chunk, and no larger.
 */
export class CopyReader {
  bytes: Buffer = Buffer.alloc(1 << 18)
  readonly starts: Int32Array
  readonly lengths: Int32Array
  private readonly onRow: () => void
  private end = 0
  private opened = false

  constructor(fields: number, onRow: () => void) {
    this.starts = new Int32Array(fields)
    this.lengths = new Int32Array(fields)
    this.onRow = onRow
  }

  take(chunk: Buffer): void {
    this.append(chunk)
    let at = 0
    if (!this.opened) {
      if (this.end < HEAD) return
      this.opened = true
      at = HEAD
    }
    for (let next = this.findFields(at); next > at; next = this.findFields(at)) {
      this.onRow()
      at = next
    }
    this.bytes.copyWithin(0, at, this.end)
    this.end -= at
  }

  private append(chunk: Buffer): void {
    if (this.end + chunk.length > this.bytes.length) {
      const larger = Buffer.alloc(2 * (this.end + chunk.length))
      this.bytes.copy(larger, 0, 0, this.end)
      this.bytes = larger
    }
    chunk.copy(this.bytes, this.end)
    this.end += chunk.length
  }

  /** Where the row at this place ends, or −1 if it has not come in yet, or if it is the end mark. */
  private findFields(row: number): number {
    const { bytes, starts, lengths, end } = this
    let at = row + 2
    for (let field = 0; field < starts.length; field += 1) {
      if (at + 4 > end) return -1
      const length = bytes.readInt32BE(at)
      at += 4
      starts[field] = at
      lengths[field] = length
      if (length > 0) at += length
    }
    return at > end ? -1 : at
  }
}

/** Signature, flags, and the length of an extension that PostgreSQL has never used: none. */
const HEAD = 11 + 4 + 4
