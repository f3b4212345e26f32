import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import { everything, matches } from '../access/where.ts'
import { type State, stateLists } from '../checks/state.ts'
import { registerOf } from '../registers/index.ts'

/**
 * The state as far as the person may see it: their records, with the scales and people that these
 * need. The very same state for whoever may see all of it.
 */
export function readableState(actor: Actor, state: State): State {
  const part: Record<string, unknown> = {}
  for (const [register, list] of Object.entries(stateLists)) {
    const where = reach(actor, registerOf(register), 'read')
    if (where !== everything) part[list] = state[list].filter((one) => matches(where, one))
  }
  return Object.keys(part).length ? { ...state, ...part } : state
}
