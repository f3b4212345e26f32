import {
  choice,
  choices,
  date,
  files,
  longText,
  options,
  person,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Suppliers of AI, data and services, and who answers for what (ISO/IEC 42001, A.10.2, A.10.3). */
export const suppliers = defineRegister({
  key: 'suppliers',
  model: 'Supplier',
  table: 'suppliers',
  prefix: 'SUP',
  access: 'operational',
  name: { one: 'Supplier', many: 'Suppliers' },
  phase: 'do',
  clauses: ['A.10.3', 'A.10.2', '8.1'],
  about:
    'Whoever provides models, data, platforms or people for AI systems, AI inside bought software included: how much hangs on them, who answers for what, and when they were last looked at.',
  fields: {
    title: text({ label: 'Supplier', max: 300, required: true }),
    provides: choices({
      label: 'Provides',
      clause: 'A.10.3',
      options: options(
        'model',
        'data',
        'platform',
        { value: 'software', label: 'Software with AI in it' },
        'development',
        'operation',
        'labelling',
        'other',
      ),
    }),
    service: longText({ label: 'Service', max: 8000, clause: 'A.10.3' }),
    systemIds: references('systems', { label: 'Systems', inverse: 'Suppliers', clause: 'A.10.3' }),
    criticality: choice({
      label: 'Criticality',
      clause: 'A.10.3',
      help: 'What happens to people and to the organisation when the supplier fails or changes.',
      options: options(
        { value: 'low', label: 'Low' },
        { value: 'medium', label: 'Medium' },
        { value: 'high', label: 'High', tone: 'due' },
      ),
    }),
    responsibilities: longText({
      label: 'Who answers for what',
      max: 8000,
      clause: 'A.10.2',
      help: 'Data, testing, updates, incidents, information for users: theirs, ours, shared.',
    }),
    dueDiligence: longText({
      label: 'Due diligence',
      max: 8000,
      clause: 'A.10.3',
      help: 'What was looked at: documentation, tests, certificates, incidents, terms of use.',
    }),
    dueDiligenceResult: choice({
      label: 'Result',
      clause: 'A.10.3',
      options: options(
        { value: 'passed', label: 'Passed', tone: 'met' },
        { value: 'conditions', label: 'Passed with conditions', tone: 'due' },
        { value: 'failed', label: 'Failed', tone: 'bad' },
      ),
    }),
    dueDiligenceOn: date({ label: 'Looked at on', managed: true, clause: 'A.10.3' }),
    contract: text({ label: 'Contract', max: 300, help: 'Number and title.' }),
    contractUntil: date({ label: 'Contract until' }),
    files: files({ label: 'Files' }),
    exitPlan: longText({
      label: 'When it ends',
      max: 4000,
      help: 'How systems go on, or stop, without this supplier.',
    }),
    ownerId: person({ label: 'Owner', clause: 'A.10.3' }),
    reviewAt: date({ label: 'Review by', managed: true, clause: 'A.10.3' }),
  },
  sections: {
    Supplier: ['title', 'provides', 'service', 'systemIds', 'criticality'],
    'Shared responsibility': ['responsibilities', 'contract', 'contractUntil', 'exitPlan'],
    'Due diligence': ['dueDiligence', 'dueDiligenceResult', 'dueDiligenceOn', 'files'],
    'Who keeps it': ['ownerId', 'reviewAt'],
  },
  list: {
    columns: [
      'title',
      'provides',
      'criticality',
      'dueDiligenceResult',
      'state',
      'ownerId',
      'reviewAt',
    ],
    filters: ['state', 'criticality', 'provides', 'dueDiligenceResult', 'systemIds', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { prospective: 'plain', approved: 'met', suspended: 'bad', ended: 'na' },
  sealed: ['ended'],
})

export type Supplier = RecordOf<typeof suppliers>
