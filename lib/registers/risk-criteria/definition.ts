import { bandsSchema, intervalsSchema, scaleSchema, tierRulesSchema } from '../../criteria/shape.ts'
import { date, longText, number, people, person, structured, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

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
      help: 'How likely it is, from the least to the most; the meaning says what to go by.',
      schema: scaleSchema,
    }),
    impactScale: structured({
      label: 'Impact',
      clause: '6.1.2',
      help: 'How bad it would be, for the organisation and for people.',
      schema: scaleSchema,
    }),
    confidenceScale: structured({
      label: 'Confidence',
      clause: '6.1.2',
      help: 'How sure a judgement is.',
      schema: scaleSchema,
    }),
    bands: structured({
      label: 'Bands of levels',
      clause: '6.1.2',
      help: 'A level is likelihood times impact. A band says how levels read, everywhere.',
      schema: bandsSchema,
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
      help: 'One answer is enough for a tier; the highest counts. Without any, a system is low once somebody has said whether it affects rights or safety.',
      schema: tierRulesSchema,
    }),
    intervals: structured({
      label: 'Intervals',
      clause: '8.2',
      help: 'The longest time from one to the next, in months.',
      schema: intervalsSchema,
    }),
    rationale: longText({
      label: 'Why these criteria',
      max: 4000,
      clause: '6.1.1',
      help: 'What the organisation is ready to bear, and for whose sake.',
    }),
    ownerId: person({ label: 'Author', clause: '6.1.1' }),
    authorIds: people({ label: 'Written by', derived: true, clause: '6.1.1' }),
    approvedById: person({ label: 'Approved by', managed: true, clause: '6.1.1' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: '6.1.1' }),
    reviewAt: date({ label: 'Review by', clause: '6.1.1' }),
  },
  sections: {
    Criteria: ['title', 'rationale'],
    Scales: ['likelihoodScale', 'impactScale', 'confidenceScale'],
    Levels: ['bands', 'acceptanceLevel'],
    'Tiers and intervals': ['tierRules', 'intervals'],
    Approval: ['ownerId', 'authorIds', 'approvedById', 'approvedOn', 'reviewAt'],
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
