import { type Conformity, conformity } from '../checks/conformity.ts'
import type { State } from '../checks/state.ts'
import { readinessOf, shareMet } from '../readiness/standing.ts'
import { loadPastState } from './load-state.ts'
import { ofPastMonths } from './past-months.ts'

/** How each of the 70 requirements stood on a day. */
export type Standings = ReadonlyMap<string, Conformity['met']>

/**
 * What is shown of past months and follows from the whole state of then: reading that takes far
 * longer than judging it, so whoever asks first for one figure has both computed.
 */
export const pastFigures = ofPastMonths('whole state', async (asOf, day) => {
  const state = await loadPastState(asOf, day)
  return { standings: standingsOf(state), readinessShare: readinessShareOf(state) }
})

export function standingsOf(state: State): Standings {
  return new Map(conformity(state).map(({ requirement, met }) => [requirement, met]))
}

/** Which share of the readiness questions that apply is met: 0 to 1. */
export function readinessShareOf(state: State): number {
  return shareMet(readinessOf(state).counts).share
}
