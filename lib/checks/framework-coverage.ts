import { type Mapping, mappings } from '../catalogue/crosswalk.ts'
import type { FrameworkItem, FrameworkOverview } from '../catalogue/frameworks.ts'
import type { Conformity } from './conformity.ts'

export type Coverage = 'covered' | 'partly' | 'not-yet' | 'related'

/** An item of another framework, how far it is covered, and by which requirements. */
export type ItemCoverage = {
  item: FrameworkItem
  coverage: Coverage
  through: readonly { mapping: Mapping; met: Conformity['met'] }[]
}

const strengths: readonly Mapping['strength'][] = ['full', 'partial', 'related']

/**
 * How far the items of a framework are covered by how the 70 requirements stand: covered where one
 * that helps in full is met; partly where one that helps in full or in part is met or partly met;
 * `related` where none helps more than by its context, whatever it stands at. Strongest first.
 */
export function frameworkCoverage(
  { key, items }: Pick<FrameworkOverview, 'key' | 'items'>,
  standings: readonly Conformity[],
): ItemCoverage[] {
  const standing = new Map(standings.map((one) => [one.requirement, one.met]))
  const byItem = Map.groupBy(
    mappings.filter((one) => one.framework === key),
    (one) => one.to,
  )
  return items.map((item) => {
    const through = (byItem.get(item.id) ?? [])
      .map((mapping) => ({ mapping, met: standing.get(mapping.from) ?? ('not-met' as const) }))
      .sort((a, b) => strengths.indexOf(a.mapping.strength) - strengths.indexOf(b.mapping.strength))
    return { item, through, coverage: coverageOf(through) }
  })
}

/** How many items are covered how far. */
export function countCoverage(items: readonly ItemCoverage[]): Record<Coverage, number> {
  const counts = { covered: 0, partly: 0, 'not-yet': 0, related: 0 }
  for (const { coverage } of items) counts[coverage] += 1
  return counts
}

function coverageOf(through: ItemCoverage['through']): Coverage {
  const helping = through.filter(({ mapping }) => mapping.strength !== 'related')
  if (helping.length === 0) return 'related'
  if (helping.some(({ mapping, met }) => mapping.strength === 'full' && met === 'met'))
    return 'covered'
  return helping.some(({ met }) => met === 'met' || met === 'partly') ? 'partly' : 'not-yet'
}
