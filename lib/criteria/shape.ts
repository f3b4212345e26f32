import { z } from 'zod'
import { type Option, options, type Tone } from '../fields/field.ts'

/** How many levels a scale has, and bands there are. */
export const [fewestSteps, mostSteps, mostBands] = [2, 10, 10]

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
const stepSchema = z.object({
  value: z.number().int().min(1).max(mostSteps),
  label: z.string().trim().min(1, 'Give each level a name.').max(60, 'At most 60 characters.'),
  meaning: z.string().max(300, 'At most 300 characters.').default(''),
})

/** A scale: its steps from 1 upwards without a gap, each with a name of its own. */
export const scaleSchema = z
  .array(stepSchema)
  .min(fewestSteps, `A scale has at least ${fewestSteps} levels.`)
  .max(mostSteps, `A scale has at most ${mostSteps} levels.`)
  .superRefine((steps, { addIssue }) => {
    if (steps.some((step, index) => step.value !== index + 1)) {
      addIssue({ code: 'custom', message: 'The values of a scale are 1, 2, 3 and so on.' })
    }
    for (const index of repeated(steps.map((step) => step.label))) {
      const message = 'Another level has this name already.'
      addIssue({ code: 'custom', path: [index, 'label'], message })
    }
  })

/** A band of levels, from `from` up to the next band, and how it reads. */
const bandSchema = z.object({
  from: z.int('Write a whole number.').min(1, 'At least 1.').max(100, 'At most 100.'),
  label: z.string().trim().min(1, 'Give each band a name.').max(60, 'At most 60 characters.'),
  tone: z.enum(['met', 'due', 'bad']),
})

/** The bands that levels fall in: the first from 1, each next one higher, each with its own name. */
export const bandsSchema = z
  .array(bandSchema)
  .min(1, 'There is at least one band.')
  .max(mostBands, `There are at most ${mostBands} bands.`)
  .superRefine((bands, { addIssue }) => {
    for (const [index, band] of bands.entries()) {
      const before = bands[index - 1]
      if (before ? band.from > before.from : band.from === 1) continue
      const message = 'Each band begins higher than the one before, the first at 1.'
      addIssue({ code: 'custom', path: [index, 'from'], message })
    }
    for (const index of repeated(bands.map((band) => band.label))) {
      const message = 'Another band has this name already.'
      addIssue({ code: 'custom', path: [index, 'label'], message })
    }
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

const months = z
  .int('Write a whole number of months.')
  .min(1, 'At least one month.')
  .max(60, 'At most 60 months.')

/** Longest times, all in months. */
export const intervalsSchema = z.object({
  assessmentMonths: z.object({ low: months, medium: months, high: months }),
  riskReviewMonths: months,
  acceptanceMonths: months,
  inventoryMonths: months,
  evidenceMonths: months,
  /** Criteria approved before it was asked for lack it. */
  auditMonths: months.optional(),
})

export type Step = z.infer<typeof stepSchema>
export type Band = z.infer<typeof bandSchema>
export type TierField = (typeof tierFields)[number]
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

/** The highest level that the scales can give. */
export function highestLevel(scales: Pick<Criteria, 'likelihoodScale' | 'impactScale'>): number {
  return scales.likelihoodScale.length * scales.impactScale.length
}

/** The band a level falls into; undefined below the lowest. */
export function bandOf(level: number, bands: readonly Band[]): Band | undefined {
  return [...bands].sort((a, b) => b.from - a.from).find((band) => level >= band.from)
}

/** How a level reads: the tone of its band. */
export function levelTone(level: number | null, bands: readonly Band[]): Tone {
  return level === null ? 'plain' : (bandOf(level, bands)?.tone ?? 'plain')
}

/** Positions of names that stand earlier in the list too. */
function repeated(names: readonly string[]): number[] {
  const words = names.map((name) => name.trim().toLowerCase())
  return words.flatMap((word, index) => (word && words.indexOf(word) < index ? [index] : []))
}
