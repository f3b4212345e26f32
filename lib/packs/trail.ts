import type { ClientBase, Pool } from 'pg'
import { CopyReader } from '../audit-trail/copy-reader.ts'
import { HeaderFields, type Subject } from '../audit-trail/header-fields.ts'
import { isAt } from '../audit-trail/header-match.ts'
import { Frontier, leafTextAt } from '../audit-trail/merkle.ts'
import { type EventForm, EventLines, type Part } from './event-lines.ts'

export type TrailScope = (event: Subject) => EventForm

/** How many events are told whole, all but their text, and as a hash alone. */
export type EventCounts = Record<EventForm, number>

/** Whether a text has to be withheld for what it says. */
export type Withholds = (register: string, content: string) => boolean

/** Events that are read at a time. */
const BATCH = 1000

/** Headers of events one after the other, and how much of each is asked for. */
type Headers = {
  from: number
  bytes: Buffer
  ends: Int32Array
  asked: EventForm[]
  registers: string[]
  /** Hexadecimal, of those that are told as a hash alone. */
  leaves: Map<number, Buffer>
}

/**
 * The lines of data/trail/events.jsonl for the first `size` events, and, once they have been read,
 * the tree they make, how many of each form there are, and which installation it is.
 */
export class TrailReader {
  readonly tree = new Frontier()
  readonly counts: EventCounts = { whole: 0, header: 0, leaf: 0 }
  installation = ''
  kind = ''
  private readonly pool: Pool
  private readonly size: number
  private readonly scope: TrailScope
  private readonly withholds: Withholds | undefined
  private readonly fields = new HeaderFields()
  private readonly out = new EventLines()
  /** The next batch is read into the one, while the other is told. */
  private batches = { next: newBatch(), other: newBatch() }

  constructor(
    pool: Pool,
    size: number,
    { scope, withholds }: { scope: TrailScope; withholds?: Withholds },
  ) {
    this.pool = pool
    this.size = size
    this.scope = scope
    this.withholds = withholds
  }

  /**
   * Some at a time, to be looked at until the next are asked for. Rows pass as bytes: of half a million
   * the driver would make values first. Throws if an event is missing or is not what its leaf was made of.
   */
  async *lines(): AsyncGenerator<Uint8Array> {
    const client = await this.pool.connect()
    let ahead = this.headers(client, 0)
    try {
      for (let from = 0; from < this.size; ) {
        const batch = await ahead
        if (batch.asked.length === 0) throw new Error(`The trail has no event ${from}`)
        from += batch.asked.length
        // Read while these lines are written; whoever goes on reading hears of a failure.
        ahead = this.headers(client, from)
        ahead.catch(() => undefined)
        await this.tell(batch)
        yield this.out.taken()
      }
    } finally {
      const broken = await ahead.then(
        () => false,
        () => true,
      )
      client.release(broken)
    }
  }

  /** Adds the events to the tree, too. */
  private async headers(client: ClientBase, from: number): Promise<Headers> {
    const { next: batch, other } = this.batches
    this.batches = { next: other, other: batch }
    Object.assign(batch, { from, asked: [], registers: [], leaves: new Map() })
    const until = Math.min(this.size, from + BATCH)
    const rows = new CopyReader(2, () => this.readHeader(rows, batch))
    await rows.read(
      client,
      `COPY (SELECT header, leaf FROM audit_events WHERE seq >= ${from} AND seq < ${until} ORDER BY seq)
       TO STDOUT (FORMAT binary)`,
    )
    return batch
  }

