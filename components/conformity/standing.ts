import type { Conformity } from '@/lib/checks/conformity'
import { standingWords } from '@/lib/checks/standing-words'
import type { TagTone } from '../ui/tag'

type Standing = Conformity['met']

/** What each standing looks like. */
export const standingTones = {
  met: 'met',
  partly: 'due',
  'not-met': 'bad',
  na: 'na',
} as const satisfies Record<Standing, TagTone>

/** The standings in the order in which they are shown. */
export const standings = Object.keys(standingWords) as Standing[]

/** The page of a sub-clause or control. */
export function conformityHref(requirement: string): string {
  return `/conformity/${requirement}`
}
