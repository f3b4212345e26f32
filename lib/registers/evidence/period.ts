import { dayInWords } from '../../calendar.ts'

/** The period that a piece of evidence is about, in words (ISO/IEC 42001, 9.1). */
export function periodInWords(evidence: object): string {
  const { coversFrom: from, coversTo: to }: { coversFrom?: unknown; coversTo?: unknown } = evidence
  if (typeof from === 'string' && typeof to === 'string')
    return from === to ? `of ${dayInWords(to)}` : `${dayInWords(from)} to ${dayInWords(to)}`
  if (typeof to === 'string') return `up to ${dayInWords(to)}`
  if (typeof from === 'string') return `from ${dayInWords(from)} on`
  return 'period not said'
}
