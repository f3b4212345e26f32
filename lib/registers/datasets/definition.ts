import {
  choice,
  choices,
  date,
  longText,
  options,
  person,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Data that AI systems are made from and run on (ISO/IEC 42001, A.4.3, A.7.2 to A.7.6). */
export const datasets = defineRegister({
  key: 'datasets',
  model: 'Dataset',
  table: 'datasets',
  prefix: 'DAT',
  access: 'data',
  name: { one: 'Dataset', many: 'Datasets' },
  phase: 'do',
  clauses: ['A.7', 'A.4.3'],
  about:
    'The data behind the models: where they come from, by which right they are used, how good and how representative they are, what bias is known, and how they were prepared.',
  fields: {
    title: text({ label: 'Dataset', max: 300, required: true }),
    description: longText({ label: 'What it holds', max: 8000, clause: 'A.4.3' }),
    uses: choices({
      label: 'Used for',
      clause: 'A.7.2',
      options: options('training', 'validation', 'testing', 'tuning', 'retrieval', 'operation'),
    }),
    systemIds: references('systems', { label: 'Systems', inverse: 'Data', clause: 'A.4.3' }),
    supplierIds: references('suppliers', { label: 'Suppliers', inverse: 'Data' }),
    provenance: longText({
      label: 'Provenance',
      max: 8000,
      clause: 'A.7.5',
      help: 'Who made it, when, from what, and what was done to it before it came here.',
    }),
    acquisition: choice({
      label: 'Acquired by',
      clause: 'A.7.3',
      options: options(
        { value: 'collected', label: 'Collecting it ourselves' },
        { value: 'bought', label: 'Buying or licensing' },
        { value: 'public', label: 'Taking what is public' },
        { value: 'supplied', label: 'Supplied with the model' },
        { value: 'generated', label: 'Generating it' },
      ),
    }),
    rights: longText({
      label: 'Rights and conditions',
      max: 8000,
      clause: 'A.7.3',
      help: 'Licence, consent or contract, and what they rule out.',
    }),
    personalData: choice({
      label: 'Personal data',
      clause: 'A.7.3',
      options: options(
        { value: 'none', label: 'None' },
        { value: 'pseudonymised', label: 'Pseudonymised' },
        { value: 'personal', label: 'Personal data' },
        { value: 'special', label: 'Special category', tone: 'due' },
      ),
    }),
    legalBasis: text({
      label: 'Legal basis',
      max: 300,
      clause: 'A.7.3',
      when: { field: 'personalData', is: ['pseudonymised', 'personal', 'special'] },
    }),
    qualityCriteria: longText({
      label: 'Quality criteria',
      max: 8000,
      clause: 'A.7.4',
      help: 'What good enough means for its use: complete, current, correct, labelled alike.',
    }),
    quality: choice({
      label: 'Quality found',
      clause: 'A.7.4',
      options: options(
        { value: 'meets', label: 'Meets the criteria', tone: 'met' },
        { value: 'partly', label: 'Meets them in part', tone: 'due' },
        { value: 'fails', label: 'Does not meet them', tone: 'bad' },
      ),
    }),
    qualityCheckedOn: date({ label: 'Checked on', managed: true, clause: 'A.7.4' }),
    representativeness: longText({
      label: 'Representativeness',
      max: 8000,
      clause: 'A.7.4',
      help: 'Which people and cases it covers, and which are missing.',
    }),
    knownBias: longText({
      label: 'Known bias',
      max: 8000,
      clause: 'A.7.4',
      help: 'What is skewed, how it was measured, and what is done about it.',
    }),
    preparation: longText({
      label: 'Preparation',
      max: 8000,
      clause: 'A.7.6',
      help: 'Cleaning, labelling, balancing, splitting: so that somebody else could do it again.',
    }),
    retention: text({
      label: 'Kept until',
      max: 300,
      help: 'A day or an event, and what follows.',
    }),
    approvedById: person({ label: 'Approved by', managed: true, clause: 'A.7.4' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: 'A.7.4' }),
    ownerId: person({ label: 'Data owner', clause: 'A.3.2' }),
    reviewAt: date({ label: 'Review by', managed: true, clause: 'A.7.4' }),
  },
  sections: {
    'The data': ['title', 'description', 'uses', 'systemIds', 'supplierIds'],
    'Where they come from': [
      'provenance',
      'acquisition',
      'rights',
      'personalData',
      'legalBasis',
      'retention',
    ],
    'How good they are': [
      'qualityCriteria',
      'quality',
      'qualityCheckedOn',
      'representativeness',
      'knownBias',
      'preparation',
    ],
    'Who keeps them': ['ownerId', 'approvedById', 'approvedOn', 'reviewAt'],
  },
  list: {
    columns: ['title', 'uses', 'personalData', 'quality', 'state', 'ownerId', 'reviewAt'],
    filters: ['state', 'uses', 'personalData', 'quality', 'systemIds', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { proposed: 'due', approved: 'met', blocked: 'bad', retired: 'na' },
  sealed: ['retired'],
})

export type Dataset = RecordOf<typeof datasets>
