import type { Tone } from '../fields/field.ts'
import type { Verdict } from './finding.ts'
import type { Counts, Standing } from './standing.ts'

/** How a standing reads. */
export const standingWords: Record<Standing, string> = {
  met: 'met',
  partly: 'partly met',
  'not-met': 'not met',
  na: 'not applicable',
  open: 'open',
}

export const standingTones: Record<Standing, Tone> = {
  met: 'met',
  partly: 'due',
  'not-met': 'bad',
  na: 'na',
  open: 'plain',
}

/** How what was found reads. */
export const verdictWords: Record<Verdict, string> = {
  yes: 'shown',
  partly: 'in part',
  no: 'not shown',
  na: 'nothing to look at',
}

export const verdictTones: Record<Verdict, Tone> = {
  yes: 'met',
  partly: 'due',
  no: 'bad',
  na: 'na',
}

export const documentTones = { present: 'met', stale: 'due', absent: 'bad' } as const

/** How several questions stand together: met where each is, red where none is. */
export function toneOfCounts({ met, partly, open, na, 'not-met': notMet }: Counts): Tone {
  const asked = met + partly + notMet + open
  if (asked === 0) return na > 0 ? 'na' : 'plain'
  if (met === asked) return 'met'
  if (open === asked) return 'plain'
  return met === 0 && notMet > 0 ? 'bad' : 'due'
}

/** `3 of 5 met, 1 not met, 1 open`. */
export function describeCounts(counts: Counts): string {
  const asked = counts.met + counts.partly + counts['not-met'] + counts.open
  if (asked === 0) return 'not applicable'
  const rest = (['partly', 'not-met', 'open'] as const)
    .filter((one) => counts[one] > 0)
    .map((one) => `${counts[one]} ${standingWords[one]}`)
  return [`${counts.met} of ${asked} met`, ...rest].join(', ')
}
