import { euClassLabel, euClassOf } from './classes.ts'

type Classified = {
  organisationRoles: readonly string[]
  euProposed: string | null
  euAiActClass: string | null
  euReason: string | null
}

/**
 * How far a system is classified: questions are open, nobody has chosen a class, the chosen one
 * differs from the proposal without a reason, or it is done.
 */
export type EuStanding = 'open' | 'unchosen' | 'differs' | 'classified'

export function euStanding(system: Classified): EuStanding {
  const proposed = euClassOf(system.euProposed)
  if (proposed === null || system.organisationRoles.length === 0) return 'open'
  const chosen = euClassOf(system.euAiActClass)
  if (chosen === null) return 'unchosen'
  return chosen === proposed || system.euReason?.trim() ? 'classified' : 'differs'
}

/** What is wrong with a chosen class: another than the answers lead to, without a reason; or null. */
export function euClassProblem(system: Omit<Classified, 'organisationRoles'>): string | null {
  const proposed = euClassOf(system.euProposed)
  const chosen = euClassOf(system.euAiActClass)
  if (!proposed || !chosen || proposed === chosen || system.euReason?.trim()) return null
  return `The answers lead to “${euClassLabel(proposed)}”; say why “${euClassLabel(chosen)}” is right.`
}

const memberStates =
  /(?<!northern )ireland|austria|belgium|bulgaria|croatia|cyprus|czech|denmark|estonia|finland|france|german|greece|hungary|italy|latvia|lithuania|luxembourg|malta|netherlands|poland|portugal|romania|slovakia|slovenia|spain|sweden|europe|worldwide|global/i
const codes = new Set(
  'EU EEA AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
    ' ',
  ),
)

/** Whether the law of the Union is among the jurisdictions that a system names, in words or codes. */
export function isUnderEuLaw(jurisdictions: string | null): boolean {
  if (!jurisdictions) return false
  return (
    memberStates.test(jurisdictions) ||
    jurisdictions.split(/[^\p{L}]+/u).some((word) => codes.has(word))
  )
}
