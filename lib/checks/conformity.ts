import { clauseTitles, controlTitles } from '../catalogue/requirements.ts'
import type { Check, CheckResult } from './check.ts'
import { checks } from './checks.ts'
import type { State } from './state.ts'

/** How the organisation stands to one sub-clause or control, and by which checks. */
export type Conformity = {
  requirement: string
  met: 'met' | 'partly' | 'not-met' | 'na'
  results: readonly CheckResult[]
}

const judged = new WeakMap<State, readonly CheckResult[]>()

/** What every check says of a state; computed once for each state. */
export function checkResults(state: State): readonly CheckResult[] {
  const known = judged.get(state) ?? checks.map((check) => check.judge(state))
  judged.set(state, known)
  return known
}

/**
 * The 32 sub-clauses and 38 controls in order, each by its checks (ISO/IEC 42001, 4 to 10 and A). A
 * control that the Statement of Applicability leaves out with a reason does not apply (6.1.3). What no
 * check looked at is not met: an empty installation conforms to nothing.
 */
export function conformity(state: State): Conformity[] {
  const results = checkResults(state)
  const leftOut = new Set(
    state.controls
      .filter((one) => one.state === 'current' && one.applicable === 'no' && one.reason?.trim())
      .map((one) => one.controlId),
  )
  return [...Object.keys(clauseTitles), ...Object.keys(controlTitles)].map((requirement) => {
    const own = results.filter(({ check }) => isAbout(check, requirement))
    return {
      requirement,
      met: leftOut.has(requirement) ? 'na' : verdictOf(own),
      results: own,
    }
  })
}

/** How many of these requirements stand how. */
export function countStandings(standings: Iterable<Conformity['met']>) {
  const counts = { met: 0, partly: 0, 'not-met': 0, na: 0 }
  for (const met of standings) counts[met] += 1
  return counts
}

function isAbout(check: Check, requirement: string): boolean {
  return check.requirements.includes(requirement)
}

function verdictOf(results: readonly CheckResult[]): Conformity['met'] {
  const asked = results.filter(({ verdict }) => verdict !== 'na')
  const failing = asked.filter(({ verdict }) => verdict === 'fails')
  if (asked.length === 0) return 'not-met'
  if (failing.length === 0) return 'met'
  const hold = asked.length > failing.length || failing.some(heldSomewhere)
  return hold ? 'partly' : 'not-met'
}

function heldSomewhere({ looked, faults }: CheckResult): boolean {
  return faults.length > 0 && faults.length < looked
}
