import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { isDocumented } from './documents.ts'
import { isPast, type Obligation, obligation, ownerOr, waitsLong } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/** What ISO/IEC 42001, 10.1, 10.2 and A.8.4 ask for: what goes wrong is corrected and learned from. */
export const improvementChecks: Check[] = [
  /** 10.1: improvement shows in what was done. */
  organisationCheck({
    id: 'improvement-performed',
    requirements: ['10.1'],
    severity: 'minor',
    says: 'An action has been carried out or an objective reached.',
    begins: 'actions',
    holds: (state) =>
      state.actions.some((one) => one.state === 'done' || one.state === 'verified') ||
      state.objectives.some((one) => one.state === 'reached'),
  }),
  /** 10.1: what was decided is done by its day, by somebody. */
  recordCheck({
    id: 'actions-in-time',
    requirements: ['10.1'],
    severity: 'minor',
    says: 'Each open action has an owner and its day is not past.',
    of: 'actions',
    applies: isToDo,
    holds: (action, { today }) => action.ownerId !== null && !isPast(action.dueOn, today),
    asks: (action, state) =>
      obligation(state, 'do-action', named('actions', action), {
        says: action.ownerId ? 'Do what was decided' : 'Give the action an owner',
        why: '10.1',
        dueOn: action.dueOn,
        late: 'Action is due',
        ...ownerOr(action.ownerId, 'governance-lead'),
      }),
  }),
  /** 10.2: whoever corrected does not judge whether it works. */
  recordCheck({
    id: 'corrections-verified',
    requirements: ['10.2'],
    severity: 'minor',
    says: 'Each corrective action that was carried out is soon verified by somebody else.',
    of: 'actions',
    applies: (action) =>
      action.kind === 'corrective' && (action.state === 'done' || action.state === 'verified'),
    holds: (action, { today }) => action.state === 'verified' || !waitsLong(action, today),
    asks: (action, state) =>
      action.state === 'verified'
        ? null
        : obligation(state, 'verify-action', named('actions', action), {
            says: 'Verify that the correction works',
            why: '10.2',
            roles: ['governance-lead', 'compliance-lead'],
            except: [action.ownerId, action.completedById].filter((id) => id !== null),
          }),
  }),
  /** 10.2: a system in which nothing ever goes wrong is one in which nobody looks. */
  organisationCheck({
    id: 'nonconformities-handled',
    requirements: ['10.2'],
    severity: 'minor',
    says: 'A nonconformity is on record, or a document in force says how one is handled.',
    begins: 'nonconformities',
    holds: (state) => state.nonconformities.length > 0 || isDocumented('10.2', state),
  }),
  /** 10.2: correction, cause and effect, each by its day. */
  recordCheck({
    id: 'nonconformities-in-time',
    requirements: ['10.2'],
    severity: 'major',
    says: 'Each nonconformity is closed by its day.',
    of: 'nonconformities',
    applies: () => true,
    holds: (one, { today }) => one.state === 'closed' || !isPast(one.dueOn, today),
    asks: nextOfNonconformity,
  }),
  /** 10.2: harm is stopped first, then its cause is found, then somebody else says that it is over. */
  recordCheck({
    id: 'incidents-settled',
    requirements: ['10.2', 'A.8.4'],
    severity: 'minor',
    says: 'No incident is left without its harm being stopped.',
    of: 'incidents',
    applies: () => true,
    holds: (one) => one.state !== 'open',
    asks: nextOfIncident,
  }),
  /** 9.2: a certificate stays one by the audits that it asks for. */
  reviewCheck({
    id: 'certificate-audits-prepared',
    requirements: ['9.2.2'],
    says: 'The next audit of each certificate is prepared by its day.',
    of: 'certificates',
    applies: (one) => one.state !== 'ended',
    kind: 'next-audit',
    asks: 'Prepare the next audit of the certificate',
    why: '9.2',
    late: 'Next audit of the certificate is to be prepared',
    falls: (one) => ownerOr(one.ownerId, 'governance-lead'),
  }),
]

/** Whether an action is neither done nor given up. */
export function isToDo(action: { state: string }): boolean {
  return action.state === 'open' || action.state === 'in-progress'
}

function nextOfIncident(one: Seen<'incidents'>, state: State): Obligation | null {
  const record = named('incidents', one)
  const falls = ownerOr(one.ownerId, 'compliance-lead')
  switch (one.state) {
    case 'open':
      return obligation(state, 'contain-incident', record, {
        says: 'Stop the harm and say how',
        why: '10.2',
        ...falls,
        tone: 'bad',
      })
    case 'contained':
      return obligation(state, 'resolve-incident', record, {
        says: 'Find the cause and what is learned from it',
        why: '10.2',
        ...falls,
      })
    case 'resolved':
      return obligation(state, 'verify-incident', record, {
        says: 'Close the incident or open it again',
        why: '10.2',
        roles: ['governance-lead', 'executive'],
        except: one.ownerId ? [one.ownerId] : [],
      })
    default:
      return null
  }
}

function nextOfNonconformity(one: Seen<'nonconformities'>, state: State): Obligation | null {
  const record = named('nonconformities', one)
  const common = { why: '10.2', dueOn: one.dueOn, late: 'Nonconformity is to be closed' }
  const falls = ownerOr(one.ownerId, 'governance-lead')
  switch (one.state) {
    case 'open':
      return obligation(state, 'work-on-open', record, {
        says: 'Correct it and find its cause',
        ...common,
        ...falls,
      })
    case 'acting':
      return obligation(state, 'work-on-acting', record, {
        says: 'Carry out what keeps it from happening again',
        ...common,
        ...falls,
      })
    case 'verifying': {
      const waits = one.verifyFrom === null || one.verifyFrom > state.today
      if (waits && !isPast(one.dueOn, state.today)) return null
      return obligation(state, 'verify-effect', record, {
        says: 'Judge whether the correction works',
        ...common,
        ...(!waits && {
          roles: ['governance-lead', 'compliance-lead', 'risk-owner'],
          except: [one.ownerId, ...one.authorIds].filter((id) => id !== null),
        }),
        tone: 'due',
      })
    }
    default:
      return null
  }
}
