import { type ControlStatus, controlStatuses } from './controls.ts'
import { obligationsOf } from './my-work.ts'
import type { Obligation } from './obligation.ts'
import { blocking, operationGate } from './operation-gate.ts'
import { type Overdue, overdueWork } from './overdue.ts'
import { riskStanding, standingLevel } from './risk-standing.ts'
import { gateFacts, type Named, named, type State } from './state.ts'

/** A risk whose level needs a decision it does not have. */
export type RiskAbove = Named & { level: number; ownerId: string | null; isTreated: boolean }

/** A system in operation although a condition for it does not hold. */
export type Exception = Named & { until: string | null; missing: string[] }

/** What the executive page shows (ISO/IEC 42001, 9.3): all of it computed. */
export type Posture = {
  systems: { in: number; out: number; undecided: number }
  /** Systems in scope by tier, then stage. */
  tiers: Record<string, Record<string, number>>
  controls: ControlStatus[]
  risksAbove: RiskAbove[]
  /** Live risks by likelihood and impact, as they stand: `matrix[likelihood][impact]` ids. */
  matrix: Record<number, Record<number, string[]>>
  overdue: Overdue[]
  exceptions: Exception[]
  /** What waits for somebody's word, most urgent first. */
  decisions: Obligation[]
}

const isDecision = /^(approve|accept|renew-acceptance|decide|end-exception|verify|put-into-force)/

const computed = new WeakMap<State, Posture>()

/** Where the organisation stands; computed once for each state. */
export function posture(state: State): Posture {
  const known = computed.get(state)
  if (known) return known
  const found: Posture = {
    systems: {
      in: count(state, 'in'),
      out: count(state, 'out'),
      undecided: count(state, 'undecided'),
    },
    tiers: byTierAndStage(state),
    controls: controlStatuses(state),
    risksAbove: risksAboveAcceptance(state),
    matrix: riskMatrix(state),
    overdue: overdueWork(state),
    exceptions: exceptions(state),
    decisions: obligationsOf(state).filter((one) => isDecision.test(one.id)),
  }
  computed.set(state, found)
  return found
}

/** Risks above the acceptance level, or accepted until a day that is past; highest first (6.1.3). */
export function risksAboveAcceptance(state: State): RiskAbove[] {
  return state.risks
    .filter((risk) =>
      ['open', 'in-treatment', 'above', 'expired'].includes(riskStanding(risk, state)),
    )
    .map((risk) => ({
      ...named('risks', risk),
      level: standingLevel(risk) ?? 0,
      ownerId: risk.ownerId,
      isTreated: risk.state === 'in-treatment' || risk.state === 'treated',
    }))
    .sort((a, b) => b.level - a.level || (a.code < b.code ? -1 : 1))
}

/** Live risks by the likelihood and impact that count now. */
export function riskMatrix(state: State): Posture['matrix'] {
  const matrix: Posture['matrix'] = {}
  for (const risk of state.risks) {
    if (risk.state === 'closed') continue
    const isDecided = risk.state === 'treated' || risk.state === 'accepted'
    const residual = isDecided && risk.residualLevel !== null
    const likelihood = residual
      ? risk.residualLikelihood
      : (risk.currentLikelihood ?? risk.likelihood)
    const impact = residual ? risk.residualImpact : (risk.currentImpact ?? risk.impact)
    if (likelihood === null || impact === null) continue
    matrix[likelihood] ??= {}
    const row = matrix[likelihood]
    row[impact] ??= []
    row[impact].push(risk.id)
  }
  return matrix
}

/** Systems in scope and operation whose gate does not hold, with or without an exception (8.1). */
export function exceptions(state: State): Exception[] {
  return state.systems.flatMap((system) => {
    if (system.state !== 'operation' || system.scope !== 'in') return []
    const missing = blocking(operationGate(gateFacts(state, system)))
    if (missing.length === 0) return []
    return [
      {
        ...named('systems', system),
        until: system.gateOverrideUntil,
        missing: missing.map((one) => one.says),
      },
    ]
  })
}

function count(state: State, scope: string): number {
  return state.systems.filter((system) => (system.scope ?? 'undecided') === scope).length
}

function byTierAndStage(state: State): Posture['tiers'] {
  const tiers: Posture['tiers'] = {}
  for (const system of state.systems) {
    if (system.scope !== 'in') continue
    const tier = system.tier ?? 'unclassified'
    tiers[tier] ??= {}
    const stages = tiers[tier]
    stages[system.state] = (stages[system.state] ?? 0) + 1
  }
  return tiers
}
