import type { State } from '../checks/state.ts'
import { readinessOf, shareMet } from '../readiness/standing.ts'
import { loadPastState } from './load-state.ts'
import { ofPastMonths } from './past-months.ts'

/** Which share of the questions that apply was met on a day: 0 to 1. */
export type ReadinessShare = { day: string; share: number }

const pastShares = ofPastMonths(async (asOf, day) => shareOf(await loadPastState(asOf, day)))

/**
 * The share of questions met at the end of each of the eleven months before the day of the state, and
 * on that day (ISO/IEC 42001, 9.1); judged by the rules of today on the records of then. Months
 * before the trail began are left out.
 */
export async function readinessTrend(state: State, timeZone: string): Promise<ReadinessShare[]> {
  const past = await pastShares(state, timeZone)
  return [...past, { day: state.today, figure: shareOf(state) }].map(({ day, figure }) => ({
    day,
    share: figure,
  }))
}

function shareOf(state: State): number {
  return shareMet(readinessOf(state).counts).share
}
