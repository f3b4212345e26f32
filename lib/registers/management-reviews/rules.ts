import { addDays, addMonths, dayInWords } from '../../calendar.ts'
import { reviewInputs } from '../../reviews/inputs.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems, type RuleContext, type StatesOfDays } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { type ManagementReview, managementReviews } from './definition.ts'

/** Rules of management reviews and committee meetings (ISO/IEC 42001, 9.3). */
export const managementReviewRules = defineRules(managementReviews, {
  /** The next review begins where the last one ended, with the same people. */
  start: async ({ context }) => {
    const last = await lastReview(context)
    const periodFrom = last?.periodTo ? addDays(last.periodTo, 1) : addMonths(context.today, -12)
    return {
      title: `Management review ${context.today.slice(0, 4)}`,
      kind: 'management-review',
      periodFrom,
      periodTo: periodFrom > context.today ? null : context.today,
      chairId: last?.chairId ?? null,
      participantIds: last?.participantIds ?? [],
    }
  },

  derive: ({ record, context }) => ({ ownerId: record.ownerId ?? context.actor.id }),

  check: ({ record, context }) => {
    const problems: Problems = {}
    if (record.periodFrom && record.periodTo && record.periodTo < record.periodFrom)
      problems.periodTo = 'The period ends before it begins.'
    if (record.chairId && isAmong({ id: record.chairId }, record.ownerId, record.preparerIds))
      problems.chairId = 'The chair is somebody who did not prepare it.'
    if (record.heldOn && record.heldOn > context.today)
      problems.heldOn = 'A meeting that is still ahead was not held yet.'
    return problems
  },

  transitions: {
    /** 9.3.2: every input, computed from the registers and kept as it is now. */
    prepare: {
      label: 'Freeze the inputs',
      says: 'computed the inputs and froze them',
      from: ['planned'],
      to: 'prepared',
      needs: 'update',
      requires: ['periodFrom', 'periodTo', 'ownerId'],
      looksAt: daysOf,
      change: freeze,
    },
    /** What was frozen stays in the history; the chair signs what is frozen last. */
    freezeAnew: {
      label: 'Freeze the inputs anew',
      says: 'computed the inputs anew',
      from: ['prepared', 'held'],
      needs: 'update',
      requires: ['periodFrom', 'periodTo'],
      looksAt: daysOf,
      change: freeze,
    },
    hold: {
      label: 'Record that it was held',
      says: 'recorded that it was held',
      from: ['planned', 'prepared'],
      to: 'held',
      needs: 'update',
      asks: ['heldOn', 'chairId', 'participantIds'],
      requires: ['heldOn', 'chairId', 'participantIds'],
      refuse: ({ record }) =>
        record.kind === 'management-review' && !record.inputs
          ? 'Freeze the inputs first: a management review looks at all of them.'
          : periodMoved(record),
    },
    /** 9.3.3: the chair, who did not prepare it, signs inputs, discussion and decisions as they are. */
    sign: {
      label: 'Sign the minutes',
      says: 'signed the minutes',
      from: ['held'],
      to: 'signed',
      needs: 'approve',
      reason: 'optional',
      decides: { as: 'approved', means: 'signs the minutes of the review' },
      refuse: ({ actor, record }) => {
        if (isAmong(actor, record.ownerId, record.createdById, record.preparerIds))
          return 'The minutes are not signed by somebody who prepared them.'
        if (actor.id !== record.chairId) return 'The minutes are signed by the chair.'
        if (record.kind === 'management-review' && !record.decisions?.length)
          return 'No decision is recorded yet; a management review ends with some.'
        return periodMoved(record)
      },
      change: ({ actor, context }) => ({ signedById: actor.id, signedOn: context.today }),
    },
    cancel: {
      label: 'Cancel',
      says: 'cancelled it',
      from: ['planned', 'prepared'],
      to: 'cancelled',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})

/** The day before the period and its last day. */
function daysOf({ periodFrom, periodTo }: ManagementReview): string[] {
  return periodFrom && periodTo ? [addDays(periodFrom, -1), periodTo] : []
}

function freeze({
  actor,
  record,
  context,
  states,
}: {
  actor: { id: string }
  record: ManagementReview
  context: RuleContext
  states: StatesOfDays
}): Partial<ManagementReview> {
  const [start, end] = daysOf(record)
  const [from, to] = [record.periodFrom, record.periodTo]
  const now = end && states.get(end)
  if (!start || !now || !from || !to) return {}
  const inputs = reviewInputs({
    reviewId: record.id,
    before: states.get(start) ?? null,
    now,
    from,
    to,
  })
  return {
    inputs: { frozenAt: context.now, from, to, inputs },
    preparerIds: withPerson(record.preparerIds, actor),
    preparedOn: context.today,
  }
}

function periodMoved({ inputs, periodFrom, periodTo }: ManagementReview): string | false {
  if (!inputs || (inputs.from === periodFrom && inputs.to === periodTo)) return false
  return `The inputs are those of ${dayInWords(inputs.from)} to ${dayInWords(inputs.to)}; freeze them anew for the period as it is now.`
}

async function lastReview(context: RuleContext): Promise<ManagementReview | undefined> {
  const reviews = await recordsIn(
    context,
    'management-reviews',
    { field: 'kind', is: 'management-review' },
    { field: 'state', in: ['held', 'signed'] },
  )
  return reviews.sort((a, b) => ((a.periodTo ?? '') < (b.periodTo ?? '') ? -1 : 1)).at(-1)
}
