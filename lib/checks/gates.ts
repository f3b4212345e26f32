import { type GateCondition, operationGate } from './operation-gate.ts'
import type { Seen } from './seen.ts'
import { gateFacts, type State } from './state.ts'

type Gate = ReadonlyMap<string, GateCondition>

const gates = new WeakMap<State, Map<string, Gate>>()

/** The conditions for operation of a system, by their ids; judged once for each state (8.1). */
export function gateOf(system: Seen<'systems'>, state: State): Gate {
  const ofState = gates.get(state) ?? new Map<string, Gate>()
  gates.set(state, ofState)
  const known = ofState.get(system.id)
  if (known) return known
  const gate: Gate = new Map(operationGate(gateFacts(state, system)).map((one) => [one.id, one]))
  ofState.set(system.id, gate)
  return gate
}
