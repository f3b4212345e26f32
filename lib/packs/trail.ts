import type { ClientBase, Pool } from 'pg'
import { CopyReader } from '../audit-trail/copy-reader.ts'
import { Frontier, sha256Text } from '../audit-trail/merkle.ts'
import { type Row, sqlOf } from '../db/sql.ts'

export type EventHeader = {
  seq: number
  /** ISO time in UTC. */
  at: string
  actorId: string
  action: string
  register: string
  recordId: string
  subjectId: string | null
  operation: string
}

export type TrailScope = (event: EventHeader) => 'whole' | 'header' | 'leaf'

/** How many events are told whole, all but their text, and as a hash alone. */
export type EventCounts = Record<ReturnType<TrailScope>, number>

/** Whether a text has to be withheld for what it says. */
export type Withholds = (register: string, content: string) => boolean

/** An event's header, and the hash that it has and is stored with, as `sha256Text` gives it. */
type Stored = { header: string; leaf: string }
type StoredText = Row & { salt: string | null; content: string | null }
/** How much of an event is asked for, and of which register it is. */
type Asked = { register: string; form: ReturnType<TrailScope> }

/** Events that are read at a time. */
const BATCH = 1000
/** Lines that are handed on at a time: what is longer stays in memory until all of it is searched. */
const LINES = 50

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
  private readonly withholds: Withholds

  constructor(
    pool: Pool,
    size: number,
    { scope, withholds = () => false }: { scope: TrailScope; withholds?: Withholds },
  ) {
    this.pool = pool
    this.size = size
    this.scope = scope
    this.withholds = withholds
  }

  /** Throws if an event is missing or is not what its leaf was made of. */
  async *lines(): AsyncGenerator<string> {
    const client = await this.pool.connect()
    let ahead = this.headers(client, 0)
    try {
      while (this.tree.size < this.size) {
        const events = await ahead
        const from = this.tree.size
        if (events.length === 0) throw new Error(`The trail has no event ${from}`)
        // Read while these lines are written; whoever goes on reading hears of a failure.
        ahead = this.headers(client, from + events.length)
        ahead.catch(() => undefined)
        const asked = events.map((event) => ({ event, ...this.askedOf(event) }))
        const texts = await this.texts(
          asked.flatMap(({ form }, n) => (form === 'whole' ? from + n : [])),
        )
        for (let start = 0; start < asked.length; start += LINES) {
          const some = asked.slice(start, start + LINES)
          yield some.map((one, n) => this.toLine(from + start + n, one, texts)).join('')
        }
      }
    } finally {
      const broken = await ahead.then(
        () => false,
        () => true,
      )
      client.release(broken)
    }
  }

  /** Rows pass as bytes: of half a million the driver would make values first. */
  private async headers(client: ClientBase, from: number): Promise<Stored[]> {
    const events: Stored[] = []
    const until = Math.min(this.size, from + BATCH)
    const rows = new CopyReader(2, () => {
      const { bytes, starts, lengths } = rows
      const [start = 0, storedAt = 0] = starts
      const [length = 0, storedLength = 0] = lengths
      const header = bytes.toString('utf8', start, start + length)
      // A leaf's hash begins with a zero byte: it takes the last place of the length, read already.
      bytes[start - 1] = 0
      const leaf = sha256Text(bytes.subarray(start - 1, start + length))
      if (bytes.toString('latin1', storedAt, storedAt + storedLength) !== leaf)
        throw brokenAt(from + events.length)
      events.push({ header, leaf })
    })
    await rows.read(
      client,
      `COPY (SELECT header, leaf FROM audit_events WHERE seq >= ${from} AND seq < ${until} ORDER BY seq)
       TO STDOUT (FORMAT binary)`,
    )
    return events
  }

  /** The texts of events that are told whole: of the others they would be unpacked and sent for nothing. */
  private async texts(seqs: readonly number[]): Promise<Map<number, StoredText>> {
    if (seqs.length === 0) return new Map()
    const rows = await sqlOf(this.pool)<StoredText & { seq: number }>(
      `SELECT seq::float8 AS seq, encode(salt, 'hex') AS salt, content FROM audit_events
       WHERE seq = ANY($1::bigint[])`,
      [seqs.map(String)],
    )
    return new Map(rows.map((row) => [row.seq, row]))
  }

  /** Adds the event to the tree, and answers how much of it is asked for. */
  private askedOf({ header, leaf }: Stored): Asked {
    const seq = this.tree.size
    const [, number, at, actorId, action, register, recordId, subjectId, operation] =
      JSON.parse(header)
    if (number !== seq) throw brokenAt(seq)
    this.tree.appendText(leaf)
    if (seq === 0) {
      this.installation = recordId
      return { register, form: 'whole' }
    }
    const event = { seq, at, actorId, action, register, recordId, subjectId, operation }
    return { register, form: this.scope(event) }
  }

  private toLine(
    seq: number,
    { event, register, form: asked }: Asked & { event: Stored },
    texts: Map<number, StoredText>,
  ): string {
    const { salt = null, content = null } = texts.get(seq) ?? {}
    // A text that was erased by law cannot be told.
    const isTold =
      salt !== null && content !== null && (seq === 0 || !this.withholds(register, content))
    const form = asked === 'whole' && !isTold ? 'header' : asked
    this.counts[form] += 1
    if (seq === 0) this.kind = String(JSON.parse(content ?? '{}').row?.kind)
    const leaf = form === 'leaf' ? Buffer.from(event.leaf, 'binary').toString('hex') : ''
    return eventLine({ seq, header: event.header, leaf, salt, content }, form)
  }
}

/** One event as a line, its leaf hexadecimal: whole, or what is left of it when its text, or all but its hash, is withheld. */
export function eventLine(
  { seq, header, salt, content, leaf }: StoredText & { seq: number; header: string; leaf: string },
  form: ReturnType<TrailScope>,
): string {
  if (form === 'leaf') return `${JSON.stringify({ seq, leaf })}\n`
  if (form === 'header') return `${JSON.stringify({ seq, header })}\n`
  return `${JSON.stringify({ seq, header, salt, content })}\n`
}

function brokenAt(seq: number): Error {
  return new Error(`The trail is broken at event ${seq}: no pack can be made of it`)
}
