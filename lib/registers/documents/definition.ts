import { roleNames } from '../../access/actor.ts'
import { clauseTitles, controlTitles } from '../../catalogue/requirements.ts'
import {
  choice,
  choices,
  date,
  longText,
  number,
  options,
  person,
  reference,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Documented information: policies, procedures, plans and their versions (ISO/IEC 42001, 7.5). */
export const documents = defineRegister({
  key: 'documents',
  model: 'Document',
  table: 'documents',
  prefix: 'DOC',
  access: 'documents',
  name: { one: 'Document', many: 'Documents' },
  navigation: 'Policies and documents',
  phase: 'plan',
  clauses: ['7.5', '5.2', 'A.2'],
  about:
    'Policies, procedures and plans that say how AI is handled here. Each has numbered versions; the one in force stays in force until the next is.',
  fields: {
    title: text({ label: 'Title', max: 300, required: true }),
    type: choice({
      label: 'Type',
      clause: '7.5.2',
      options: options('policy', 'procedure', 'plan', 'statement', 'register', {
        value: 'document',
        label: 'Other document',
      }),
    }),
    purpose: longText({
      label: 'Purpose',
      max: 4000,
      help: 'What it settles, so that people know when to open it.',
    }),
    outlineId: text({
      optional: true,
      label: 'Outline',
      max: 20,
      help: 'Number of the outline in the catalogue it started from, such as DOC-04.',
    }),
    requirements: choices({
      label: 'Requirements it answers',
      clause: '7.5.1',
      help: 'Clauses and controls; an auditor finds the document from there.',
      options: Object.entries({ ...clauseTitles, ...controlTitles }).map(([value, title]) => ({
        value,
        label: `${value} ${title}`,
      })),
    }),
    audience: choices({
      label: 'To be acknowledged by',
      clause: '7.3',
      help: 'These people are asked to read each new version in force and say that they have.',
      options: [
        { value: 'everyone', label: 'Everyone' },
        ...Object.entries(roleNames).map(([value, label]) => ({ value, label })),
      ],
    }),
    classification: choice({
      label: 'Classification',
      clause: '7.5.3',
      options: options('public', 'internal', 'confidential', 'restricted'),
    }),
    reviewMonths: number({
      label: 'Reviewed every',
      unit: 'months',
      min: 1,
      max: 60,
      clause: '7.5.2',
      help: 'Counted from the day a version comes into force.',
    }),
    effectiveVersionId: reference('document-versions', {
      label: 'Version in force',
      managed: true,
      clause: '7.5.3',
    }),
    ownerId: person({ label: 'Owner', clause: '7.5.2', help: 'Keeps it right and current.' }),
    reviewAt: date({ label: 'Review by', clause: '7.5.2' }),
  },
  sections: {
    Document: ['title', 'type', 'purpose', 'requirements', 'outlineId'],
    'Who reads it': ['audience', 'classification'],
    'Keeping it current': ['effectiveVersionId', 'ownerId', 'reviewMonths', 'reviewAt'],
  },
  list: {
    columns: ['title', 'type', 'effectiveVersionId', 'state', 'ownerId', 'reviewAt'],
    filters: ['state', 'type', 'requirements', 'audience', 'ownerId'],
    sort: 'title',
  },
  lifecycle: { draft: 'due', effective: 'met', withdrawn: 'na' },
  sealed: ['withdrawn'],
})

export type GovernedDocument = RecordOf<typeof documents>
