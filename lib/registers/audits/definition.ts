import { z } from 'zod'
import { clauseTitles, controlTitles } from '../../catalogue/requirements.ts'
import {
  choice,
  choices,
  date,
  longText,
  options,
  people,
  person,
  references,
  structured,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Kinds of audit that a certification body does; the others are the organisation's own. */
export const outsideKinds = ['stage-1', 'stage-2', 'surveillance', 'recertification']

const answerSchema = z.object({
  code: z.string(),
  title: z.string(),
  requirement: z.string().nullable(),
  sample: z.string().nullable(),
  verdict: z.string().nullable(),
  notes: z.string().nullable(),
  answeredBy: z.string(),
  answeredOn: z.string().nullable(),
  finding: z.string().nullable(),
})

const sampleSchema = z.object({
  code: z.string(),
  title: z.string(),
  register: z.string(),
  filter: z.string().nullable(),
  position: z.number(),
  total: z.number(),
  method: z.string(),
  seed: z.string().nullable(),
  reason: z.string().nullable(),
  drawnBy: z.string().optional(),
  insideReason: z.string().nullish(),
  conclusion: z.string().nullable(),
})

/** What was asked, drawn and found, frozen when the lead auditor signs. */
export const fieldworkSchema = z.object({
  answers: z.array(answerSchema),
  samples: z.array(sampleSchema),
})
export type Fieldwork = z.infer<typeof fieldworkSchema>

/** Audits of the management system over the years (ISO/IEC 42001, 9.2; ISO 19011). */
export const audits = defineRegister({
  key: 'audits',
  model: 'Audit',
  table: 'audits',
  prefix: 'AUD',
  access: 'audits',
  name: { one: 'Audit', many: 'Audits' },
  phase: 'check',
  clauses: ['9.2.1', '9.2.2'],
  about:
    'What is audited when, by whom and against what: internal audits, and those of the certification body. Each is signed by its lead auditor; what it finds becomes a nonconformity.',
  fields: {
    title: text({ label: 'Audit', max: 300, required: true }),
    kind: choice({
      label: 'Kind',
      clause: '9.2.2',
      required: true,
      options: options(
        'internal',
        { value: 'stage-1', label: 'Stage 1' },
        { value: 'stage-2', label: 'Stage 2' },
        'surveillance',
        'recertification',
      ),
    }),
    body: text({
      label: 'Certification body',
      max: 300,
      when: { field: 'kind', is: outsideKinds },
    }),
    scope: longText({ label: 'Scope', max: 4000, clause: '9.2.2' }),
    criteria: longText({
      label: 'Criteria',
      max: 4000,
      clause: '9.2.2',
      help: 'What it is judged by: the standard, your own policies and procedures, law, contracts.',
    }),
    requirements: choices({
      label: 'Clauses and controls',
      clause: '9.2.2',
      help: 'The checklist is made of the questions of these.',
      options: Object.entries({ ...clauseTitles, ...controlTitles }).map(([value, title]) => ({
        value,
        label: `${value} ${title}`,
      })),
    }),
    systemIds: references('systems', {
      label: 'Systems in scope',
      inverse: 'Audits',
      optional: true,
    }),
    areas: longText({
      label: 'Areas audited',
      max: 2000,
      clause: '9.2.2',
      help: 'Teams and places, and who speaks for them.',
      personal: true,
    }),
    periodFrom: date({ label: 'Looks at work from', clause: '9.2.2' }),
    periodTo: date({ label: 'Looks at work until', clause: '9.2.2' }),
    startsOn: date({ label: 'Begins on', clause: '9.2.2' }),
    endsOn: date({ label: 'Ends on', clause: '9.2.2' }),
    leadAuditorId: person({ label: 'Lead auditor', clause: '9.2.2' }),
    auditorIds: people({
      label: 'Further auditors',
      clause: '9.2.2',
      optional: true,
      help: 'Nobody audits what they own, wrote or decided on.',
    }),
    outcome: choice({
      label: 'Outcome',
      clause: '9.2.1',
      options: options(
        { value: 'conforms', label: 'Conforms', tone: 'met' },
        { value: 'conforms-but', label: 'Conforms but for its findings', tone: 'due' },
        { value: 'does-not-conform', label: 'Does not conform', tone: 'bad' },
      ),
    }),
    conclusion: longText({
      label: 'Conclusion',
      max: 8000,
      clause: '9.2.1',
      help: 'Whether the management system conforms, and whether it is put into effect and kept up.',
    }),
    reportedToIds: people({
      label: 'Reported to',
      clause: '9.2.2',
      help: 'The managers whom the results concern.',
    }),
    fieldwork: structured({
      label: 'What was asked and found',
      derived: true,
      schema: fieldworkSchema,
    }),
    begunOn: date({ label: 'Begun on', managed: true, clause: '9.2.2' }),
    signedById: person({ label: 'Signed by', managed: true, clause: '9.2.2' }),
    signedOn: date({ label: 'Signed on', managed: true, clause: '9.2.2' }),
    ownerId: person({ label: 'Planned by', clause: '9.2.2' }),
  },
  sections: {
    Plan: [
      'title',
      'kind',
      'body',
      'scope',
      'criteria',
      'requirements',
      'systemIds',
      'areas',
      'periodFrom',
      'periodTo',
      'startsOn',
      'endsOn',
      'ownerId',
    ],
    Team: ['leadAuditorId', 'auditorIds'],
    Result: [
      'outcome',
      'conclusion',
      'reportedToIds',
      'fieldwork',
      'begunOn',
      'signedById',
      'signedOn',
    ],
  },
  list: {
    columns: ['title', 'kind', 'state', 'startsOn', 'endsOn', 'leadAuditorId', 'outcome'],
    filters: ['state', 'kind', 'requirements', 'systemIds', 'leadAuditorId', 'startsOn', 'outcome'],
    sort: '-startsOn',
  },
  lifecycle: { planned: 'plain', 'under-way': 'due', signed: 'met', cancelled: 'na' },
  sealed: ['signed', 'cancelled'],
})

export type Audit = RecordOf<typeof audits>
