import type { State } from '../checks/state.ts'
import { pastFigures, type Standings, standingsOf } from './past-figures.ts'

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
  const past = await pastFigures(state, timeZone)
  return [
    ...past.map(({ day, figure }) => ({ day, standings: figure.standings })),
    { day: state.today, standings: standingsOf(state) },
  ]
}
