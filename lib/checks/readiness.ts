import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { obligationOnMany, ownerAndLead } from './obligation.ts'
import type { Seen } from './seen.ts'
import type { State } from './state.ts'

/** What ISO/IEC 42001, 4.4 and 10.1 ask of a gap assessment: that it is made, kept, and acted on. */
export const readinessChecks: Check[] = [
  /** 4.4: who never asked what is missing can't say that the management system is established. */
  organisationCheck({
    id: 'readiness-assessed',
    requirements: ['4.4'],
    severity: 'minor',
    says: 'It has been asked how far the management system does what the standard asks.',
    begins: 'readiness',
    holds: (state) => state.readinessAnswers.some(isGiven),
  }),
  /** 4.4, 10.1: a gap that is known and not planned stays one. */
  recordCheck({
    id: 'gaps-planned',
    requirements: ['4.4', '10.1'],
    severity: 'minor',
    says: 'Each gap that somebody found has an action that closes it.',
    of: 'readiness',
    applies: (answer) => isGiven(answer) && ['partly', 'no'].includes(answer.answer ?? ''),
    holds: isPlanned,
    // The roadmap plans many at once: one line for each of them would bury everything else.
    asksOfAll: (gaps) =>
      obligationOnMany(
        'plan-gaps',
        {
          register: 'readiness',
          query: 'view=roadmap',
          title: gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`,
        },
        { says: 'Plan what closes the gaps found', why: '4.4', roles: ['governance-lead'] },
      ),
  }),
  /** 4.4, 9.1: an answer holds until its review day. */
  reviewCheck({
    id: 'answers-in-date',
    requirements: ['4.4', '9.1'],
    says: 'Each answer to a readiness question was given or confirmed by its review day.',
    of: 'readiness',
    applies: isGiven,
    kind: 'answer-again',
    asks: 'Answer the question again',
    why: '4.4',
    late: 'Answer is due again',
    falls: (answer) => ownerAndLead(answer.ownerId),
  }),
]

function isGiven(answer: Seen<'readiness'>): boolean {
  return answer.state === 'given'
}

function isPlanned(answer: Seen<'readiness'>, state: State): boolean {
  const known = planned.get(state.actions) ?? originsOf(state)
  planned.set(state.actions, known)
  return known.has(answer.id)
}

const planned = new WeakMap<State['actions'], ReadonlySet<string | null>>()

function originsOf(state: State): ReadonlySet<string | null> {
  return new Set(
    state.actions.filter((one) => one.state !== 'cancelled').map((one) => one.originId),
  )
}
