import { type Conformity, conformity } from '../checks/conformity.ts'
import type { State } from '../checks/state.ts'
import { loadPastState } from './load-state.ts'
import { ofPastMonths } from './past-months.ts'

/** How each of the 70 requirements stood on a day. */
export type Standings = ReadonlyMap<string, Conformity['met']>

const pastStandings = ofPastMonths(async (asOf, day) => standingsOf(await loadPastState(asOf, day)))

/**
 * How far each sub-clause and control was met at the end of each of the eleven months before the day
 * of the state and on that day (9.1, 9.3.2); judged by the checks of today on the records of then.
 * Months before the trail began are left out. It reads the whole state of each month: the first time
 * takes a while.
 */
export async function conformityTrend(
  state: State,
  timeZone: string,
): Promise<{ day: string; standings: Standings }[]> {
  const past = await pastStandings(state, timeZone)
  return [...past, { day: state.today, figure: standingsOf(state) }].map(({ day, figure }) => ({
    day,
    standings: figure,
  }))
}

function standingsOf(state: State): Standings {
  return new Map(conformity(state).map(({ requirement, met }) => [requirement, met]))
}
