import { recordIn, recordsIn } from '../record-types.ts'
import { defineRules, type EffectContext, type Problems } from '../rules.ts'
import { type ReviewDecision, reviewDecisions } from './definition.ts'

/** Rules of the decisions of reviews (ISO/IEC 42001, 9.3.3). */
export const reviewDecisionRules = defineRules(reviewDecisions, {
  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    if (before && before.reviewId !== record.reviewId)
      problems.reviewId = 'A decision stays with the review that took it.'
    const review = await recordIn(context, 'management-reviews', record.reviewId)
    if (!review || !isSealed(review.state)) return problems
    if (!isSame(record, before))
      problems[''] = `${review.code} is ${review.state}: what it decided stays as it is.`
    return problems
  },

  /** The review keeps what it decided, so that its signature covers every word of it. */
  effects: async ({ record, before, context }) => {
    if (!isSame(record, before)) await keepInReview(record, context)
  },

  transitions: {
    /** 9.3.3, 10.1: somebody does it by a day. */
    makeAction: {
      label: 'Make it an action',
      says: 'made it an action',
      from: ['open'],
      to: 'in-action',
      needs: 'update',
      requires: ['ownerId', 'dueOn'],
      foretells: () =>
        'An action opens with the same words, owner and day, linked to this decision.',
      effects: async ({ record, context }) => {
        await context.create('actions', {
          title: record.title,
          description: record.details,
          kind: 'review',
          originId: record.id,
          ownerId: record.ownerId,
          dueOn: record.dueOn,
        })
      },
    },
    carryOut: {
      label: 'Carried out',
      says: 'found it carried out',
      from: ['open', 'in-action'],
      to: 'carried-out',
      needs: 'update',
      asks: ['outcome'],
      requires: ['outcome'],
      refuse: async ({ record, context }) => {
        const actions = await recordsIn(context, 'actions', { field: 'originId', is: record.id })
        const open = actions.find((one) => ['open', 'in-progress'].includes(one.state))
        return open ? `${open.code} is still open.` : false
      },
      change: ({ context }) => ({ closedOn: context.today }),
    },
    drop: {
      label: 'Drop',
      says: 'dropped it',
      from: ['open', 'in-action'],
      to: 'dropped',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
      change: ({ context }) => ({ closedOn: context.today }),
    },
  },
})

/** What the review keeps of a decision. */
const taken = ['title', 'about', 'details', 'ownerId', 'dueOn', 'archivedAt'] as const

function isSame(record: ReviewDecision, before: ReviewDecision | null): boolean {
  return before !== null && taken.every((key) => record[key] === before[key])
}

const isSealed = (state: string) => state === 'signed' || state === 'cancelled'

async function keepInReview({ reviewId }: ReviewDecision, context: EffectContext): Promise<void> {
  const review = await recordIn(context, 'management-reviews', reviewId)
  if (!review || isSealed(review.state)) return
  const all = await recordsIn(context, 'review-decisions', { field: 'reviewId', is: review.id })
  const names = await context.namesOf(all.flatMap((one) => one.ownerId ?? []))
  const decisions = all.map((one) => ({
    id: one.id,
    code: one.code,
    title: one.title ?? '',
    about: one.about ?? 'other',
    details: one.details ?? '',
    ownerId: one.ownerId,
    owner: (one.ownerId && names.get(one.ownerId)) || '',
    dueOn: one.dueOn,
  }))
  await context.change('management-reviews', review.id, { decisions })
}
