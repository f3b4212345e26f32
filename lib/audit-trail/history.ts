import type { Row, Sql } from '../db/sql.ts'

export type TrailEvent = {
  seq: number
  /** ISO time in UTC. */
  at: string
  actorId: string
  actorName: string
  /** Domain verb, like `risk.accept`. */
  action: string
  register: string
  recordId: string
  /** The record this one hangs on, if any. */
  subjectId: string | null
  operation: 'insert' | 'update' | 'delete' | 'genesis'
  reason: string | null
  /** The row afterwards; null after a deletion, or if the text was erased. */
  row: Row | null
  /** The row before; null for the first event, or if that text was erased. */
  before: Row | null
  /** The text was removed by an approved erasure. */
  erased: boolean
}

/**
 * The events of a record and of what hangs on it (comments, links, approvals), newest first.
 * `until` is the tree size to look at (a moment's seq); `olderThan` continues below a seq.
 */
export async function historyOf(
  sql: Sql,
  of: { register: string; recordId: string; until?: number; olderThan?: number; limit?: number },
): Promise<TrailEvent[]> {
  const found = await historiesOf(sql, { ...of, recordIds: [of.recordId] })
  return found.get(of.recordId) ?? []
}

/** As `historyOf`, of many records in one query; `limit` is that of each. */
export async function historiesOf(
  sql: Sql,
  of: {
    register: string
    recordIds: readonly string[]
    until?: number
    olderThan?: number
    limit?: number
  },
): Promise<Map<string, TrailEvent[]>> {
  const below = Math.min(
    of.until ?? Number.MAX_SAFE_INTEGER,
    of.olderThan ?? Number.MAX_SAFE_INTEGER,
  )
  const rows = await sql<StoredEvent & { about: string }>(
    `SELECT about.id AS about, ${EVENT}
    FROM unnest($2::text[]) AS about (id) CROSS JOIN LATERAL (
      SELECT * FROM audit_events WHERE register = $1 AND "recordId" = about.id AND seq < $3::bigint
      UNION ALL
      SELECT * FROM audit_events WHERE "subjectId" = about.id AND seq < $3::bigint
      ORDER BY seq DESC LIMIT $4::int
    ) e ${EARLIER}
    ORDER BY e.seq DESC`,
    [of.register, of.recordIds, String(below), of.limit ?? 100],
  )
  const found = new Map<string, TrailEvent[]>(of.recordIds.map((id) => [id, []]))
  for (const { about, ...event } of rows) found.get(about)?.push(eventOf(event))
  return found
}

/** These events of the trail, newest first. */
export async function eventsBySeq(sql: Sql, seqs: readonly number[]): Promise<TrailEvent[]> {
  const rows = await sql<StoredEvent>(
    `SELECT ${EVENT} FROM audit_events e ${EARLIER}
    WHERE e.seq = ANY($1::bigint[]) ORDER BY e.seq DESC`,
    [seqs.map(String)],
  )
  return rows.map(eventOf)
}

/** An event as it is read: its text and that of the record's event before it, for PostgreSQL is slow at taking them apart. */
type StoredEvent = Omit<TrailEvent, 'reason' | 'row' | 'before' | 'erased'> & {
  content: string | null
  earlier: string | null
}

function eventOf({ content, earlier, ...event }: StoredEvent): TrailEvent {
  const { reason, row } = parsed(content)
  return {
    ...event,
    reason: typeof reason === 'string' ? reason : null,
    row: rowOf(row),
    before: rowOf(parsed(earlier).row),
    erased: content === null,
  }
}

/** A text somebody put there past the trail may be anything: then it says nothing, and no page fails. */
function parsed(content: string | null): { reason?: unknown; row?: unknown } {
  try {
    return JSON.parse(content ?? '{}') ?? {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

function rowOf(row: unknown): Row | null {
  return typeof row === 'object' ? (row as Row | null) : null
}

const EVENT = `e.seq::float8 AS seq, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
  e."actorId", e."actorName", e.action, e.register, e."recordId", e."subjectId", e.operation,
  e.content, earlier.content AS earlier`

const EARLIER = `LEFT JOIN LATERAL (
  SELECT content FROM audit_events p
  WHERE p.register = e.register AND p."recordId" = e."recordId" AND p.seq < e.seq
  ORDER BY p.seq DESC LIMIT 1
) earlier ON true`
