import { controlStatuses, countStatuses } from '../checks/controls.ts'
import { listsOf, type State, type StateLink } from '../checks/state.ts'
import { criteriaInForce } from '../criteria/in-force.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import { seenWhere } from './load-state.ts'
import { ofPastMonths } from './past-months.ts'
import type { Moment } from './source.ts'

/** How much of the controls that apply was met on a day: 0 to 1. */
export type ControlShare = { day: string; share: number }

const pastShares = ofPastMonths('controls', async (asOf, day) =>
  shareOf(await controlsAsOf(asOf, day)),
)

/**
 * The share of applicable controls that was met, at the end of each of the eleven months before the
 * day of the state and on that day (9.1); judged by the rules of today on the records of then. Months
 * before the trail began, or without controls, are left out.
 */
export async function controlTrend(state: State, timeZone: string): Promise<ControlShare[]> {
  const past = await pastShares(state, timeZone)
  return [...past, { day: state.today, figure: shareOf(state) }].flatMap(({ day, figure }) =>
    figure === null ? [] : [{ day, share: figure }],
  )
}

function shareOf(state: State): number | null {
  const { met, due, bad } = countStatuses(controlStatuses(state))
  const applicable = met + due + bad
  return state.controls.length > 0 && applicable > 0 ? met / applicable : null
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
    oversightEvents: [],
    users: [],
  }
}

const needed = new Set<keyof RecordTypes>(['controls', 'evidence', 'risk-criteria'])
const none = Promise.resolve([])
