import type { Tone } from '../fields/field.ts'
import type { Obligation } from './obligation.ts'
import { documentObligations } from './obligations-documents.ts'
import { monitoringObligations } from './obligations-monitoring.ts'
import { riskObligations } from './obligations-risks.ts'
import { systemObligations } from './obligations-systems.ts'
import type { State } from './state.ts'

/**
 * What this person has to do, most urgent first: what is theirs, and what waits for one of their
 * roles, unless they wrote or did what is to be decided on.
 */
export function myWork(
  actor: { id: string; roles: readonly string[] },
  state: State,
): Obligation[] {
  return obligationsOf(state).filter((one) => {
    if (one.ownerId === actor.id) return true
    return one.roles.some((role) => actor.roles.includes(role)) && !one.except.includes(actor.id)
  })
}

const computed = new WeakMap<State, Obligation[]>()

/** What anybody has to do, most urgent first; computed once for each state. */
export function obligationsOf(state: State): Obligation[] {
  const known = computed.get(state)
  if (known) return known
  const found = [
    ...systemObligations(state),
    ...riskObligations(state),
    ...documentObligations(state),
    ...monitoringObligations(state),
  ].sort(byUrgency)
  computed.set(state, found)
  return found
}

const urgency: Tone[] = ['bad', 'due', 'plain', 'met', 'na']

function byUrgency(a: Obligation, b: Obligation): number {
  const byTone = urgency.indexOf(a.tone) - urgency.indexOf(b.tone)
  if (byTone !== 0) return byTone
  const [left, right] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  if (left !== right) return left < right ? -1 : 1
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
