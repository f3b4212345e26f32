import type { Mapping } from '../catalogue/crosswalk.ts'
import type { Conformity } from './conformity.ts'
import type { Coverage } from './framework-coverage.ts'

/** What the standings of requirements are called, in the order in which they are shown. */
export const standingWords = {
  met: 'met',
  partly: 'partly met',
  'not-met': 'not met',
  na: 'not applicable',
} as const satisfies Record<Conformity['met'], string>

/** What the coverages of other frameworks' items are called, in the order in which they are shown. */
export const coverageWords = {
  covered: 'covered',
  partly: 'partly covered',
  'not-yet': 'not yet covered',
  related: 'related only',
} as const satisfies Record<Coverage, string>

/** How much a requirement helps with an item of another framework. */
export const strengthWords = {
  full: 'in full',
  partial: 'in part',
  related: 'related',
} as const satisfies Record<Mapping['strength'], string>
