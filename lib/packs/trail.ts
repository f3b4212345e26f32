import { Frontier, leafHash } from '../audit-trail/merkle.ts'
import type { Row, Sql } from '../db/sql.ts'

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

/** Whether a text has to be withheld for what it says. */
export type Withholds = (register: string, content: string) => boolean

type StoredHeader = Row & { header: string; leaf: string }
type StoredText = Row & { salt: string | null; content: string | null }
type StoredEvent = StoredHeader & StoredText
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
  readonly counts = { whole: 0, header: 0, leaf: 0 }
  installation = ''
  kind = ''
  private readonly sql: Sql
  private readonly size: number
  private readonly scope: TrailScope
  private readonly withholds: Withholds

  constructor(
    sql: Sql,
    size: number,
    { scope, withholds = () => false }: { scope: TrailScope; withholds?: Withholds },
  ) {
    this.sql = sql
    this.size = size
    this.scope = scope
    this.withholds = withholds
  }

  /** Throws if an event is missing or is not what its leaf was made of. */
  async *lines(): AsyncGenerator<string> {
    let ahead = this.headers(0)
    while (this.tree.size < this.size) {
      const events = await ahead
      const from = this.tree.size
      if (events.length === 0) throw new Error(`The trail has no event ${from}`)
      // Read while these lines are written; whoever goes on reading hears of a failure.
      ahead = this.headers(from + events.length)
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
  }

  private headers(from: number): Promise<StoredHeader[]> {
    return this.sql<StoredHeader>(
      `SELECT header, encode(leaf, 'hex') AS leaf FROM audit_events
       WHERE seq >= $1::bigint AND seq < $2::bigint ORDER BY seq`,
      [String(from), String(Math.min(this.size, from + BATCH))],
    )
  }

  /** The texts of events that are told whole: of the others they would be unpacked and sent for nothing. */
  private async texts(seqs: readonly number[]): Promise<Map<number, StoredText>> {
    if (seqs.length === 0) return new Map()
    const rows = await this.sql<StoredText & { seq: number }>(
      `SELECT seq::float8 AS seq, encode(salt, 'hex') AS salt, content FROM audit_events
       WHERE seq = ANY($1::bigint[])`,
      [seqs.map(String)],
    )
    return new Map(rows.map((row) => [row.seq, row]))
  }

  /** Adds the event to the tree, and answers how much of it is asked for. */
  private askedOf({ header, leaf }: StoredHeader): Asked {
    const seq = this.tree.size
    const [, number, at, actorId, action, register, recordId, subjectId, operation] =
      JSON.parse(header)
    const hash = leafHash(header)
    if (number !== seq || hash.toString('hex') !== leaf) {
      throw new Error(`The trail is broken at event ${seq}: no pack can be made of it`)
    }
    this.tree.append(hash)
    if (seq === 0) {
      this.installation = recordId
      return { register, form: 'whole' }
    }
    const event = { seq, at, actorId, action, register, recordId, subjectId, operation }
    return { register, form: this.scope(event) }
  }

  private toLine(
    seq: number,
    { event, register, form: asked }: Asked & { event: StoredHeader },
    texts: Map<number, StoredText>,
  ): string {
    const { salt = null, content = null } = texts.get(seq) ?? {}
    // A text that was erased by law cannot be told.
    const isTold =
      salt !== null && content !== null && (seq === 0 || !this.withholds(register, content))
    const form = asked === 'whole' && !isTold ? 'header' : asked
    this.counts[form] += 1
    if (seq === 0) this.kind = String(JSON.parse(content ?? '{}').row?.kind)
    return eventLine({ seq, ...event, salt, content }, form)
  }
}

/** One event as a line: whole, or what is left of it when its text, or all but its hash, is withheld. */
export function eventLine(
  { seq, header, salt, content, leaf }: StoredEvent & { seq: number },
  form: ReturnType<TrailScope>,
): string {
  if (form === 'leaf') return `${JSON.stringify({ seq, leaf })}\n`
  if (form === 'header') return `${JSON.stringify({ seq, header })}\n`
  return `${JSON.stringify({ seq, header, salt, content })}\n`
}
