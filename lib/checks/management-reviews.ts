import { addMonths } from '../calendar.ts'
import { inputKeys } from '../reviews/shape.ts'
import type { Check } from './check.ts'
import { organisationCheck, recordCheck } from './check.ts'
import { isNear, obligation, obligationOnMany } from './obligation.ts'
import type { Seen } from './seen.ts'
import { type Named, named, type State } from './state.ts'

/** Months within which top management reviews the management system again. */
const intervalMonths = 12

type Review = Seen<'management-reviews'>

/** What ISO/IEC 42001, 9.3 asks for: reviews at planned intervals, of every input, with decisions. */
export const managementReviewChecks: Check[] = [
  /** 9.3.1: a system that top management does not look at again drifts from what it was made for. */
  organisationCheck({
    id: 'review-at-intervals',
    requirements: ['9.3.1'],
    severity: 'major',
    says: 'Top management has reviewed the AI management system within the last twelve months.',
    begins: 'management-reviews',
    holds: (state) => {
      const until = nextReviewBy(state)
      return until !== null && until >= state.today
    },
    asks: (state) => {
      const until = nextReviewBy(state)
      if (state.managementReviews.some((one) => isReview(one) && isAhead(one))) return null
      // There is something to review once the Statement of Applicability is approved.
      const isDue = until
        ? isNear(until, state.today)
        : state.soaVersions.some((one) => one.state === 'approved')
      if (!isDue) return null
      return obligationOnMany(
        'plan-review',
        { register: 'management-reviews', query: '', title: 'Management review' },
        {
          says: until ? 'Plan the next management review' : 'Plan the first management review',
          why: '9.3.1',
          dueOn: until,
          roles: ['governance-lead'],
          ...(until !== null && until < state.today ? { tone: 'bad' as const } : {}),
        },
      )
    },
  }),
  /** 9.3.1: what is planned for a day takes place; its inputs are there before. */
  recordCheck({
    id: 'meetings-held',
    requirements: ['9.3.1'],
    severity: 'minor',
    says: 'Each review and meeting was held by the day it was planned for.',
    of: 'management-reviews',
    applies: (one) => one.state !== 'cancelled' && one.meetingOn !== null,
    holds: (one, { today }) => !isAhead(one) || (one.meetingOn ?? '') >= today,
    asks: (one, state) => {
      if (!isAhead(one)) return null
      const common = { why: '9.3.1', dueOn: one.meetingOn, roles: ['governance-lead'] as const }
      if (one.state === 'planned' && isReview(one)) {
        return obligation(state, 'prepare-review', named('management-reviews', one), {
          ...common,
          says: 'Prepare it: freeze its inputs',
          why: '9.3.2',
        })
      }
      return isNear(one.meetingOn, state.today)
        ? obligation(state, 'hold-review', named('management-reviews', one), {
            ...common,
            says: 'Hold it, and record what was said and decided',
          })
        : null
    },
  }),
  /** 9.3.2: a review that leaves an input out may miss what matters most. */
  organisationCheck({
    id: 'review-inputs-whole',
    requirements: ['9.3.2'],
    severity: 'major',
    says: 'Each management review that was held looked at every input.',
    begins: 'management-reviews',
    holds: (state) => heldReviews(state).length > 0 && heldReviews(state).every(isWhole),
    faults: (state) => namedReviews(heldReviews(state).filter((one) => !isWhole(one))),
  }),
  /** 9.3.3: the results are decisions, on record and signed by the chair. */
  organisationCheck({
    id: 'review-signed',
    requirements: ['9.3.3'],
    severity: 'major',
    says: 'Each management review that was held has decisions and is signed by its chair.',
    begins: 'management-reviews',
    holds: (state) => heldReviews(state).length > 0 && heldReviews(state).every(isConcluded),
    faults: (state) => namedReviews(heldReviews(state).filter((one) => !isConcluded(one))),
  }),
  /** 9.3.3: minutes that nobody signs are a draft, of a meeting of the committee as well. */
  recordCheck({
    id: 'minutes-signed',
    requirements: ['9.3.3'],
    severity: 'minor',
    says: 'Minutes are signed by the chair.',
    of: 'management-reviews',
    applies: wasHeld,
    holds: (one) => one.state === 'signed',
    asks: (one, state) =>
      one.state === 'held'
        ? obligation(state, 'approve-minutes', named('management-reviews', one), {
            says: 'Sign the minutes',
            why: '9.3.3',
            ...(one.chairId ? { ownerId: one.chairId } : { roles: ['executive'] }),
          })
        : null,
  }),
  /** 9.3.3: a decision counts once it is carried out, by the day that was given for it. */
  recordCheck({
    id: 'decisions-in-time',
    requirements: ['9.3.3'],
    severity: 'minor',
    says: 'Decisions of reviews, and the actions that came from them, are carried out in time.',
    of: 'review-decisions',
    applies: (one) => one.state !== 'dropped',
    holds: (one, state) =>
      isDecided(one) ||
      ((one.dueOn === null || one.dueOn >= state.today) &&
        actionsOf(one, state).every(
          (action) => isDone(action) || action.dueOn === null || action.dueOn >= state.today,
        )),
    asks: (one, state) => {
      if (isDecided(one)) return null
      const actions = actionsOf(one, state)
      // Whoever does an action is asked by the action itself.
      if (actions.some((action) => !isDone(action))) return null
      if (one.state === 'open' && !isSigned(one, state)) return null
      return obligation(state, 'carry-out-decision', named('review-decisions', one), {
        says: actions.length
          ? 'Say whether the decision is carried out: its action is done'
          : 'Make the decision an action, or say that it is carried out',
        why: '9.3.3',
        dueOn: one.dueOn,
        roles: ['governance-lead'],
      })
    },
  }),
]

/** The last management review that was held, by the day of its meeting. */
export function lastReviewOf(state: State): Review | undefined {
  return heldReviews(state)
    .filter((one) => one.heldOn !== null)
    .toSorted((a, b) => ((a.heldOn ?? '') < (b.heldOn ?? '') ? -1 : 1))
    .at(-1)
}

function heldReviews(state: State): Review[] {
  return state.managementReviews.filter((one) => isReview(one) && wasHeld(one))
}

function namedReviews(reviews: readonly Review[]): Named[] {
  return reviews.map((one) => named('management-reviews', one))
}

function isWhole({ inputs }: Review): boolean {
  return inputKeys.every((key) => inputs?.inputs.some((input) => input.key === key))
}

function isConcluded({ state, decisions }: Review): boolean {
  return state === 'signed' && (decisions ?? []).length > 0
}

/** The day by which the next review is held; null before the first. */
function nextReviewBy(state: State): string | null {
  const held = lastReviewOf(state)?.heldOn
  return held ? addMonths(held, intervalMonths) : null
}

function isReview(one: Review): boolean {
  return one.kind === 'management-review'
}

function isAhead(one: Review): boolean {
  return one.state === 'planned' || one.state === 'prepared'
}

function wasHeld(one: Review): boolean {
  return one.state === 'held' || one.state === 'signed'
}

function isDecided(one: Seen<'review-decisions'>): boolean {
  return one.state === 'carried-out' || one.state === 'dropped'
}

function isSigned(one: Seen<'review-decisions'>, state: State): boolean {
  return state.managementReviews.some(({ id, state: is }) => id === one.reviewId && is === 'signed')
}

function actionsOf(one: Seen<'review-decisions'>, state: State): Seen<'actions'>[] {
  return state.actions.filter((action) => action.originId === one.id)
}

function isDone(action: Seen<'actions'>): boolean {
  return ['done', 'verified', 'cancelled'].includes(action.state)
}
