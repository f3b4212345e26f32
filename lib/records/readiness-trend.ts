import type { State } from '../checks/state.ts'
import { readinessOf, shareMet } from '../readiness/standing.ts'
import { loadState } from './load-state.ts'
import { momentAtEndOf, monthEndsBefore } from './month-ends.ts'

/** Which share of the questions that apply was met on a day: 0 to 1. */
export type ReadinessShare = { day: string; share: number }

/** Shares of the past, by position in the trail and day: these never change. */
const kept = new Map<string, number>()
const keptShares = 60

/**
 * The share of questions met at the end of each of the five months before the day of the state, and
 * on that day (ISO/IEC 42001, 9.1); judged by the rules of today on the records of then. Months
 * before the trail began are left out.
 */
export async function readinessTrend(state: State, timeZone: string): Promise<ReadinessShare[]> {
  const shares: ReadinessShare[] = []
  for (const day of monthEndsBefore(state.today, 5)) {
    const moment = await momentAtEndOf(day, timeZone)
    if (!moment) continue
    const key = `${moment.seq} ${day}`
    const share = kept.get(key) ?? shareOf(await loadState({ asOf: moment }))
    kept.set(key, share)
    shares.push({ day, share })
  }
  for (const old of [...kept.keys()].slice(0, -keptShares)) kept.delete(old)
  return [...shares, { day: state.today, share: shareOf(state) }]
}

function shareOf(state: State): number {
  return shareMet(readinessOf(state).counts).share
}
