import { dayInWords } from '@/lib/calendar'
import type { FrameworkItem } from '@/lib/catalogue/frameworks'
import type { Coverage } from '@/lib/checks/framework-coverage'
import { coverageWords } from '@/lib/checks/standing-words'
import type { TagTone } from '../ui/tag'

/** What each coverage looks like. */
export const coverageTones = {
  covered: 'met',
  partly: 'due',
  'not-yet': 'bad',
  related: 'na',
} as const satisfies Record<Coverage, TagTone>

/** The coverages in the order in which they are shown. */
export const coverages = Object.keys(coverageWords) as Coverage[]

/** `Applies from 2 Dec 2027 (Annex III systems); was 2 Aug 2026 …`; empty where it is no law. */
export function sinceInWords({ since }: FrameworkItem): string {
  if (!since) return ''
  const isMoved = since.inForce !== since.original
  const was = isMoved ? `; was ${inWords(since.original.replaceAll(/ \([^)]*\)/g, ''))}` : ''
  const note = since.note ? ` ${inWords(since.note)}` : ''
  return `Applies from ${inWords(since.inForce)}${was}.${note}`
}

function inWords(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\d/g, dayInWords).replaceAll(' / ', ', ')
}
