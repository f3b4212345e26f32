import type { Tier, TierCondition, TierRules } from './shape.ts'

/** What the tier of a system is judged by; a value that is missing or unsaid decides nothing. */
export type TierFacts = Partial<Record<TierCondition['field'], string | null>>

/** A proposed tier with the values that led to it. */
export type TierProposal = {
  tier: Tier | 'unclassified'
  because: { field: TierCondition['field']; value: string }[]
}

/**
 * The tier that the rules propose (ISO/IEC 42001, 6.1.2): high when any of its conditions holds;
 * unclassified while nobody has said whether rights or safety are affected; else medium or low.
 */
export function proposeSystemTier(facts: TierFacts, rules: TierRules): TierProposal {
  const high = holding(facts, rules.high)
  if (high.length) return { tier: 'high', because: high }
  const impact = facts.impactClass ?? 'undetermined'
  if (impact === 'undetermined') {
    return { tier: 'unclassified', because: [{ field: 'impactClass', value: impact }] }
  }
  const medium = holding(facts, rules.medium)
  if (medium.length) return { tier: 'medium', because: medium }
  return { tier: 'low', because: [{ field: 'impactClass', value: impact }] }
}

/** Position of a tier from harmless to grave; unclassified stands below all. */
export function tierRank(tier: string | null): number {
  return ['unclassified', 'low', 'medium', 'high'].indexOf(tier ?? 'unclassified')
}

/** What is wrong with a chosen tier: lowering below the proposal without a reason; or null. */
export function tierProblem(record: {
  tierProposed: string | null
  tierOverride: string | null
  tierReason: string | null
}): string | null {
  if (!record.tierOverride || record.tierReason?.trim()) return null
  if (tierRank(record.tierOverride) >= tierRank(record.tierProposed)) return null
  return `The proposed tier is ${record.tierProposed}; say why ${record.tierOverride} is right.`
}

function holding(facts: TierFacts, conditions: readonly TierCondition[]): TierProposal['because'] {
  return conditions.flatMap(({ field, is }) => {
    const value = facts[field]
    return value && is.includes(value) ? [{ field, value }] : []
  })
}
