import type { Actor } from '../access/actor.ts'
import { hasPermission } from '../access/reach.ts'
import { now } from '../clock.ts'
import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { requireRecord } from './read.ts'
import { appendRows } from './sealed-batches.ts'
import type { Moment } from './source.ts'
import { moveIn } from './transitions.ts'
import { working } from './work.ts'
import { deedOf } from './write.ts'

/** What a person did with what a system put out (ISO/IEC 42001, A.9.2, A.6.2.8). */
export const eventKinds = ['approved', 'overridden', 'escalated', 'stopped'] as const
export type EventKind = (typeof eventKinds)[number]

/** `at` is when it happened, ISO; `case` names it in the system it comes from. */
export type OversightEvent = {
  id: string
  at: string
  kind: EventKind
  case: string
  reason: string
  reviewer: string
  byId: string
}

export type NewEvent = {
  kind: EventKind
  at?: string | undefined
  case?: string | undefined
  reason?: string | undefined
  reviewer?: string | undefined
}

/** Events of a month, `YYYY-MM`, by what was done. */
export type MonthOfEvents = { month: string } & Record<EventKind, number>

/**
 * Appends events to a plan of oversight. A stop is written on the plan at once, where it stays until
 * somebody has said what followed. Throws Invalid (no reason, a time to come), Forbidden, NotFound.
 */
export async function addEvents(
  actor: Actor,
  planId: string,
  given: NewEvent[],
): Promise<OversightEvent[]> {
  if (given.length === 0) throw new Invalid({ kind: 'Give at least one event.' })
  if (given.length > 10_000) throw new Invalid({ kind: 'At most 10,000 events at once.' })
  const definition = registerOf('oversight')
  const plan = await requireRecord(actor, 'oversight', planId)
  if (!mayAddEvents(actor, plan))
    throw new Forbidden('Only reviewers of the plan and those who run systems add events.')
  if (plan.archivedAt || !['in-force', 'suspended'].includes(plan.state)) {
    throw new Forbidden(
      `${plan.code} is ${plan.archivedAt ? 'archived' : plan.state === 'draft' ? 'not in force' : plan.state} and takes no events.`,
    )
  }
  const events = given.map((one) => checked(actor, one))
  await appendRows(
    sqlOf(pool()),
    'events',
    events.map((one) => ({ ...one, planId: plan.id })),
  )
  const stop = events.findLast((one) => one.kind === 'stopped')
  if (!stop) return events
  await working(
    actor,
    { action: deedOf(definition, 'stop'), reason: stop.reason },
    async (work) => {
      const before = await requireRecord(actor, 'oversight', plan.id, { sql: work.sql })
      const values = { stoppedAt: stop.at, stoppedBecause: stop.reason }
      await moveIn(work, definition, before, { transition: 'stop', values, trusted: true })
    },
  )
  return events
}

/** Whether this person adds events to the plan: its reviewers, and those who add readings. */
export function mayAddEvents(actor: Actor, plan: AnyRecord): boolean {
  const reviewers = Array.isArray(plan.reviewerIds) ? plan.reviewerIds : []
  return hasPermission(actor, 'readings.add') || reviewers.includes(actor.id)
}

/** Events of a plan, oldest first; at most `limit`, the latest of them. */
export async function eventsOf(
  planId: string,
  { from, asOf, limit = 500 }: { from?: string; asOf?: Moment | undefined; limit?: number } = {},
): Promise<OversightEvent[]> {
  const rows = await db().oversightEvent.findMany({
    where: {
      planId,
      ...(from ? { at: { gte: new Date(from) } } : {}),
      ...(asOf ? { recordedAt: { lte: new Date(asOf.at) } } : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows
    .reverse()
    .map((row) => ({ ...row, kind: row.kind as EventKind, at: row.at.toISOString() }))
}

/** How often what was done, month by month, the oldest first. */
export async function eventsByMonth(planId: string, asOf?: Moment): Promise<MonthOfEvents[]> {
  const counts = eventKinds
    .map((kind) => `(count(*) FILTER (WHERE kind = '${kind}'))::int AS ${kind}`)
    .join(', ')
  return sqlOf(pool())<MonthOfEvents>(
    `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, ${counts} FROM oversight_events
     WHERE "planId" = $1::uuid AND "recordedAt" <= $2::timestamptz GROUP BY 1 ORDER BY 1`,
    [planId, asOf?.at ?? now().toISOString()],
  )
}

function checked(actor: Actor, one: NewEvent): OversightEvent {
  const at = one.at ? new Date(one.at) : now()
  if (Number.isNaN(at.getTime()))
    throw new Invalid({ at: 'Write the time as in 2026-11-30T14:00:00Z.' })
  if (at.getTime() > now().getTime() + 60_000)
    throw new Invalid({ at: 'An event can’t be from a time to come.' })
  const texts = { case: one.case?.trim() ?? '', reason: one.reason?.trim() ?? '' }
  if (one.kind !== 'approved' && !texts.reason)
    throw new Invalid({ reason: `Say why it was ${one.kind}.` })
  const reviewer = one.reviewer?.trim() || actor.name
  for (const [name, text] of Object.entries({ ...texts, reviewer })) {
    if (!isStorable(text)) throw new Invalid({ [name]: 'Holds a character that can’t be kept.' })
  }
  return {
    id: crypto.randomUUID(),
    at: at.toISOString(),
    kind: one.kind,
    ...texts,
    reviewer,
    byId: actor.id,
  }
}
