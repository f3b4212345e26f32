import { z } from 'zod'
import {
  choice,
  date,
  longText,
  options,
  people,
  person,
  structured,
  text,
} from '../../fields/field.ts'
import {
  frozenInputsSchema,
  type InputKey,
  inputNames,
  takenDecisionSchema,
} from '../../reviews/shape.ts'
import { defineRegister, type RecordOf } from '../define.ts'

const discussion = (key: InputKey) =>
  longText({
    label: inputNames[key],
    max: 8000,
    clause: '9.3.2',
    when: { field: 'kind', is: 'management-review' },
    optional: true,
  })

/** Management reviews and meetings of the governance committee (ISO/IEC 42001, 9.3). */
export const managementReviews = defineRegister({
  key: 'management-reviews',
  model: 'ManagementReview',
  table: 'management_reviews',
  prefix: 'MRV',
  access: 'reviews',
  name: { one: 'Management review', many: 'Management reviews' },
  phase: 'check',
  clauses: ['9.3'],
  about:
    'Top management looks at the AI management system at planned intervals: inputs computed from the registers and frozen, what was said about them, what was decided, signed by the chair. Meetings of the governance committee are kept here as well.',
  fields: {
    title: text({ label: 'Title', max: 200, required: true }),
    kind: choice({
      label: 'Kind',
      clause: '9.3.1',
      required: true,
      options: options(
        { value: 'management-review', label: 'Management review' },
        { value: 'committee-meeting', label: 'Committee meeting' },
      ),
    }),
    periodFrom: date({
      label: 'Period from',
      clause: '9.3.2',
      optional: true,
      help: 'The inputs compare the registers before this day with those at the end of the period.',
    }),
    periodTo: date({ label: 'Period to', clause: '9.3.2', optional: true }),
    meetingOn: date({ label: 'Meeting on', clause: '9.3.1', help: 'The day it is planned for.' }),
    chairId: person({
      label: 'Chair',
      clause: '9.3.1',
      roles: ['executive'],
      help: 'An executive who does not prepare it; signs the minutes.',
    }),
    participantIds: people({ label: 'Participants', clause: '9.3.1', personal: true }),
    ownerId: person({ label: 'Prepared by', clause: '9.3.1' }),
    preparerIds: people({ label: 'Inputs frozen by', derived: true }),
    preparedOn: date({ label: 'Inputs frozen on', managed: true, clause: '9.3.2' }),
    heldOn: date({ label: 'Held on', managed: true, clause: '9.3.1' }),
    notes: longText({
      label: 'Agenda and minutes',
      max: 20_000,
      clause: '9.3.3',
      optional: true,
      help: 'What was on the table and what was said beside the inputs.',
      personal: true,
    }),
    inputs: structured({
      label: 'Inputs',
      derived: true,
      clause: '9.3.2',
      schema: frozenInputsSchema,
    }),
    onActions: discussion('actions'),
    onIssues: discussion('issues'),
    onParties: discussion('parties'),
    onNonconformities: discussion('nonconformities'),
    onMonitoring: discussion('monitoring'),
    onAudits: discussion('audits'),
    onObjectives: discussion('objectives'),
    onRisks: discussion('risks'),
    onIncidents: discussion('incidents'),
    onOpportunities: discussion('opportunities'),
    decisions: structured({
      label: 'Decisions',
      derived: true,
      clause: '9.3.3',
      schema: z.array(takenDecisionSchema),
    }),
    signedById: person({ label: 'Signed by', managed: true, clause: '9.3.3' }),
    signedOn: date({ label: 'Signed on', managed: true, clause: '9.3.3' }),
  },
  sections: {
    'The review': [
      'title',
      'kind',
      'periodFrom',
      'periodTo',
      'meetingOn',
      'chairId',
      'participantIds',
      'ownerId',
    ],
    Minutes: ['notes'],
    Discussion: [
      'onActions',
      'onIssues',
      'onParties',
      'onNonconformities',
      'onMonitoring',
      'onAudits',
      'onObjectives',
      'onRisks',
      'onIncidents',
      'onOpportunities',
    ],
    Outcome: [
      'decisions',
      'inputs',
      'preparerIds',
      'preparedOn',
      'heldOn',
      'signedById',
      'signedOn',
    ],
  },
  list: {
    columns: ['title', 'kind', 'periodFrom', 'periodTo', 'state', 'chairId', 'meetingOn', 'heldOn'],
    filters: ['state', 'kind', 'chairId', 'meetingOn'],
    sort: '-meetingOn',
  },
  lifecycle: { planned: 'plain', prepared: 'due', held: 'due', signed: 'met', cancelled: 'na' },
  sealed: ['signed', 'cancelled'],
})

export type ManagementReview = RecordOf<typeof managementReviews>
