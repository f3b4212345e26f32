import { roleNames } from '../../access/actor.ts'
import {
  choice,
  choices,
  date,
  longText,
  number,
  options,
  person,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** What people must know and be able to do, and what shows it (ISO/IEC 42001, 7.2, 7.3, A.4.6). */
export const trainings = defineRegister({
  key: 'trainings',
  model: 'Training',
  table: 'trainings',
  prefix: 'TRN',
  access: 'trainings',
  name: { one: 'Training', many: 'Trainings' },
  navigation: 'Competence and training',
  phase: 'do',
  clauses: ['7.2', '7.3', 'A.4.6'],
  about:
    'Trainings, qualifications and experience that people need for their part in AI: who needs which, for how long it counts, and who holds it.',
  fields: {
    title: text({ label: 'Title', max: 300, required: true }),
    kind: choice({
      label: 'For',
      clause: '7.2',
      required: true,
      options: options(
        { value: 'awareness', label: 'Awareness' },
        { value: 'competence', label: 'Competence' },
      ),
    }),
    form: choice({
      label: 'Form',
      clause: '7.2',
      options: options(
        { value: 'course', label: 'Course' },
        { value: 'online', label: 'Online course' },
        { value: 'briefing', label: 'Briefing' },
        { value: 'practice', label: 'Practice under guidance' },
        { value: 'qualification', label: 'Qualification' },
        { value: 'experience', label: 'Experience' },
      ),
    }),
    content: longText({
      label: 'What one knows afterwards',
      max: 8000,
      clause: '7.2',
      help: 'And how one sees it: a test, a case solved, a certificate.',
    }),
    provider: text({ label: 'Given by', max: 300, clause: '7.2', personal: true }),
    roleIds: references('roles', {
      optional: true,
      label: 'Governance roles that need it',
      inverse: 'Competence needed',
      clause: '7.2',
      help: 'Holders and deputies.',
    }),
    audience: choices({
      optional: true,
      label: 'Others who need it',
      clause: '7.3',
      help: 'By their role in this installation.',
      options: [
        { value: 'everyone', label: 'Everyone' },
        ...Object.entries(roleNames).map(([value, label]) => ({ value, label })),
      ],
    }),
    validMonths: number({
      optional: true,
      label: 'Counts for',
      unit: 'months',
      min: 1,
      max: 120,
      clause: '7.2',
      help: 'Left empty, for good.',
    }),
    passScore: number({
      optional: true,
      label: 'Passed from',
      unit: '%',
      min: 0,
      max: 100,
      clause: '7.2',
      help: 'Left empty, there is no test.',
    }),
    ownerId: person({ label: 'Owner', clause: '7.2', help: 'Sees that it is offered and right.' }),
    reviewAt: date({
      label: 'Review by',
      clause: '7.2',
      help: 'Whether it still teaches what is needed. Left empty, in a year.',
    }),
  },
  sections: {
    Training: ['title', 'kind', 'form', 'content', 'provider'],
    'Who needs it': ['roleIds', 'audience'],
    'How it counts': ['validMonths', 'passScore', 'ownerId', 'reviewAt'],
  },
  list: {
    columns: ['title', 'kind', 'roleIds', 'audience', 'validMonths', 'state', 'reviewAt'],
    filters: ['state', 'kind', 'form', 'roleIds', 'audience', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { draft: 'plain', offered: 'met', withdrawn: 'na' },
  sealed: ['withdrawn'],
})

export type Training = RecordOf<typeof trainings>
