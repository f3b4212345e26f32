import { choice, date, longText, options, person, references, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Interested parties, what they need, and which needs the AIMS meets (ISO/IEC 42001, 4.2, A.10.4). */
export const parties = defineRegister({
  key: 'parties',
  model: 'InterestedParty',
  table: 'interested_parties',
  prefix: 'IPT',
  access: 'governing',
  name: { one: 'Interested party', many: 'Interested parties' },
  phase: 'plan',
  clauses: ['4.2', 'A.10.4'],
  about:
    'Whoever affects the organisation’s AI or is affected by it, customers among them: what they need, and which of it the AI management system answers, and how.',
  fields: {
    title: text({ label: 'Party', max: 300, required: true }),
    kind: choice({
      label: 'Kind',
      clause: '4.2',
      options: options(
        'customers',
        { value: 'affected-people', label: 'People affected' },
        'employees',
        'regulators',
        'suppliers',
        'owners',
        'partners',
        'public',
        'other',
      ),
    }),
    needs: longText({
      label: 'What they need and expect',
      max: 8000,
      clause: '4.2',
      help: 'As they would say it; laws and contracts by name.',
    }),
    obligation: choice({
      label: 'Binding',
      clause: '4.2',
      options: options(
        { value: 'law', label: 'By law' },
        { value: 'contract', label: 'By contract' },
        { value: 'promise', label: 'By a promise of ours' },
        { value: 'none', label: 'Not binding' },
      ),
    }),
    addressed: choice({
      label: 'Met by the management system',
      clause: '4.2',
      help: 'Which needs are taken up is a decision, so “no” has its reason.',
      options: options(
        { value: 'yes', label: 'Yes', tone: 'met' },
        { value: 'partly', label: 'In part', tone: 'due' },
        { value: 'no', label: 'No', tone: 'na' },
      ),
    }),
    response: longText({
      label: 'How, or why not',
      max: 8000,
      clause: '4.2',
      help: 'Policy, control, objective or information by which it is met.',
    }),
    documentIds: references('documents', { label: 'Documents', inverse: 'Interested parties' }),
    lastReviewedOn: date({ label: 'Last reviewed', managed: true, clause: '4.2' }),
    ownerId: person({ label: 'Owner', clause: '4.2', help: 'Keeps in touch with them.' }),
    reviewAt: date({ label: 'Review by', clause: '9.3.2' }),
  },
  sections: {
    'Who they are': ['title', 'kind'],
    'What they need': ['needs', 'obligation'],
    'What is done': ['addressed', 'response', 'documentIds'],
    'Who keeps in touch': ['ownerId', 'reviewAt', 'lastReviewedOn'],
  },
  list: {
    columns: ['title', 'kind', 'obligation', 'addressed', 'state', 'ownerId', 'reviewAt'],
    filters: ['state', 'kind', 'obligation', 'addressed', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { current: 'met', closed: 'na' },
  sealed: ['closed'],
})

export type InterestedParty = RecordOf<typeof parties>
