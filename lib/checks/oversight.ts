import { type Check, recordCheck } from './check.ts'
import { gateOf } from './gates.ts'
import { isNear, obligation, ownerAndLead, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { aboutSystem, named, recordOf, type State } from './state.ts'

/** What ISO/IEC 42001, A.9.2, A.9.3, A.6.2.4 and A.6.2.6 ask about people over systems, and tests. */
export const oversightChecks: Check[] = [
  /** A.9.2, A.9.3: a system that acts on people runs only where somebody can overrule and stop it. */
  recordCheck({
    id: 'system-overseen',
    requirements: ['A.9.2', 'A.9.3', 'A.6.2.6'],
    severity: 'major',
    says: 'Each system of medium or high tier in operation has a plan of human oversight in force.',
    of: 'systems',
    applies: isWeighty,
    holds: (system, state) => system.state !== 'operation' || isOverseen(system, state),
    asks: (system, state) =>
      gateOf(system, state).get('oversight')?.begin
        ? obligation(state, 'plan-oversight', named('systems', system), {
            says: 'Plan its human oversight',
            why: 'A.9.2',
            ...ownerOr(system.ownerId, 'governance-lead'),
            tone: system.state === 'operation' ? 'bad' : 'due',
          })
        : null,
  }),
  /** A.6.2.4: what was tested is what runs; another version is another system. */
  recordCheck({
    id: 'system-validated',
    requirements: ['A.6.2.4', 'A.6.2.5'],
    severity: 'major',
    says: 'Each system of medium or high tier in operation has passed its validation in the version that runs.',
    of: 'systems',
    applies: isWeighty,
    holds: (system, state) =>
      system.state !== 'operation' || gateOf(system, state).get('validation')?.met !== 'bad',
    asks: (system, state) =>
      gateOf(system, state).get('validation')?.begin
        ? obligation(state, 'validate-system', named('systems', system), {
            says: 'Have it validated in the version that runs',
            why: 'A.6.2.4',
            ...ownerOr(system.ownerId, 'governance-lead'),
            tone: system.state === 'operation' ? 'bad' : 'due',
          })
        : null,
  }),
  /** A.9.3: a plan without people who are still here is paper. */
  recordCheck({
    id: 'oversight-has-people',
    requirements: ['A.9.3', 'A.9.2'],
    severity: 'minor',
    says: 'Each plan of oversight in force names reviewers who have an account here.',
    of: 'oversight',
    applies: (plan) => plan.state === 'in-force',
    holds: hasPeople,
    asks: (plan, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'name-reviewers', named('oversight', plan), {
            says: 'Rework the plan: none of its reviewers is here any more',
            why: 'A.9.3',
            ...ownerAndLead(plan.ownerId),
          }),
  }),
  /** A.9.2: how people oversee a system is looked at again before it is out of date. */
  recordCheck({
    id: 'oversight-in-date',
    requirements: ['A.9.2', 'A.9.3'],
    severity: 'minor',
    says: 'Each plan of oversight has been looked at by its review day.',
    of: 'oversight',
    applies: (plan) => plan.state !== 'retired',
    holds: (plan, { today }) => plan.reviewAt === null || plan.reviewAt >= today,
    asks: (plan, state) => {
      const record = named('oversight', plan)
      const decides = { roles: ['governance-lead', 'risk-owner'] as const, except: authorsOf(plan) }
      if (plan.state !== 'in-force')
        return obligation(state, 'put-into-force', record, {
          says: 'Put the plan of oversight in force or say what is missing',
          why: 'A.9.2',
          dueOn: plan.reviewAt,
          ...decides,
        })
      return isNear(plan.reviewAt, state.today)
        ? obligation(state, 'review-oversight', record, {
            says: 'Look whether the plan of oversight still fits',
            why: 'A.9.2',
            dueOn: plan.reviewAt,
            ...decides,
          })
        : null
    },
  }),
  /** A.6.2.6: a system that somebody stopped is not run on as if nothing had happened. */
  recordCheck({
    id: 'stop-settled',
    requirements: ['A.6.2.6', 'A.9.2'],
    severity: 'major',
    says: 'Of each stop by a reviewer somebody has said what followed.',
    of: 'oversight',
    applies: (plan) => plan.state === 'in-force' || plan.state === 'suspended',
    holds: (plan) => plan.stoppedAt === null,
    asks: (plan, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'settle-stop', named('oversight', plan), {
            says: 'A reviewer stopped the system: say what followed',
            why: 'A.6.2.6',
            ...ownerAndLead(ownerOf(plan, state) ?? plan.ownerId),
            tone: 'bad',
          }),
  }),
]

/** In scope, of a tier that needs more than an entry, and near or in operation. */
export function isWeighty(system: Seen<'systems'>): boolean {
  return (
    system.scope === 'in' &&
    (system.tier === 'medium' || system.tier === 'high') &&
    ['validation', 'operation', 'suspended'].includes(system.state)
  )
}

function isOverseen(system: Seen<'systems'>, state: State): boolean {
  return aboutSystem(state.oversightPlans, system.id).some((plan) => plan.state === 'in-force')
}

function hasPeople(plan: Seen<'oversight'>, state: State): boolean {
  return plan.reviewerIds.some((id) => state.users.some((user) => user.id === id))
}

function authorsOf(plan: Seen<'oversight'>): string[] {
  return [plan.ownerId, ...plan.authorIds].filter((id) => id !== null)
}

function ownerOf(plan: Seen<'oversight'>, state: State): string | null {
  const system = recordOf(state, 'systems', plan.systemId ?? '')
  return (system as Seen<'systems'> | undefined)?.ownerId ?? null
}
