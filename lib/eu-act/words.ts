import { daysBetween } from '../calendar.ts'
import type { EuAnswers } from './answers.ts'
import { euClassLabel, euClassOf } from './classes.ts'
import { type EuReason, proposeEuClass } from './propose.ts'
import { isUnderEuLaw } from './standing.ts'

type Classed = { euAnswers: EuAnswers | null; euAiActClass: string | null }

/** Whether there is anything to say of a system and the EU AI Act: its law applies, or it was asked about. */
export function concernsEuAct(system: Classed & { jurisdictions: string | null }): boolean {
  const isClassed = euClassOf(system.euAiActClass) !== null
  return isUnderEuLaw(system.jurisdictions) || system.euAnswers !== null || isClassed
}

/** In a sentence how a system came to its class, with the answers that led there. */
export function whyEuClass({ euAnswers, euAiActClass }: Classed): {
  says: string
  reasons: EuReason[]
} {
  const chosen = euClassOf(euAiActClass)
  if (euAnswers === null) {
    const says = chosen
      ? 'The class was chosen without its questions being answered, so no reasons are on record.'
      : 'Nobody has answered the questions that lead to its class.'
    return { says, reasons: [] }
  }
  const { class: proposed, reasons, open } = proposeEuClass(euAnswers)
  if (proposed === 'undetermined') return { says: openInWords(open.length), reasons }
  const leads = `The answers lead to “${euClassLabel(proposed)}”`
  if (chosen === null) return { says: `${leads}; nobody has taken it over yet.`, reasons }
  if (chosen !== proposed) return { says: `${leads}; another class was chosen.`, reasons }
  const says = reasons.length > 0 ? 'The answers lead to this class.' : noReason
  return { says, reasons }
}

const noReason = 'No answer leads to a stricter class.'

/** `3 questions are open; no class follows before they are answered.` */
export function openInWords(open: number): string {
  const [count, they] =
    open === 1 ? ['One question is', 'it is'] : [`${open} questions are`, 'they are']
  return `${count} open; no class follows before ${they} answered.`
}

/** Where an answer leads, in words. */
export function leadsToInWords(leadsTo: EuReason['leadsTo']): string {
  return leadsTo === 'exempt' ? 'Not high-risk, by this exception' : euClassLabel(leadsTo)
}

/** How far a day in force is, to the day: `in 372 days`, `today`, `for 661 days`. */
export function distanceInWords(day: string, today: string): string {
  const days = daysBetween(today, day)
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`
  return days === 0 ? 'today' : days > 0 ? `in ${count}` : `for ${count}`
}
