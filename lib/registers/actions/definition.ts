import {
  anyReference,
  choice,
  date,
  longText,
  options,
  person,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Work that was decided on, each piece linked to where it came from (ISO/IEC 42001, 10.1, 8.3). */
export const actions = defineRegister({
  key: 'actions',
  model: 'Action',
  table: 'actions',
  prefix: 'ACT',
  access: 'operational',
  name: { one: 'Action', many: 'Actions' },
  phase: 'act',
  clauses: ['10.1', '10.2', '8.3'],
  about:
    'What somebody has promised to do by a date: treatment of risks, corrections, improvements. One list, whatever it came from.',
  fields: {
    title: text({ label: 'Action', max: 300, required: true, help: 'What will be done.' }),
    description: longText({
      optional: true,
      label: 'Details',
      help: 'How one will see that it is done.',
    }),
    kind: choice({
      label: 'Kind',
      options: options(
        { value: 'risk-treatment', label: 'Risk treatment' },
        { value: 'corrective', label: 'Corrective action' },
        { value: 'improvement', label: 'Improvement' },
        { value: 'review', label: 'From a review' },
        { value: 'assessment', label: 'Condition of an assessment' },
      ),
    }),
    originId: anyReference({
      label: 'Comes from',
      inverse: 'Actions',
      clause: '10.1',
      help: 'The risk, assessment, monitor or control that asks for it.',
    }),
    systemIds: references('systems', {
      label: 'Systems',
      inverse: 'Actions on it',
      help: 'Filled from what the action comes from; owners of these systems see it.',
    }),
    ownerId: person({ label: 'Owner', clause: '5.3', help: 'Does it, or sees that it is done.' }),
    dueOn: date({ label: 'Due on', clause: '6.2' }),
    completedOn: date({ label: 'Done on', managed: true }),
    completedById: person({ label: 'Done by', managed: true }),
    result: longText({
      label: 'Result',
      max: 4000,
      managed: true,
      help: 'What was done and where one can see it.',
    }),
    verifiedById: person({ label: 'Verified by', managed: true, clause: '10.2' }),
    verifiedOn: date({ label: 'Verified on', managed: true, clause: '10.2' }),
  },
  sections: {
    Action: ['title', 'description', 'kind', 'originId', 'systemIds'],
    'Who and when': ['ownerId', 'dueOn'],
    Outcome: ['result', 'completedOn', 'completedById', 'verifiedById', 'verifiedOn'],
  },
  list: {
    columns: ['title', 'kind', 'originId', 'state', 'ownerId', 'dueOn'],
    filters: ['state', 'kind', 'ownerId', 'dueOn'],
    sort: 'dueOn',
  },
  lifecycle: {
    open: 'due',
    'in-progress': 'due',
    done: 'met',
    verified: 'met',
    cancelled: 'na',
  },
  sealed: ['verified', 'cancelled'],
})

export type Action = RecordOf<typeof actions>
