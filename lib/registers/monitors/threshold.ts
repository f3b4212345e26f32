import type { Monitor } from './definition.ts'

type Threshold = Pick<Monitor, 'thresholdKind' | 'thresholdLow' | 'thresholdHigh'>

/**
 * The threshold that a reading breaks, in words: 'above 0.2', or '' when it is within or none is
 * set (ISO/IEC 42001, 9.1). A reading equal to the threshold is within.
 */
export function breaks(
  { thresholdKind, thresholdLow, thresholdHigh }: Threshold,
  value: number,
): string {
  const minds = (side: string) => thresholdKind === side || thresholdKind === 'outside'
  if (minds('above') && thresholdHigh !== null && value > thresholdHigh)
    return `above ${thresholdHigh}`
  if (minds('below') && thresholdLow !== null && value < thresholdLow)
    return `below ${thresholdLow}`
  return ''
}

/** The threshold in words: 'above 0.2', 'outside 0.4 to 0.6', or '' when none is set. */
export function thresholdInWords({
  thresholdKind,
  thresholdLow,
  thresholdHigh,
}: Threshold): string {
  if (thresholdKind === 'above' && thresholdHigh !== null) return `above ${thresholdHigh}`
  if (thresholdKind === 'below' && thresholdLow !== null) return `below ${thresholdLow}`
  if (thresholdKind === 'outside' && thresholdLow !== null && thresholdHigh !== null) {
    return `outside ${thresholdLow} to ${thresholdHigh}`
  }
  return ''
}
