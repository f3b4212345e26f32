import type { State } from '../checks/state.ts'
import { pastFigures, readinessShareOf } from './past-figures.ts'

/** Which share of the questions that apply was met on a day: 0 to 1. */
export type ReadinessShare = { day: string; share: number }

/**
 * The share of questions met at the end of each of the eleven months before the day of the state, and
 * on that day (ISO/IEC 42001, 9.1); judged by the rules of today on the records of then. Months
 * before the trail began are left out.
 */
export async function readinessTrend(state: State, timeZone: string): Promise<ReadinessShare[]> {
  const past = await pastFigures(state, timeZone)
  return [
    ...past.map(({ day, figure }) => ({ day, share: figure.readinessShare })),
    { day: state.today, share: readinessShareOf(state) },
  ]
}