  private readHeader({ bytes, starts, lengths }: CopyReader, batch: Headers): void {
    const { fields } = this
    const n = batch.asked.length
    const seq = batch.from + n
    const [start = 0, storedAt = 0] = starts
    const [length = 0, storedLength = 0] = lengths
    const end = start + length
    // Its zero takes the last place of the header's length, read already.
    const leaf = leafTextAt(bytes, start, end)
    if (storedLength !== leaf.length || !isAt(leaf, bytes, storedAt)) throw brokenAt(seq)
    fields.read(bytes, start, end)
    if (fields.seq !== seq) throw brokenAt(seq)
    this.tree.appendText(leaf)
    if (seq === 0) this.installation = fields.recordId
    const asked = seq === 0 ? 'whole' : this.scope(fields)
    const at = n === 0 ? 0 : (batch.ends[n - 1] ?? 0)
    if (at + length > batch.bytes.length) {
      const more = Buffer.allocUnsafeSlow(2 * (at + length))
      batch.bytes.copy(more, 0, 0, at)
      batch.bytes = more
    }
    bytes.copy(batch.bytes, at, start, end)
    batch.ends[n] = at + length
    batch.asked.push(asked)
    batch.registers.push(fields.register)
    if (asked === 'leaf')
      batch.leaves.set(n, Buffer.from(Buffer.from(leaf, 'binary').toString('hex')))
  }

  /** Reads the texts of the events that are told whole: those of others would be unpacked and sent for nothing. */
  private async tell(batch: Headers): Promise<void> {
    const whole = batch.asked.flatMap((asked, n) => (asked === 'whole' ? batch.from + n : []))
    let told = 0
    const tellUntil = (end: number) => {
      for (; told < end; told += 1) this.tellWithout(batch, told)
    }
    const rows = new CopyReader(3, () => {
      const { bytes, starts, lengths } = rows
      const [place = 0, salt = 0, content = 0] = starts
      const [, saltLength = -1, contentLength = -1] = lengths
      const n = bytes.readInt32BE(place)
      tellUntil(n)
      // A text that was erased by law cannot be told.
      if (saltLength < 0 || contentLength < 0) return
      const text = { bytes, start: content, end: content + contentLength }
      if (this.mayTell(batch, n, text)) {
        const parts = { salt: { bytes, start: salt, end: salt + saltLength }, content: text }
        this.out.whole(batch.from + n, { header: headerOf(batch, n), ...parts })
        this.counts.whole += 1
        told += 1
      }
    })
    if (whole.length > 0) {
      const client = await this.pool.connect()
      let broken = true
      try {
        await rows.read(
          client,
          `COPY (SELECT (seq - ${batch.from})::int4, encode(salt, 'hex'), content FROM audit_events
             WHERE seq = ANY('{${whole.join(',')}}'::bigint[]) ORDER BY seq)
           TO STDOUT (FORMAT binary)`,
        )
        broken = false
      } finally {
        client.release(broken)
      }
    }
    tellUntil(batch.asked.length)
  }

  private mayTell(batch: Headers, n: number, { bytes, start, end }: Part): boolean {
    const isFirst = batch.from + n === 0
    if (!isFirst && !this.withholds) return true
    const content = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString()
    if (!isFirst) return !this.withholds?.(batch.registers[n] ?? '', content)
    this.kind = String(JSON.parse(content).row?.kind)
    return true
  }

  private tellWithout(batch: Headers, n: number): void {
    const bytes = batch.leaves.get(n)
    if (bytes) this.out.leaf(batch.from + n, { bytes, start: 0, end: bytes.length })
    else this.out.header(batch.from + n, headerOf(batch, n))
    this.counts[bytes ? 'leaf' : 'header'] += 1
  }
}

function newBatch(): Headers {
  const bytes = Buffer.allocUnsafeSlow(BATCH * 256)
  const ends = new Int32Array(BATCH)
  return { from: 0, bytes, ends, asked: [], registers: [], leaves: new Map() }
}

function headerOf({ bytes, ends }: Headers, n: number): Part {
  return { bytes, start: n === 0 ? 0 : (ends[n - 1] ?? 0), end: ends[n] ?? 0 }
}

function brokenAt(seq: number): Error {
  return new Error(`The trail is broken at event ${seq}: no pack can be made of it`)
}
