import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { eventsBySeq } from '../audit-trail/history.ts'
import { headOf } from '../audit-trail/log.ts'
import { addDays } from '../calendar.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Invalid, NotFound } from '../errors.ts'
import { type ToldEvent, tellEvents } from '../records/history.ts'
import { momentAtEndOf } from '../records/moment.ts'
import { requireRecord } from '../records/read.ts'
import { isDay, isId } from '../records/scalar.ts'
import type { Moment } from '../records/source.ts'
import { registers } from '../registers/index.ts'
import { deedsIn } from './deeds.ts'
import {
  conditionOf,
  confidentialTables,
  hangingTables,
  otherTables,
  scopesOf,
  seesAll,
  seesConfidential,
  withoutText,
} from './scope.ts'

/** What the list is narrowed to; '' asks for nothing. */
export type TrailFilters = {
  /** Days, `YYYY-MM-DD`, in the person's time zone. */
  from: string
  to: string
  /** Id of who acted. */
  person: string
  /** A register or table of the trail. */
  register: string
  /** Code of a record: it and what hangs on it. */
  record: string
  /** As the trail has it, `risk.accept`. */
  action: string
}

export const noFilters: TrailFilters = {
  from: '',
  to: '',
  person: '',
  register: '',
  record: '',
  action: '',
}

export type TrailPage = {
  entries: ToldEvent[]
  /** Cursors: entries before and after a number; null at either end. */
  older: number | null
  newer: number | null
}

export type TrailQuery = {
  filters?: Partial<TrailFilters>
  before?: number | undefined
  after?: number | undefined
  limit?: number
  asOf?: Moment | undefined
}

/**
 * The trail, newest first, in sentences with differences, as far as the histories of records tell it
 * to this person. Throws Forbidden for who may not read the trail, Invalid at the filter.
 */
export async function listTrail(actor: Actor, query: TrailQuery = {}): Promise<TrailPage> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  const { before, after, limit = 50, asOf } = query
  const filters = { ...noFilters, ...query.filters }
  const sql = sqlOf(pool())
  const [from, until] = await periodOf(actor, filters, asOf)
  const upwards = after !== undefined && before === undefined
  const params: unknown[] = [
    String(upwards ? Math.max(from, after + 1) : from),
    String(before === undefined ? until : Math.min(until, before)),
  ]
  const streams = await streamsOf(actor, filters, params)
  if (streams.length === 0) return { entries: [], older: null, newer: null }
  const order = upwards ? 'ASC' : 'DESC'
  const each = streams.map(
    (where) => `(SELECT e.seq FROM audit_events e WHERE ${where}
      AND e.seq >= $1::bigint AND e.seq < $2::bigint ORDER BY e.seq ${order} LIMIT ${limit + 1})`,
  )
  const found = await sql<{ seq: number }>(
    `SELECT DISTINCT seq::float8 AS seq FROM (${each.join(' UNION ALL ')}) e
     ORDER BY seq ${order} LIMIT ${limit + 1}`,
    params,
  )
  const seqs = found.slice(0, limit).map(({ seq }) => seq)
  if (upwards) seqs.reverse()
  const hasMore = found.length > limit
  const [first, last] = [seqs[0], seqs.at(-1)]
  return {
    entries: await tell(actor, seqs, asOf),
    older: last !== undefined && (upwards || hasMore) ? last : null,
    newer: first !== undefined && (upwards ? hasMore : before !== undefined) ? first : null,
  }
}

/** One entry told, if the person may see it and it was there at the moment; throws NotFound. */
export async function tellEntry(actor: Actor, seq: number, asOf?: Moment): Promise<ToldEvent> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  if (asOf && seq >= asOf.seq) throw new NotFound()
  const params: unknown[] = [String(seq)]
  const seen = conditionOf(scopesOf(actor), params)
  const [found] = await sqlOf(pool())(
    `SELECT 1 AS seen FROM audit_events e WHERE e.seq = $1::bigint AND ${seen}`,
    params,
  )
  const [entry] = found ? await tell(actor, [seq], asOf) : []
  if (!entry) throw new NotFound()
  return entry
}

