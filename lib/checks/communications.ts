import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { type Obligation, obligation, ownerOr, waitsLong } from './obligation.ts'
import type { Seen } from './seen.ts'
import { aboutSystem, named, type State } from './state.ts'

/** What ISO/IEC 42001, 7.4 and A.8 ask of what is told to whom. */
export const communicationChecks: Check[] = [
  /** 7.4: inside and outside, so that neither staff nor the public hear of AI by accident. */
  organisationCheck({
    id: 'communication-planned',
    requirements: ['7.4'],
    severity: 'minor',
    says: 'It is settled what is told inside the organisation and what outside.',
    begins: 'communications',
    holds: (state) =>
      state.communications.some((one) => one.state === 'current' && one.kind === 'internal') &&
      state.communications.some(
        (one) => one.state === 'current' && one.kind !== null && one.kind !== 'internal',
      ),
  }),
  /** 7.4: a plan that nobody keeps tells nobody anything. */
  reviewCheck({
    id: 'communication-kept',
    requirements: ['7.4'],
    says: 'Each communication was sent by the day it was due.',
    of: 'communications',
    applies: (one) => one.state === 'current',
    kind: 'send-communication',
    asks: 'Tell it, and record what was sent',
    why: '7.4',
    late: 'It is to be told',
    falls: (one) => ownerOr(one.ownerId, 'governance-lead'),
  }),
  /** 7.4: what the organisation says is settled by somebody other than its author. */
  recordCheck({
    id: 'communication-approved',
    requirements: ['7.4'],
    severity: 'minor',
    says: 'Nothing that is to be told waits long for approval.',
    of: 'communications',
    applies: (one) => one.state !== 'ended',
    holds: (one, { today }) => one.state !== 'draft' || !waitsLong(one, today),
    asks: (one, state) => (one.state === 'draft' ? approvalOf(one, state) : null),
  }),
  /** A.8.2: whoever uses a system or is judged by it must know that, what it does, and its limits. */
  recordCheck({
    id: 'users-informed',
    requirements: ['A.8.2'],
    severity: 'major',
    says: 'Each system in operation that people use or are affected by has given them information.',
    of: 'systems',
    applies: (system) =>
      system.scope === 'in' && system.state === 'operation' && reachesPeople(system),
    holds: (system, state) =>
      aboutSystem(state.communications, system.id).some(
        (one) => one.kind === 'user-information' && one.state === 'current' && one.sentOn !== null,
      ),
    asks: (system, state, holds) =>
      holds || !system.ownerId
        ? null
        : obligation(state, 'inform-users', named('systems', system), {
            says: 'Give users and people affected their information',
            why: 'A.8.2',
            ownerId: system.ownerId,
            tone: 'bad',
          }),
  }),
  /** A.8.3: people outside often see harm first; without a known way they tell nobody. */
  organisationCheck({
    id: 'reporting-route-known',
    requirements: ['A.8.3'],
    severity: 'major',
    says: 'People outside have been told how to report adverse impacts.',
    begins: 'communications',
    holds: (state) => isTold(state, 'reporting-route'),
  }),
  /** A.8.4: in an incident there is no time to find out who has to hear what. */
  organisationCheck({
    id: 'incident-notice-planned',
    requirements: ['A.8.4'],
    severity: 'major',
    says: 'It is settled how users are told of incidents.',
    begins: 'communications',
    holds: (state) => isSettled(state, 'incident-notice'),
  }),
  /** A.8.5: what authorities, customers and others have a right to hear is known before they ask. */
  organisationCheck({
    id: 'duties-to-inform-known',
    requirements: ['A.8.5'],
    severity: 'minor',
    says: 'It is settled which interested parties are to be informed of what.',
    begins: 'communications',
    holds: (state) => isSettled(state, 'duty'),
  }),
]

/** Whether somebody sees it or is affected by it, as far as is known. */
function reachesPeople({ autonomy, peopleNumber }: Seen<'systems'>): boolean {
  return autonomy !== 'no-effect' && peopleNumber !== 'none'
}

function isSettled(state: State, kind: string): boolean {
  return state.communications.some((one) => one.state === 'current' && one.kind === kind)
}

function isTold(state: State, kind: string): boolean {
  return state.communications.some(
    (one) => one.state === 'current' && one.kind === kind && one.sentOn !== null,
  )
}

function approvalOf(one: Seen<'communications'>, state: State): Obligation {
  return obligation(state, 'approve-communication', named('communications', one), {
    says: 'Approve what is told',
    why: '7.4',
    roles: ['governance-lead', 'executive'],
    except: [one.ownerId, one.createdById].filter((id) => id !== null),
  })
}
