import { addDays, addMonths } from '../calendar.ts'
import { type Check, organisationCheck } from './check.ts'
import { type Obligation, obligation, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import type { State } from './state.ts'

type SeenConcern = Seen<'concerns'>

/** Days in which a reporter who wrote is to have a reply. */
const daysToReply = 14
/** Months in which an appeal is to be decided. */
const monthsToDecide = 3

/**
 * What ISO/IEC 42001, A.3.3 and A.8.3 ask for: a way to report concerns that people know, and an
 * answer in time. The results name no concern, since everybody's conformity page shows them.
 */
export const concernChecks: Check[] = [
  /** A.3.3, A.8.3: who does not know where to turn reports nothing; the public form alone is not known. */
  organisationCheck({
    id: 'concerns-can-be-raised',
    requirements: ['A.3.3', 'A.8.3'],
    severity: 'major',
    says: 'A document in force says how people here and outside raise a concern.',
    begins: 'documents',
    holds: (state) =>
      state.documents.some(
        (one) => one.state === 'effective' && one.requirements.includes('A.3.3'),
      ),
  }),
  /** A.3.3; Directive (EU) 2019/1937, Article 9 (1) b: silence is what makes people go elsewhere. */
  onConcerns({
    id: 'concerns-acknowledged',
    requirements: ['A.3.3', 'A.8.3'],
    says: 'Each concern is taken on and acknowledged within seven days.',
    applies: ({ state }) => state === 'received',
    dueOn: ({ acknowledgeDueOn }) => acknowledgeDueOn,
    asks: { kind: 'take-on-concern', says: 'Take the concern on and name who leads it' },
    falls: () => ({ roles: ['compliance-lead'] }),
  }),
  /** A.3.3; Article 9 (1) f: three months from the acknowledgement. */
  onConcerns({
    id: 'concerns-answered',
    requirements: ['A.3.3', 'A.8.3'],
    says: 'Each concern is answered within three months.',
    applies: ({ state }) => state === 'triaged' || state === 'investigating',
    dueOn: ({ answerDueOn }) => answerDueOn,
    asks: { kind: 'answer-concern', says: 'Find out what is true of it and answer the reporter' },
    falls: ({ ownerId }) => ownerOr(ownerId, 'compliance-lead'),
  }),
  /** A.3.3: an answer that nobody else looks at again is no answer to who doubts it. */
  onConcerns({
    id: 'appeals-decided',
    requirements: ['A.3.3'],
    says: 'Each appeal against an answer is decided within three months.',
    applies: ({ state }) => state === 'appealed',
    dueOn: ({ appealedOn }) => appealedOn && addMonths(appealedOn, monthsToDecide),
    asks: {
      kind: 'hear-appeal',
      says: 'Have the appeal decided by somebody else than who answered',
    },
    falls: ({ ownerId, answeredById }) => ({
      ownerId: ownerId === answeredById ? null : ownerId,
      roles: ['compliance-lead'],
    }),
  }),
  /** A.8.3: who asks or adds something is heard, also in between. */
  onConcerns({
    id: 'reporters-replied-to',
    requirements: ['A.8.3'],
    says: 'Whoever wrote about their concern has a reply within fourteen days.',
    applies: ({ state, waitsSince }) => state !== 'closed' && waitsSince !== null,
    dueOn: ({ waitsSince }) => waitsSince && addDays(waitsSince, daysToReply),
    asks: { kind: 'reply-on-concern', says: 'Read what the reporter wrote and reply' },
    falls: ({ ownerId }) => ownerOr(ownerId, 'compliance-lead'),
  }),
  /** A.3.3: what is over is closed, so that what is open can be seen. */
  onConcerns({
    id: 'concerns-closed',
    requirements: ['A.3.3'],
    says: 'Each concern that nobody can appeal any more is closed within two months.',
    applies: ({ state, appealUntil, appealDecidedOn }, { today }) =>
      state === 'answered' &&
      (appealDecidedOn !== null || (appealUntil !== null && appealUntil < today)),
    dueOn: ({ appealUntil, appealDecidedOn }) => {
      const from = appealDecidedOn ?? appealUntil
      return from && addMonths(from, 2)
    },
    asks: { kind: 'close-concern', says: 'Close the concern' },
    falls: ({ ownerId }) => ownerOr(ownerId, 'compliance-lead'),
  }),
]

/** A check on every concern in some state: nothing is past its day. */
function onConcerns(given: {
  id: string
  requirements: readonly [string, ...string[]]
  says: string
  applies: (concern: SeenConcern, state: State) => boolean
  dueOn: (concern: SeenConcern) => string | null
  asks: { kind: string; says: string }
  falls: (concern: SeenConcern) => Partial<Pick<Obligation, 'ownerId' | 'roles'>>
}): Check {
  const { applies, dueOn, asks, falls, requirements, ...named } = given
  const found = (state: State) => state.concerns.filter((one) => applies(one, state))
  return organisationCheck({
    ...named,
    requirements,
    severity: 'minor',
    begins: 'concerns',
    applies: (state) => found(state).length > 0,
    holds: (state) => found(state).every((one) => (dueOn(one) ?? state.today) >= state.today),
    asks: (state) =>
      found(state).map((one) =>
        obligation(state, asks.kind, nameless(one), {
          says: asks.says,
          why: requirements[0],
          dueOn: dueOn(one),
          ...falls(one),
        }),
      ),
  })
}

/** A concern by its code alone: titles are for those who may read it. */
function nameless({ id, code }: SeenConcern) {
  return { register: 'concerns', id, code, title: 'A concern' }
}
