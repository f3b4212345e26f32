import type { Sql } from '../db/sql.ts'

/** The state after the first `seq` events; `at` is the ISO time in UTC it was asked for or made. */
export type Moment = { seq: number; at: string }

export type InstallationKind = 'production' | 'demo' | 'test'

export type Head = {
  size: number
  /** 32 bytes. */
  root: Uint8Array
  lastAt: string
  kind: InstallationKind
  /** Id of the installation, from the genesis event. */
  installation: string
}

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

/** Opens the trail of a new installation; the kind can never be changed. Throws if it is open. */
export async function openTrail(sql: Sql, kind: InstallationKind): Promise<void> {
  await sql('SELECT audit_genesis($1)::text', [kind])
}

/** The head of the trail as committed, or null before the installation was made. */
export async function headOf(sql: Sql): Promise<Head | null> {
  const [head] = await sql<Head>(
    `SELECT size::float8 AS size, root, to_char("lastAt" AT TIME ZONE 'UTC', ${ISO}) AS "lastAt",
      installation AS kind, (SELECT "recordId" FROM audit_events WHERE seq = 0) AS installation
    FROM audit_head`,
  )
  return head ?? null
}

/**
 * The moment of an ISO time, or of now: every event up to and at that time, and none that could
 * still be written with such a time. A time to come means now. Run it outside of repeatable-read
 * transactions. Throws RangeError for a text that is no time, or before the installation was made.
 */
export async function momentOf(sql: Sql, time: string): Promise<Moment> {
  const head = await headOf(sql)
  if (!head) throw new RangeError('The installation has no audit trail yet')
  if (time === 'now') return { seq: head.size, at: head.lastAt }

  const asked = toInstant(time)
  if (asked >= head.lastAt) {
    // Whoever is writing now may have taken an earlier time: wait for them.
    const [settled] = await sql<{ seq: number; at: string }>(
      `SELECT size::float8 AS seq, to_char(greatest("lastAt", least($1::timestamptz, clock_timestamp()))
        AT TIME ZONE 'UTC', ${ISO}) AS at
      FROM audit_head WHERE "lastAt" <= $1::timestamptz FOR SHARE`,
      [asked],
    )
    if (settled) return { seq: settled.seq, at: settled.at }
  }
  // By the index of times: max(seq) would walk the trail back from its end until a time fits.
  const [moment] = await sql<{ seq: number; at: string }>(
    `SELECT (e.seq + 1)::float8 AS seq, to_char($1::timestamptz AT TIME ZONE 'UTC', ${ISO}) AS at
    FROM audit_events e WHERE e.at <= $1::timestamptz ORDER BY e.at DESC, e.seq DESC LIMIT 1`,
    [asked],
  )
  if (!moment) throw new RangeError(`The installation did not exist at ${time}`)
  return { seq: moment.seq, at: moment.at }
}

/** The moment just before or after an event, at its time. Throws RangeError when there is none, or nothing before it. */
export async function momentBeside(
  sql: Sql,
  { seq, side }: { seq: number; side: 'before' | 'after' },
): Promise<Moment> {
  const [event] = await sql<{ at: string }>(
    `SELECT to_char(at AT TIME ZONE 'UTC', ${ISO}) AS at FROM audit_events WHERE seq = $1::bigint`,
    [String(seq)],
  )
  const size = side === 'after' ? seq + 1 : seq
  if (!event || size === 0) throw new RangeError(`There is nothing ${side} entry ${seq}`)
  return { seq: size, at: event.at }
}

/** ISO in UTC with microseconds, so that text order is time order; a day alone begins at 00:00 UTC. */
function toInstant(time: string): string {
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not a time: ${time}`)
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? ''
  const micros = fraction.padEnd(6, '0').slice(3, 6)
  return new Date(milliseconds).toISOString().replace('Z', `${micros}Z`)
}
