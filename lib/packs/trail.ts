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

type StoredEvent = Row & {
  header: string
  salt: string | null
  content: string | null
  leaf: string
}

const BATCH = 2000

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
    while (this.tree.size < this.size) {
      const events = await this.sql<StoredEvent>(
        `SELECT header, encode(salt, 'hex') AS salt, content, encode(leaf, 'hex') AS leaf
        FROM audit_events WHERE seq >= $1::bigint AND seq < $2::bigint ORDER BY seq`,
        [String(this.tree.size), String(Math.min(this.size, this.tree.size + BATCH))],
      )
      if (events.length === 0) throw new Error(`The trail has no event ${this.tree.size}`)
      yield events.map((event) => this.toLine(event)).join('')
    }
  }

  private toLine({ header, salt, content, leaf }: StoredEvent): string {
    const seq = this.tree.size
    const [, number, at, actorId, action, register, recordId, subjectId, operation] =
      JSON.parse(header)
    const hash = leafHash(header)
    if (number !== seq || hash.toString('hex') !== leaf) {
      throw new Error(`The trail is broken at event ${seq}: no pack can be made of it`)
    }
    this.tree.append(hash)
    const asked =
      seq === 0
        ? 'whole'
        : this.scope({ seq, at, actorId, action, register, recordId, subjectId, operation })
    // A text that was erased by law cannot be told.
    const isTold =
      salt !== null && content !== null && (seq === 0 || !this.withholds(register, content))
    const form = asked === 'whole' && !isTold ? 'header' : asked
    this.counts[form] += 1
    if (seq === 0) {
      this.installation = recordId
      this.kind = String(JSON.parse(content ?? '{}').row?.kind)
    }
    return eventLine({ seq, header, salt, content, leaf }, form)
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
