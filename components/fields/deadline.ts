import type { Tone } from '@/lib/fields/field'
import { daysUntil } from '../ui/dates'

/** Days by which something has to be done; `work` is over once the record's state is met. */
const deadlines: Record<string, 'work' | 'always'> = {
  reviewAt: 'always',
  validUntil: 'always',
  acceptedUntil: 'always',
  gateOverrideUntil: 'always',
  dueOn: 'work',
  treatmentDueOn: 'work',
}

/**
 * How a day reads that something has to be done by: red once it is past, amber in the thirty days
 * before; nothing for other days, and for records that are done or over.
 */
export function deadlineTone(
  key: string,
  day: string,
  { today, tone: standing }: { today: string; tone?: Tone | undefined },
): 'bad' | 'due' | undefined {
  const kind = Object.hasOwn(deadlines, key) ? deadlines[key] : undefined
  if (!kind || standing === 'na' || (standing === 'met' && kind === 'work')) return undefined
  const left = daysUntil(day, today)
  if (left > 30) return undefined
  return left < 0 ? 'bad' : 'due'
}
