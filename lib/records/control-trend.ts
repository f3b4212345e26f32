import { controlStatuses, countStatuses } from '../checks/controls.ts'
import { listsOf, type State, type StateLink } from '../checks/state.ts'
import { criteriaInForce } from '../criteria/in-force.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import { seenWhere } from './load-state.ts'
import { momentAtEndOf, monthEndsBefore } from './month-ends.ts'
import type { Moment } from './source.ts'

/** How much of the controls that apply was met on a day: 0 to 1. */
export type ControlShare = { day: string; share: number }

/** Shares of the past, by position in the trail and day: these never change. */
const kept = new Map<string, Promise<number | null>>()
const keptShares = 120

/**
 * The share of applicable controls that was met, at the end of each of the eleven months before the
 * day of the state and on that day (9.1); judged by the rules of today on the records of then. Months
 * before the trail began, or without controls, are left out.
 */
export async function controlTrend(state: State, timeZone: string): Promise<ControlShare[]> {
  const shares: ControlShare[] = []
  for (const day of monthEndsBefore(state.today, 11)) {
    const moment = await momentAtEndOf(day, timeZone)
    const share = moment && (await shareAsOf(moment, day))
    if (share !== null) shares.push({ day, share })
  }
  const share = shareOf(state)
  return share === null ? shares : [...shares, { day: state.today, share }]
}

function shareOf(state: State): number | null {
  const { met, due, bad } = countStatuses(controlStatuses(state))
  const applicable = met + due + bad
  return state.controls.length > 0 && applicable > 0 ? met / applicable : null
}

function shareAsOf(moment: Moment, day: string): Promise<number | null> {
  const key = `${moment.seq} ${day}`
  const known = kept.get(key)
  if (known) return known
  const share = controlsAsOf(moment, day).then(shareOf)
  kept.set(key, share)
  share.catch(() => kept.delete(key))
  for (const old of [...kept.keys()].slice(0, -keptShares)) kept.delete(old)
  return share
}

/** What the status of the controls follows from, and nothing else, so that the past is cheap. */
async function controlsAsOf(asOf: Moment, day: string): Promise<State> {
  const sql = sqlOf(pool())
  const of = <K extends keyof RecordTypes>(register: K) =>
    seenWhere(sql, register, { field: 'archivedAt', is: null }, asOf)
  const links = await sql<{ row: StateLink }>(
    `SELECT e.content::jsonb -> 'row' AS row FROM (
       SELECT DISTINCT ON ("recordId") content, operation FROM audit_events
       WHERE register = 'links' AND seq < $1::bigint ORDER BY "recordId", seq DESC
     ) e WHERE e.operation <> 'delete'`,
    [asOf.seq],
  )
  const lists = await listsOf((register) => (needed.has(register) ? of(register) : none))
  return {
    ...lists,
    today: day,
    criteria: criteriaInForce(lists.criteriaRecords),
    links: links.map((one) => one.row),
    acknowledgements: [],
    users: [],
  }
}

const needed = new Set<keyof RecordTypes>(['controls', 'evidence', 'risk-criteria'])
const none = Promise.resolve([])
