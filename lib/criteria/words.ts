import { systems } from '../registers/systems/definition.ts'
import { auditMonthsOf } from './defaults.ts'
import type { Band, Intervals, TierField } from './shape.ts'

/** How the tone of a band reads. */
export const toneWords: Record<Band['tone'], string> = {
  met: 'acceptable',
  due: 'tolerable',
  bad: 'not acceptable',
}

/** The label of a field that decides about tiers, and the answers it knows. */
export function tierQuestion(field: TierField): {
  label: string
  answers: readonly { value: string; label: string }[]
} {
  const { label, options } = systems.fields[field]
  return { label, answers: options }
}

/** Answers to a question about tiers, in words. */
export function describeAnswers(field: TierField, values: readonly string[]): string {
  const { answers } = tierQuestion(field)
  return values
    .map((value) => answers.find((one) => one.value === value)?.label ?? value)
    .join(', ')
}

/** The levels of each band, such as `1–4`; the last one has no end. */
export function describeRange(band: Band, next: Band | undefined): string {
  if (!next) return `${band.from} and more`
  return next.from - 1 > band.from ? `${band.from}–${next.from - 1}` : `${band.from}`
}

/** The longest times between reviews, each with its name and words. */
export function describeIntervals(intervals: Intervals): { name: string; says: string }[] {
  const { low, medium, high } = intervals.assessmentMonths
  const months = (count: number) => (count === 1 ? '1 month' : `${count} months`)
  return [
    {
      name: 'Impact assessments',
      says: `${months(high)} for high, ${medium} for medium, ${low} for low tier`,
    },
    { name: 'Review of risks', says: months(intervals.riskReviewMonths) },
    { name: 'Acceptance of a risk', says: months(intervals.acceptanceMonths) },
    { name: 'Review of the inventory', says: months(intervals.inventoryMonths) },
    { name: 'Evidence of a control', says: months(intervals.evidenceMonths) },
    { name: 'Internal audit of every clause', says: months(auditMonthsOf(intervals)) },
  ]
}
