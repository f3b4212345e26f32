import type { ClientBase, Connection, Submittable } from 'pg'

/**
 * Reads the rows of COPY … TO STDOUT (FORMAT binary) as they come in on a connection, without making
 * a value of anything: while `onRow` runs, field n lies in `bytes` at `starts[n]` with `lengths[n]`
 * bytes (−1: null), and whoever reads it may write there. As large as the largest row and chunk.
 * Source: PostgreSQL, "Message Formats", and COPY, "Binary Format".
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

  /** Rejects with what the database says against it, with what `onRow` throws, or if the connection is lost. */
  read(client: ClientBase, copy: string): Promise<void> {
    return new Promise((done, failed) => {
      const query = {
        submit: (connection: Connection) => {
          this.takeOver(connection, failed)
          connection.query(copy)
        },
        handleError: failed,
        handleCommandComplete: () => {},
        handleReadyForQuery: done,
      }
      client.query<Submittable>(query)
    })
  }

  /** Takes the connection from the client, which hears of what comes after the rows. */
  private takeOver({ stream }: Connection, failed: (error: unknown) => void): void {
    const [answers] = stream.listeners('data') as ((chunk: Buffer) => void)[]
    if (!answers) throw new Error('nobody listens to the connection')
    const take = (chunk: Buffer) => {
      let rest: Buffer | null = null
      try {
        rest = this.take(chunk)
      } catch (error) {
        failed(error)
        stream.destroy()
      }
      if (!rest) return
      stream.off('data', take).on('data', answers)
      answers(rest)
    }
    stream.off('data', answers).on('data', take)
  }

  /** The bytes from the first message on that is none of the copy's; null until it comes. */
  private take(chunk: Buffer): Buffer | null {
    this.append(chunk)
    let at = 0
    while (at + PREFIX <= this.end) {
      const type = this.bytes[at]
      if (type !== COPY_DATA && !aside.has(type))
        return Buffer.from(this.bytes.subarray(at, this.end))
      const next = at + 1 + this.bytes.readInt32BE(at + 1)
      if (next > this.end) break
      if (type === COPY_DATA) this.readRow(at + PREFIX)
      at = next
    }
    this.bytes.copyWithin(0, at, this.end)
    this.end -= at
    return null
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

  private readRow(start: number): void {
    const { bytes, starts, lengths } = this
    let at = this.opened ? start : start + HEAD
    this.opened = true
    if (bytes.readInt16BE(at) < 0) return
    at += 2
    for (let field = 0; field < starts.length; field += 1) {
      const length = bytes.readInt32BE(at)
      at += 4
      starts[field] = at
      lengths[field] = length
      if (length > 0) at += length
    }
    this.onRow()
  }
}

/** The type of a message, and its length without the type. */
const PREFIX = 1 + 4
/** Signature, flags, and the length of an extension that PostgreSQL has never used: none. */
const HEAD = 11 + 4 + 4
const COPY_DATA = 'd'.charCodeAt(0)
/** CopyOutResponse, and what a server may say at any time: a notice, a setting, a notification. */
const aside = new Set<number | undefined>(['H', 'N', 'S', 'A'].map((type) => type.charCodeAt(0)))
