import { type TierField, type TierRules, tierFields } from './shape.ts'
import { tierQuestion } from './words.ts'

/** The tier that an answer alone makes a system; none where it decides nothing. */
export type AnswerTier = 'high' | 'medium' | 'none'

/** What an answer about a system does to its tier; where both tiers name it, the high one counts. */
export function tierOfAnswer(rules: TierRules, field: TierField, answer: string): AnswerTier {
  const names = (tier: 'high' | 'medium') =>
    rules[tier].some((one) => one.field === field && one.is.includes(answer))
  return names('high') ? 'high' : names('medium') ? 'medium' : 'none'
}

/** The rules with another tier for one answer: one condition a question and tier, in reading order. */
export function withAnswer(
  rules: TierRules,
  { field, answer, tier }: { field: TierField; answer: string; tier: AnswerTier },
): TierRules {
  const conditions = (wanted: 'high' | 'medium') =>
    tierFields.flatMap((each) => {
      const is = answersOf(rules, each).filter((one) =>
        each === field && one === answer
          ? tier === wanted
          : tierOfAnswer(rules, each, one) === wanted,
      )
      return is.length ? [{ field: each, is }] : []
    })
  return { high: conditions('high'), medium: conditions('medium') }
}

/** The answers a question knows, and those that the rules name beside them. */
export function answersOf(rules: TierRules, field: TierField): string[] {
  const named = [...rules.high, ...rules.medium].filter((one) => one.field === field)
  const known = tierQuestion(field).answers.map((one) => one.value)
  return [...new Set([...known, ...named.flatMap((one) => one.is)])]
}
