import { dayInWords } from '../calendar.ts'
import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { isDocumented } from './documents.ts'
import { gateOf } from './gates.ts'
import { isNear, isPast, obligation, ownerOr } from './obligation.ts'
import { blocking } from './operation-gate.ts'
import { isGoverned, isLive } from './scope.ts'
import { named } from './state.ts'

/** What ISO/IEC 42001, 6.3, 8.1, A.6.2.4 and A.6.2.5 ask for about running and changing systems. */
export const operationChecks: Check[] = [
  /** 8.1: what is not in the inventory is not controlled. */
  organisationCheck({
    id: 'systems-in-scope',
    requirements: ['8.1'],
    severity: 'major',
    says: 'AI systems in scope are in the inventory.',
    begins: 'systems',
    holds: (state) => state.systems.some(isGoverned),
  }),
  /** 8.1, A.6.2.5: nothing runs for which a condition does not hold. */
  recordCheck({
    id: 'operation-conditions-hold',
    requirements: ['8.1', 'A.6.2.5'],
    severity: 'major',
    says: 'Each AI system in operation meets the conditions for it.',
    of: 'systems',
    applies: (system) => isGoverned(system) && system.state === 'operation',
    holds: (system, state) => blocking([...gateOf(system, state).values()]).length === 0,
  }),
  /** 8.1: an exception ends by its day. */
  recordCheck({
    id: 'exceptions-ended',
    requirements: ['8.1', 'A.6.2.5'],
    severity: 'major',
    says: 'No AI system goes on beyond the end of its exception.',
    of: 'systems',
    applies: (system) =>
      isLive(system) && system.scope !== 'out' && system.gateOverrideUntil !== null,
    holds: (system, { today }) => !isPast(system.gateOverrideUntil, today),
    asks: (system, state, isHeld) => {
      const until = system.gateOverrideUntil
      const isIn = system.scope === 'in'
      if (until === null || (!isIn && isHeld)) return null
      return obligation(state, 'end-exception', named('systems', system), {
        says: `It goes on by exception until ${dayInWords(until)}`,
        why: '8.1',
        dueOn: until,
        late: 'Exception has ended',
        ...(isIn && { ownerId: system.ownerId, roles: ['executive'] }),
      })
    },
  }),
  /** 8.1: an entry nobody has looked at for long describes another system. */
  reviewCheck({
    id: 'systems-in-date',
    requirements: ['A.4.2', '8.1'],
    says: 'Each inventory entry has been reviewed by its day.',
    of: 'systems',
    applies: (system) => isLive(system) && system.scope !== 'out',
    kind: 'review-system',
    asks: 'Review the inventory entry',
    why: 'A.4.2',
    late: 'Review of the inventory entry is due',
    falls: (system) => (system.scope === 'in' ? ownerOr(system.ownerId, 'governance-lead') : null),
  }),
  /** 6.3: the management system changes by plan. */
  organisationCheck({
    id: 'aims-changes-planned',
    requirements: ['6.3'],
    severity: 'minor',
    says: 'A change of the management system was approved, or a document in force says how it is changed.',
    begins: 'changes',
    holds: (state) =>
      isDocumented('6.3', state) ||
      state.changes.some(
        (one) => one.kind === 'aims' && (one.state === 'approved' || one.state === 'released'),
      ),
  }),
  /** 8.1, 6.3: what is changed is decided on by others than those who want it. */
  recordCheck({
    id: 'changes-decided',
    requirements: ['8.1', '6.3'],
    severity: 'minor',
    says: 'Each change that was submitted is decided on by its day.',
    of: 'changes',
    applies: (change) => change.state === 'submitted',
    holds: (change, { today }) => !isPast(change.plannedOn, today),
    asks: (change, state) =>
      obligation(state, 'approve-change', named('changes', change), {
        says: 'Approve the change or return it',
        why: '8.1',
        dueOn: change.plannedOn,
        late: 'Approval of the change is due',
        roles: ['governance-lead', 'executive'],
        except: [change.ownerId, ...change.authorIds].filter((id) => id !== null),
      }),
  }),
  /** 8.1: what was approved is done when it was planned, or it is said why not. */
  reviewCheck({
    id: 'changes-released',
    requirements: ['8.1'],
    says: 'Each approved change is released by its day.',
    of: 'changes',
    applies: (change) => change.state === 'approved',
    day: (change) => change.plannedOn,
    kind: 'release-change',
    asks: 'Release the change, or say why not',
    why: '8.1',
    late: 'Release of the change is due',
    falls: (change) => ownerOr(change.ownerId, 'governance-lead'),
  }),
  /** A.6.2.4: a validation is carried out when it was planned. */
  recordCheck({
    id: 'validations-in-time',
    requirements: ['A.6.2.4'],
    severity: 'minor',
    says: 'Each validation is carried out by its day.',
    of: 'validations',
    applies: (one) => one.state === 'planned',
    holds: (one, { today }) => !isPast(one.dueOn, today),
    asks: (one, state) =>
      isNear(one.dueOn, state.today)
        ? obligation(state, 'validate', named('validations', one), {
            says: 'Validate it',
            why: 'A.6.2.4',
            dueOn: one.dueOn,
            late: 'Validation is due',
            ...ownerOr(one.ownerId, 'risk-owner'),
          })
        : null,
  }),
]
