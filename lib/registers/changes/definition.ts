import {
  choice,
  choices,
  date,
  longText,
  options,
  people,
  person,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Planned changes of AI systems and of the management system (ISO/IEC 42001, 6.3, 8.1, A.6.2). */
export const changes = defineRegister({
  key: 'changes',
  model: 'Change',
  table: 'changes',
  prefix: 'CHG',
  access: 'operational',
  name: { one: 'Change', many: 'Changes' },
  phase: 'do',
  clauses: ['8.1', '6.3', 'A.6'],
  about:
    'New models, data, prompts, supplier versions and uses, and changes of the management system itself: decided before they happen. A major change makes what was assessed before it stale.',
  fields: {
    title: text({ label: 'Change', max: 300, required: true }),
    kind: choice({
      label: 'What changes',
      clause: '8.1',
      required: true,
      options: options(
        'model',
        'data',
        'prompt',
        { value: 'supplier-model', label: 'Supplier’s model' },
        { value: 'use', label: 'Use or people affected' },
        { value: 'infrastructure', label: 'Infrastructure' },
        { value: 'aims', label: 'The management system' },
      ),
    }),
    size: choice({
      label: 'Size',
      clause: '8.1',
      required: true,
      help: 'Major: it could change what happens to people, so assessments are done again.',
      options: options(
        { value: 'minor', label: 'Minor' },
        { value: 'major', label: 'Major', tone: 'due' },
      ),
    }),
    systemIds: references('systems', { label: 'Systems', inverse: 'Changes', clause: '8.1' }),
    description: longText({ label: 'From what to what', max: 8000, clause: '6.3' }),
    purpose: longText({
      label: 'Why, and what could follow',
      max: 8000,
      clause: '6.3',
      help: 'Purpose and potential consequences, also unintended ones.',
    }),
    touches: choices({
      label: 'Touches',
      clause: '8.1',
      options: options(
        { value: 'impact', label: 'Impact assessment' },
        { value: 'risks', label: 'Risks' },
        { value: 'validation', label: 'Validation' },
        { value: 'oversight', label: 'Human oversight' },
        { value: 'information', label: 'Information for users' },
        { value: 'suppliers', label: 'Suppliers' },
      ),
    }),
    rollback: longText({
      label: 'Way back',
      max: 4000,
      clause: '8.1',
      help: 'How one returns to what was before, how fast, and who decides it.',
    }),
    plannedOn: date({ label: 'Planned for', clause: '6.3' }),
    releasedOn: date({ label: 'Released on', managed: true, clause: '8.1' }),
    authorIds: people({ label: 'Written by', derived: true }),
    approvedById: person({ label: 'Approved by', managed: true, clause: '8.1' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: '8.1' }),
    ownerId: person({ label: 'Owner', clause: '6.3' }),
  },
  sections: {
    'What changes': ['title', 'kind', 'size', 'systemIds', 'description', 'purpose', 'touches'],
    'How it is done': ['plannedOn', 'rollback', 'ownerId'],
    Decision: ['authorIds', 'approvedById', 'approvedOn', 'releasedOn'],
  },
  list: {
    columns: ['title', 'kind', 'size', 'systemIds', 'state', 'ownerId', 'plannedOn', 'releasedOn'],
    filters: ['state', 'kind', 'size', 'systemIds', 'ownerId'],
    sort: '-code',
  },
  lifecycle: {
    draft: 'plain',
    submitted: 'due',
    approved: 'due',
    released: 'met',
    'rolled-back': 'bad',
    rejected: 'na',
  },
  sealed: ['submitted', 'approved', 'released', 'rolled-back', 'rejected'],
})

export type Change = RecordOf<typeof changes>
