import type { ResidualBand } from '@/lib/assessments/residual'
import type { TagTone } from '../ui/tag'

/** How what remains reads, and what it means for the approval. */
export const residualBands: Record<ResidualBand, { label: string; tone: TagTone; says: string }> = {
  low: {
    label: 'Low',
    tone: 'met',
    says: 'Somebody who did not write the assessment can approve it.',
  },
  medium: {
    label: 'Medium',
    tone: 'due',
    says: 'Somebody who did not write the assessment can approve it.',
  },
  high: { label: 'High', tone: 'bad', says: 'Only an executive can approve it.' },
  'very-high': {
    label: 'Very high',
    tone: 'bad',
    says: 'It cannot be approved: reduce the impact, or do not proceed.',
  },
}
