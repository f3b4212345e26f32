import { z } from 'zod'
import { type Option, options, type Tone } from '../fields/field.ts'

/** Tiers a system or an assessment can have, from harmless to grave. */
export type Tier = 'low' | 'medium' | 'high'

/** The choices of every tier field. */
export const tierOptions: Option[] = options(
  { value: 'low', label: 'Low', help: 'Little or no effect on people.' },
  { value: 'medium', label: 'Medium', help: 'Effects that matter but can be put right.' },
  {
    value: 'high',
    label: 'High',
    help: 'Effects on health, rights, livelihood or many people, or a high-risk legal class.',
  },
)

/** One step of a scale. */
export const stepSchema = z.object({
  value: z.number().int().min(1).max(10),
  label: z.string().min(1).max(60),
  meaning: z.string().max(300).default(''),
})

/** A band of levels, from `from` up to the next band, and how it reads. */
export const bandSchema = z.object({
  from: z.number().int().min(1).max(100),
  label: z.string().min(1).max(60),
  tone: z.enum(['met', 'due', 'bad']),
})

/** Fields of a system that may decide its tier. */
export const tierFields = [
  'impactClass',
  'autonomy',
  'personalData',
  'euAiActClass',
  'peopleNumber',
  'explainability',
] as const

const tierConditionSchema = z.object({
  field: z.enum(tierFields),
  is: z.array(z.string().max(40)).min(1).max(10),
})

/** What makes a system high or medium; anything else whose impact is known is low. */
export const tierRulesSchema = z.object({
  high: z.array(tierConditionSchema).max(30),
  medium: z.array(tierConditionSchema).max(30),
})

const months = z.number().int().min(1).max(60)

/** Longest times, all in months. */
export const intervalsSchema = z.object({
  assessmentMonths: z.object({ low: months, medium: months, high: months }),
  riskReviewMonths: months,
  acceptanceMonths: months,
  inventoryMonths: months,
  evidenceMonths: months,
})

export type Step = z.infer<typeof stepSchema>
export type Band = z.infer<typeof bandSchema>
export type TierCondition = z.infer<typeof tierConditionSchema>
export type TierRules = z.infer<typeof tierRulesSchema>
export type Intervals = z.infer<typeof intervalsSchema>

/** The criteria everything is measured by, with nothing left open. */
export type Criteria = {
  likelihoodScale: Step[]
  impactScale: Step[]
  confidenceScale: Step[]
  bands: Band[]
  /** Highest residual level that needs no acceptance. */
  acceptanceLevel: number
  tierRules: TierRules
  intervals: Intervals
}

/** The band a level falls into; undefined below the lowest. */
export function bandOf(level: number, bands: readonly Band[]): Band | undefined {
  return [...bands].sort((a, b) => b.from - a.from).find((band) => level >= band.from)
}

/** How a level reads: the tone of its band. */
export function levelTone(level: number | null, bands: readonly Band[]): Tone {
  return level === null ? 'plain' : (bandOf(level, bands)?.tone ?? 'plain')
}
