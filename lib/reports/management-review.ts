import { dayInWords } from '../calendar.ts'
import type { Block } from '../pdf/document.ts'
import type { ManagementReviewInput, MinutedInput } from '../pdf/documents/management-review.ts'
import type { ManagementReview } from '../registers/management-reviews/definition.ts'
import { discussionField, type InputChart, inputNames, type ReviewInput } from '../reviews/shape.ts'
import { choiceWord, mention, personName, type ReportContext, stateChip } from './context.ts'
import { signaturesOn } from './decisions.ts'

/** The minutes of a review: inputs and decisions as frozen, the fate of decisions as of the moment. */
export async function managementReviewInput(
  context: ReportContext,
  review: ManagementReview,
): Promise<ManagementReviewInput> {
  const { names, state } = context
  const signatures = await signaturesOn(context, 'management-reviews', [review])
  const { inputs } = review
  const [from, to] = [inputs?.from ?? review.periodFrom, inputs?.to ?? review.periodTo]
  return {
    ...context.frame,
    code: review.code,
    title: review.title ?? review.code,
    kind: choiceWord('management-reviews', 'kind', review.kind),
    state: stateChip('management-reviews', review.state),
    period: from && to ? `${dayInWords(from)} to ${dayInWords(to)}` : '',
    heldOn: review.heldOn,
    chair: personName(names, review.chairId),
    participants: review.participantIds.map((id) => personName(names, id)),
    preparedBy: personName(names, review.ownerId),
    approvals: signatures.get(review.id) ?? [],
    notes: review.notes ?? '',
    frozenAt: inputs?.frozenAt ?? null,
    inputs: (inputs?.inputs ?? []).map((input) => ({
      ...minuted(input),
      discussion:
        review[discussionField(input.key)]?.trim() ||
        (review.heldOn ? 'Nothing was recorded.' : ''),
    })),
    decisions: (review.decisions ?? []).map((one) => ({
      code: one.code,
      title: one.title,
      about: choiceWord('review-decisions', 'about', one.about),
      details: one.details,
      owner: one.owner,
      dueOn: one.dueOn,
      state: stateChip(
        'review-decisions',
        state.reviewDecisions.find(({ id }) => id === one.id)?.state ?? 'open',
      ),
      actions: state.actions
        .filter((action) => action.originId === one.id)
        .map((action) => {
          const { code, title, state: stage } = mention('actions', action)
          return { code, title, state: stage ?? stateChip('actions', action.state) }
        }),
    })),
  }
}

function minuted(input: ReviewInput): Omit<MinutedInput, 'discussion'> {
  return {
    title: inputNames[input.key],
    says: input.says,
    figures: input.figures.map(({ label, value, before }) => ({
      label,
      value: String(value),
      ...(before === null ? {} : { note: `${before} at the start` }),
    })),
    chart: input.chart && chartBlock(input.chart),
    records: input.records,
    more: input.more,
  }
}

const charts: {
  [K in InputChart['kind']]: (chart: Extract<InputChart, { kind: K }>) => Block
} = {
  bars: ({ title, keys, rows }) => ({
    kind: 'bars',
    title,
    // A bar for each that there is, one below the other.
    items: rows
      .flatMap((row) =>
        keys.map(({ key, label }) => ({
          label:
            rows.length > 1
              ? `${row.label}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`
              : label,
          value: row.counts[key] ?? 0,
        })),
      )
      .filter(({ value }) => value > 0),
  }),
  line: ({ title, points }) => ({
    kind: 'line',
    title,
    points: points.map(({ day, value }) => ({ at: day, value })),
    thresholds: [],
  }),
  matrix: ({ title, likelihood, impact, counts, tones }) => ({
    kind: 'matrix',
    title,
    likelihood: likelihood.map((one) => one.label),
    impact: impact.map((one) => one.label),
    counts,
    tones,
  }),
}

function chartBlock(chart: InputChart): Block {
  return (charts[chart.kind] as (chart: InputChart) => Block)(chart)
}
