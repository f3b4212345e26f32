import { z } from 'zod'
import { tierOptions } from '../../criteria/shape.ts'
import {
  choice,
  date,
  longText,
  options,
  people,
  person,
  reference,
  score,
  structured,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Answers by question id of the template: words, chosen options, or a value of a scale. */
export const answersSchema = z.record(
  z.string().max(20),
  z.union([z.string().max(20_000), z.array(z.string().max(400)).max(30), z.number()]),
)

/** What an AI system does to people, groups and society (ISO/IEC 42001, 6.1.4, 8.4 and A.5). */
export const impactAssessments = defineRegister({
  key: 'impact-assessments',
  model: 'ImpactAssessment',
  table: 'impact_assessments',
  prefix: 'AIA',
  access: 'assessments',
  name: { one: 'Impact assessment', many: 'Impact assessments' },
  phase: 'plan',
  clauses: ['A.5', '6.1.4', '8.4'],
  about:
    'What each AI system does to individuals, groups and society, judged before it goes into use and again when something changes.',
  fields: {
    title: text({
      label: 'Title',
      max: 300,
      required: true,
      help: 'Name the system and the occasion: “First assessment”, “After the new model”.',
    }),
    systemId: reference('systems', {
      label: 'System',
      inverse: 'Impact assessments',
      required: true,
      clause: '8.4',
      help: 'One assessment covers one system in one context of use.',
    }),
    occasion: choice({
      label: 'Occasion',
      clause: 'A.5.2',
      help: 'Why it is done now.',
      options: options(
        { value: 'first', label: 'First assessment' },
        { value: 'planned', label: 'Planned reassessment' },
        { value: 'change', label: 'After a change' },
        { value: 'incident', label: 'After an incident or complaint' },
      ),
    }),
    answers: structured({
      label: 'Questionnaire',
      clause: 'A.5.3',
      schema: answersSchema,
      help: 'Only the questions that the tier needs; the first section decides the tier.',
    }),
    tierProposed: choice({
      label: 'Proposed tier',
      clause: 'A.5.2',
      derived: true,
      help: 'Follows from the answers.',
      options: tierOptions,
    }),
    tierOverride: choice({
      optional: true,
      label: 'Another tier than proposed',
      clause: 'A.5.2',
      help: 'Leave empty to follow the proposal. Raising is free; lowering needs a reason.',
      options: tierOptions,
    }),
    tierReason: longText({
      label: 'Why this tier',
      max: 4000,
      clause: 'A.5.2',
      when: { field: 'tierOverride', is: ['low', 'medium', 'high'] },
      help: 'The approver decides on this reason too.',
    }),
    tier: choice({ label: 'Tier', clause: 'A.5.2', derived: true, options: tierOptions }),
    mitigations: longText({
      label: 'Mitigations',
      clause: 'A.5.2',
      derived: true,
      help: 'Taken from the answers.',
    }),
    residualSeverity: score({
      label: 'Residual severity',
      scale: 'impact',
      derived: true,
      clause: 'A.5.4',
    }),
    residualLikelihood: score({
      label: 'Residual likelihood',
      scale: 'likelihood',
      derived: true,
      clause: 'A.5.4',
    }),
    residualLevel: score({
      label: 'Residual level',
      scale: 'level',
      derived: true,
      clause: 'A.5.4',
      help: 'Severity × likelihood with the measures that exist.',
    }),
    residualBand: choice({
      label: 'Residual impact',
      clause: 'A.5.4',
      derived: true,
      help: 'High needs an executive; very high cannot be approved.',
      options: options(
        { value: 'low', label: 'Low', tone: 'met' },
        { value: 'medium', label: 'Medium', tone: 'due' },
        { value: 'high', label: 'High', tone: 'bad' },
        { value: 'very-high', label: 'Very high', tone: 'bad' },
      ),
    }),
    decision: choice({
      label: 'Decision proposed',
      clause: 'A.5.3',
      derived: true,
      options: options(
        { value: 'proceed', label: 'Proceed' },
        { value: 'proceed-with-conditions', label: 'Proceed with conditions' },
        { value: 'rework', label: 'Rework and reassess' },
        { value: 'stop', label: 'Do not proceed' },
      ),
    }),
    conditions: longText({
      optional: true,
      label: 'Conditions',
      max: 4000,
      clause: 'A.5.3',
      help: 'What must be done, and by when; turn each into an action.',
    }),
    ownerId: person({ label: 'Author', clause: 'A.5.3', help: 'Answers the questions.' }),
    authorIds: people({
      label: 'Written by',
      derived: true,
      clause: 'A.5.3',
      help: 'Everybody who changed an answer; none of them may approve.',
    }),
    submittedById: person({ label: 'Submitted by', managed: true, clause: 'A.5.3' }),
    submittedOn: date({ label: 'Submitted on', managed: true, clause: 'A.5.3' }),
    approvedById: person({ label: 'Approved by', managed: true, clause: 'A.5.3' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: 'A.5.3' }),
    validUntil: date({
      label: 'Valid until',
      managed: true,
      clause: '8.4',
      help: 'High 12 months, medium 18, low 24 at most; sooner when something changes.',
    }),
    reviewAt: date({ label: 'Due by', clause: '8.4', help: 'When it should be submitted.' }),
  },
  sections: {
    'What is assessed': ['title', 'systemId', 'occasion', 'ownerId', 'reviewAt'],
    Questionnaire: ['answers'],
    Tier: ['tierProposed', 'tierOverride', 'tierReason', 'tier'],
    'What remains': [
      'mitigations',
      'residualSeverity',
      'residualLikelihood',
      'residualLevel',
      'residualBand',
    ],
    Decision: [
      'decision',
      'conditions',
      'authorIds',
      'submittedById',
      'submittedOn',
      'approvedById',
      'approvedOn',
      'validUntil',
    ],
  },
  list: {
    columns: ['title', 'systemId', 'tier', 'residualBand', 'state', 'ownerId', 'validUntil'],
    filters: ['state', 'tier', 'residualBand', 'systemId', 'ownerId', 'occasion'],
    sort: '-code',
  },
  lifecycle: {
    draft: 'plain',
    submitted: 'due',
    returned: 'due',
    approved: 'met',
    superseded: 'na',
    withdrawn: 'na',
  },
  sealed: ['submitted', 'approved', 'superseded', 'withdrawn'],
})

export type ImpactAssessment = RecordOf<typeof impactAssessments>
