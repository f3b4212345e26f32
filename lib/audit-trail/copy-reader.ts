import type { ClientBase, Connection, Submittable } from 'pg'
import { CopySocket } from '../db/copy-socket.ts'

/**
 * Reads the rows of COPY … TO STDOUT (FORMAT binary) as they come in on a connection, without making
 * a value of anything: while `onRow` runs, field n lies in `bytes` at `starts[n]` with `lengths[n]`
 * bytes (−1: null), and whoever reads it may write there. As large as the largest row and chunk.
 * Source: PostgreSQL, "Message Formats", and COPY, "Binary Format".
 */
export class CopyReader {
  bytes: Buffer = Buffer.alloc(0)
  readonly starts: Int32Array
  readonly lengths: Int32Array
  private readonly onRow: () => void
  /** The beginning of a message whose end has not come in yet. */
  private cut: Buffer = Buffer.alloc(0)
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
      lend(false)
      stream.off('data', take).on('data', answers)
      answers(Buffer.from(rest))
    }
    const lend = (lends: boolean) => {
      if (stream instanceof CopySocket) stream.lends = lends
    }
    lend(true)
    stream.off('data', answers).on('data', take)
  }

  /** The bytes from the first message on that is none of the copy's; null until it comes. */
  private take(chunk: Buffer): Buffer | null {
    let rest = chunk
    // Only what was cut is put together; all else is read where it lies.
    while (this.cut.length > 0 && rest.length > 0) {
      const missing = endOf(this.cut, 0) - this.cut.length
      const whole = Buffer.concat([this.cut, rest.subarray(0, missing)])
      rest = rest.subarray(missing)
      const other = this.readMessages(whole)
      if (other) return Buffer.concat([other, rest])
    }
    return rest.length > 0 ? this.readMessages(rest) : null
  }

  private readMessages(bytes: Buffer): Buffer | null {
    let at = 0
    for (let end = endOf(bytes, at); end <= bytes.length; end = endOf(bytes, at)) {
      const type = bytes[at]
      if (type !== COPY_DATA && !aside.has(type)) return bytes.subarray(at)
      if (type === COPY_DATA) this.readRow(bytes, at + PREFIX)
      at = end
    }
    this.cut = Buffer.from(bytes.subarray(at))
    return null
  }

  private readRow(bytes: Buffer, start: number): void {
    const { starts, lengths } = this
    this.bytes = bytes
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

/** Where a message ends that begins there, as far as its first bytes are here to say so. */
function endOf(bytes: Buffer, at: number): number {
  return at + PREFIX <= bytes.length ? at + 1 + bytes.readInt32BE(at + 1) : at + PREFIX
}

/** The type of a message, and its length without the type. */
const PREFIX = 1 + 4
/** Signature, flags, and the length of an extension that PostgreSQL has never used: none. */
const HEAD = 11 + 4 + 4
const COPY_DATA = 'd'.charCodeAt(0)
/** CopyOutResponse, and what a server may say at any time: a notice, a setting, a notification. */
const aside = new Set<number | undefined>(['H', 'N', 'S', 'A'].map((type) => type.charCodeAt(0)))
