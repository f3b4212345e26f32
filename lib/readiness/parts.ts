import { clauses } from '../catalogue/clauses.ts'
import { areaNames, areaTitles } from '../catalogue/requirements.ts'

/** The parts of the standard: clauses 4 to 10, and the nine areas of Annex A. */
export const parts: readonly { id: string; title: string; name: string }[] = [
  ...clauses.map(({ id, title }) => ({ id, title, name: title })),
  ...Object.entries(areaTitles).map(([id, title]) => ({ id, title, name: areaNames[id] ?? title })),
]

/** Whether a sub-clause or control belongs to a part, or is it. */
export function isWithin(requirement: string, part: string): boolean {
  return requirement === part || requirement.startsWith(`${part}.`)
}
