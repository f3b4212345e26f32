import { type Check, recordCheck } from './check.ts'
import { obligation, ownerOr } from './obligation.ts'
import { isGoverned } from './scope.ts'
import type { Seen } from './seen.ts'
import { type Stales, staleBy } from './stale.ts'
import { aboutSystem, indexOf, named, recordOf, type State, systemsOf } from './state.ts'

/** What a major change asks to be done again (ISO/IEC 42001, 8.1, 8.2, A.6.2.4, A.9.2). */
export const renewalChecks: Check[] = [
  /** 8.2: likelihood and impact were judged for the system as it was. */
  recordCheck({
    id: 'risks-after-change',
    requirements: ['8.2', '8.1'],
    severity: 'minor',
    says: 'Each risk was judged after the last major change of its systems.',
    of: 'risks',
    applies: (risk, state) => risk.state !== 'closed' && isAboutLive(risk, state),
    holds: (risk, state) => changeBefore('risks', risk, state) === undefined,
    asks: (risk, state) => {
      const change = changeBefore('risks', risk, state)
      if (!change) return null
      return obligation(state, 'rejudge-risk', named('risks', risk), {
        says: `Judge it again: ${change.code} is a major change`,
        why: '8.2',
        ...ownerOr(risk.ownerId, 'risk-owner'),
      })
    },
  }),
  /** A.6.2.4: what passed is not what runs now. */
  recordCheck({
    id: 'validation-after-change',
    requirements: ['A.6.2.4', '8.1'],
    severity: 'minor',
    says: 'The last validation of each kind is from after the last major change, or was done for it.',
    of: 'validations',
    applies: (one, state) =>
      one.state === 'passed' && isAboutLive(one, state) && isLastOfKind(one, state),
    holds: (one, state) => changeBefore('validations', one, state) === undefined,
    asks: (one, state) => {
      const change = changeBefore('validations', one, state)
      if (!change || isPlannedAgain(one, state)) return null
      return obligation(state, 'validate-again', named('validations', one), {
        says: `Plan it again: ${change.code} is a major change`,
        why: 'A.6.2.4',
        ...ownerOr(one.ownerId, 'risk-owner'),
      })
    },
  }),
  /** A.9.2: a plan that fitted the system before may miss what it does now. */
  recordCheck({
    id: 'oversight-after-change',
    requirements: ['A.9.2', '8.1'],
    severity: 'minor',
    says: 'Each plan of oversight in force was found to fit after the last major change.',
    of: 'oversight',
    applies: (plan, state) => plan.state === 'in-force' && isAboutLive(plan, state),
    holds: (plan, state) => changeBefore('oversight', plan, state) === undefined,
    asks: (plan, state) => {
      const change = changeBefore('oversight', plan, state)
      if (!change) return null
      return obligation(state, 'confirm-oversight', named('oversight', plan), {
        says: `Say whether it still fits: ${change.code} is a major change`,
        why: 'A.9.2',
        roles: ['governance-lead', 'risk-owner'],
        except: [plan.ownerId, ...plan.authorIds].filter((id) => id !== null),
      })
    },
  }),
]

/** The major change that made a record stale, out of the changes of all systems it is about. */
function changeBefore<K extends Stales>(register: K, record: Seen<K>, state: State) {
  const index = indexOf(state)
  return staleBy(register, record, systemsOf(record).flatMap(index.changesOf))
}

function isAboutLive(record: object, state: State): boolean {
  return systemsOf(record).some((id) => {
    const system = recordOf(state, 'systems', id)
    return system !== undefined && isGoverned(system as Seen<'systems'>)
  })
}

function others(one: Seen<'validations'>, state: State) {
  return aboutSystem(state.validations, one.systemId ?? '').filter(
    (other) => other.id !== one.id && other.kind === one.kind,
  )
}

function isLastOfKind(one: Seen<'validations'>, state: State): boolean {
  const day = one.concludedOn ?? ''
  return !others(one, state).some((other) => (other.concludedOn ?? '') > day)
}

function isPlannedAgain(one: Seen<'validations'>, state: State): boolean {
  return others(one, state).some((other) => other.state === 'planned')
}
