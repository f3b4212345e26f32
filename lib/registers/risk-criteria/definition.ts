import { z } from 'zod'
import { date, longText, number, person, structured, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** One step of a scale. */
export const stepSchema = z.object({
  value: z.number().int().min(1).max(10),
  label: z.string().min(1).max(60),
  meaning: z.string().max(300).default(''),
})

/** A band of levels from `from` up to the next band, and how it reads. */
export const bandSchema = z.object({
  from: z.number().int().min(1).max(100),
  label: z.string().min(1).max(60),
  tone: z.enum(['met', 'due', 'bad']),
})

/** One condition on a field of a system. */
const tierConditionSchema = z.object({
  field: z.enum([
    'impactClass',
    'autonomy',
    'personalData',
    'euAiActClass',
    'peopleNumber',
    'explainability',
  ]),
  is: z.array(z.string().max(40)).min(1).max(10),
})

/** What makes a system high or medium; anything else that is known makes it low. */
export const tierRulesSchema = z.object({
  high: z.array(tierConditionSchema).max(30),
  medium: z.array(tierConditionSchema).max(30),
})

/** Longest times, in months (systems: between readings of the inventory entry). */
export const intervalsSchema = z.object({
  assessmentMonths: z.object({
    low: z.number().int().min(1).max(60),
    medium: z.number().int().min(1).max(60),
    high: z.number().int().min(1).max(60),
  }),
  riskReviewMonths: z.number().int().min(1).max(60),
  acceptanceMonths: z.number().int().min(1).max(60),
  inventoryMonths: z.number().int().min(1).max(60),
  evidenceMonths: z.number().int().min(1).max(60),
})

export type Step = z.infer<typeof stepSchema>
export type Band = z.infer<typeof bandSchema>
export type TierRules = z.infer<typeof tierRulesSchema>
export type Intervals = z.infer<typeof intervalsSchema>

/** Scales, acceptance level, tier rules and intervals, approved by version (ISO/IEC 42001, 6.1.1). */
export const riskCriteria = defineRegister({
  key: 'risk-criteria',
  model: 'RiskCriteria',
  table: 'risk_criteria',
  prefix: 'CRI',
  access: 'governing',
  name: { one: 'Set of risk criteria', many: 'Risk criteria' },
  navigation: 'Risk criteria',
  phase: 'plan',
  clauses: ['6.1.1', '6.1.2'],
  about:
    'How likelihood and impact are measured, which level has to be accepted by an executive, and what makes a system high tier. One set is in force at a time.',
  fields: {
    title: text({ label: 'Title', max: 200, required: true }),
    likelihoodScale: structured({
      label: 'Likelihood',
      clause: '6.1.2',
      schema: z.array(stepSchema).min(2).max(10),
    }),
    impactScale: structured({
      label: 'Impact',
      clause: '6.1.2',
      schema: z.array(stepSchema).min(2).max(10),
    }),
    confidenceScale: structured({
      label: 'Confidence',
      clause: '6.1.2',
      schema: z.array(stepSchema).min(2).max(10),
    }),
    bands: structured({
      label: 'Bands of levels',
      clause: '6.1.2',
      schema: z.array(bandSchema).min(1).max(10),
    }),
    acceptanceLevel: number({
      label: 'Highest level that needs no acceptance',
      min: 0,
      max: 100,
      clause: '6.1.1',
      help: 'A residual level above it is treated further or accepted by an executive until a date.',
    }),
    tierRules: structured({
      label: 'Tier of systems',
      clause: '6.1.2',
      schema: tierRulesSchema,
    }),
    intervals: structured({ label: 'Intervals', clause: '8.2', schema: intervalsSchema }),
    rationale: longText({
      label: 'Why these criteria',
      max: 4000,
      clause: '6.1.1',
      help: 'What the organisation is ready to bear, and for whose sake.',
    }),
    ownerId: person({ label: 'Author', clause: '6.1.1' }),
    approvedById: person({ label: 'Approved by', managed: true, clause: '6.1.1' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: '6.1.1' }),
    reviewAt: date({ label: 'Review by', clause: '6.1.1' }),
  },
  sections: {
    Criteria: ['title', 'rationale'],
    Scales: ['likelihoodScale', 'impactScale', 'confidenceScale'],
    Levels: ['bands', 'acceptanceLevel'],
    'Tiers and intervals': ['tierRules', 'intervals'],
    Approval: ['ownerId', 'approvedById', 'approvedOn', 'reviewAt'],
  },
  list: {
    columns: ['title', 'acceptanceLevel', 'state', 'ownerId', 'approvedById', 'approvedOn'],
    filters: ['state'],
    sort: '-code',
  },
  lifecycle: { draft: 'due', approved: 'met', superseded: 'na' },
  sealed: ['approved', 'superseded'],
})

export type RiskCriteria = RecordOf<typeof riskCriteria>