async function tell(actor: Actor, seqs: number[], asOf: Moment | undefined): Promise<ToldEvent[]> {
  const bare = new Set(withoutText(actor))
  const events = await eventsBySeq(sqlOf(pool()), seqs)
  return tellEvents(
    actor,
    events.map((event) =>
      bare.has(event.register) ? { ...event, row: null, before: null, reason: null } : event,
    ),
    asOf,
  )
}

/** The numbers that a period and a moment leave: from the first on, up to before the second. */
export async function periodOf(
  actor: Actor,
  { from, to }: Pick<TrailFilters, 'from' | 'to'>,
  asOf: Moment | undefined,
): Promise<[from: number, until: number]> {
  for (const [key, day] of Object.entries({ from, to })) {
    if (day && !isDay(day))
      throw new Invalid({ [key]: `“${day}” is not a day, such as 2026-11-30.` })
  }
  const end = asOf?.seq ?? (await headOf(sqlOf(pool())))?.size ?? 0
  const endOf = async (day: string) => (await momentAtEndOf(day, actor.timeZone))?.seq ?? 0
  return [from ? await endOf(addDays(from, -1)) : 0, to ? Math.min(end, await endOf(to)) : end]
}

/**
 * Conditions over alias `e`, each of which an index answers in the order of numbers; an event that is
 * asked for and may be told fits one of them.
 */
async function streamsOf(
  actor: Actor,
  filters: TrailFilters,
  params: unknown[],
): Promise<string[]> {
  const value = (given: unknown) => {
    params.push(given)
    return `$${params.length}::text`
  }
  let scopes = scopesOf(actor)
  if (filters.register) scopes = scopes.filter(({ register }) => register === filters.register)
  const common = filters.person ? [`e."actorId" = ${value(filters.person)}`] : []
  if (filters.action) {
    const where = new Set(
      (await deedsIn(actor))
        .filter((one) => one.action === filters.action)
        .map((one) => one.register),
    )
    scopes = scopes.filter(({ register }) => where.has(register))
    common.push(`e.action = ${value(filters.action)}`)
  }
  if (scopes.length === 0) return []
  if (filters.record) {
    const record = await recordByCode(actor, filters.record)
    const seen = conditionOf(scopes, params)
    const id = value(record.id)
    return [
      [`e.register = ${value(record.register)}`, `e."recordId" = ${id}`, ...common, seen],
      [`e."subjectId" = ${id}`, ...common, seen],
    ].map((parts) => parts.join(' AND '))
  }
  // Nearly everything is told then: walking back along the numbers finds a page at once.
  const isWalk = seesAll(actor) && !filters.register && !filters.action
  if (isWalk) return [[...common, conditionOf(scopes, params)].join(' AND ')]
  return scopes.map(({ register, when }) =>
    [`e.register = ${value(register)}`, ...common, ...(when ? [when(params)] : [])].join(' AND '),
  )
}

/** The record with this code, if the person may see it; else Invalid, whether there is one or not. */
async function recordByCode(actor: Actor, code: string): Promise<{ register: string; id: string }> {
  const wanted = code.trim().toUpperCase()
  const prefix = wanted.replace(/-.*$/, '')
  for (const definition of registers) {
    if (definition.prefix !== prefix || isId(wanted)) continue
    try {
      return {
        register: definition.key,
        id: (await requireRecord(actor, definition.key, wanted)).id,
      }
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
    }
  }
  throw new Invalid({ record: `There is no record ${code.trim()}, or none that you may see.` })
}

/** Registers and tables to choose from, by the words of the product. */
export function tablesOfTrail(actor: Actor): { value: string; label: string }[] {
  const names = new Map<string, string>([
    ...registers.map((one) => [one.key, one.name.many] as const),
    ...Object.entries({ ...hangingTables, ...otherTables }),
  ])
  return scopesOf(actor)
    .filter(({ register }) => seesConfidential(actor) || !confidentialTables.includes(register))
    .map(({ register }) => ({ value: register, label: names.get(register) ?? register }))
}
