import { clauseTitles, controlTitles } from '../../catalogue/requirements.ts'
import {
  anyReference,
  choice,
  choices,
  date,
  longText,
  number,
  options,
  people,
  person,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Nonconformities, from finding to effective correction (ISO/IEC 42001, 10.2). */
export const nonconformities = defineRegister({
  key: 'nonconformities',
  model: 'Nonconformity',
  table: 'nonconformities',
  prefix: 'NCR',
  access: 'operational',
  name: { one: 'Nonconformity', many: 'Nonconformities' },
  phase: 'act',
  clauses: ['10.2'],
  about:
    'Where a requirement is not met, wherever it was noticed: what was put right at once, why it happened, what keeps it from happening again, and whether that works.',
  fields: {
    title: text({ label: 'Nonconformity', max: 300, required: true }),
    grade: choice({
      label: 'Grade',
      clause: '10.2',
      required: true,
      options: options(
        { value: 'major', label: 'Major', tone: 'bad' },
        { value: 'minor', label: 'Minor', tone: 'due' },
        { value: 'observation', label: 'Observation' },
        { value: 'opportunity', label: 'Opportunity for improvement' },
      ),
    }),
    noticedIn: choice({
      label: 'Noticed in',
      clause: '10.2',
      options: options(
        'internal-audit',
        'external-audit',
        'monitoring',
        'incident',
        'concern',
        { value: 'management-review', label: 'Management review' },
        { value: 'daily-work', label: 'Daily work' },
      ),
    }),
    originId: anyReference({ label: 'Comes from', inverse: 'Nonconformities', clause: '10.2' }),
    requirements: choices({
      label: 'Requirement not met',
      clause: '10.2',
      options: Object.entries({ ...clauseTitles, ...controlTitles }).map(([value, title]) => ({
        value,
        label: `${value} ${title}`,
      })),
    }),
    systemIds: references('systems', { label: 'Systems', inverse: 'Nonconformities' }),
    description: longText({
      label: 'What was found',
      max: 8000,
      clause: '10.2',
      help: 'The fact and where it was seen, so that somebody else could see it, too.',
    }),
    correction: longText({
      label: 'Correction',
      max: 8000,
      clause: '10.2',
      help: 'What was put right at once, and what was done about the consequences.',
    }),
    cause: longText({
      label: 'Cause',
      max: 8000,
      clause: '10.2',
      help: 'Ask why five times, or say it freely; “human error” is not a cause.',
    }),
    similar: longText({
      label: 'Similar cases',
      max: 4000,
      clause: '10.2',
      help: 'Where else it exists or could happen, and how one looked.',
    }),
    waitDays: number({
      label: 'Days to wait before judging',
      min: 0,
      max: 730,
      unit: 'days',
      clause: '10.2',
      help: 'Long enough for the cause to strike again if it could.',
    }),
    actedOn: date({ label: 'Actions done on', managed: true, clause: '10.2' }),
    verifyFrom: date({ label: 'Effectiveness judged from', derived: true, clause: '10.2' }),
    effectiveness: longText({
      label: 'Whether it works',
      max: 4000,
      managed: true,
      clause: '10.2',
      help: 'What was looked at after the wait, and what it showed.',
    }),
    authorIds: people({ label: 'Worked on by', derived: true }),
    verifiedById: person({ label: 'Verified by', managed: true, clause: '10.2' }),
    verifiedOn: date({ label: 'Verified on', managed: true, clause: '10.2' }),
    ownerId: person({ label: 'Owner', clause: '10.2' }),
    dueOn: date({ label: 'To be closed by', clause: '10.2' }),
  },
  sections: {
    'The nonconformity': [
      'title',
      'grade',
      'noticedIn',
      'originId',
      'requirements',
      'systemIds',
      'description',
      'ownerId',
      'dueOn',
    ],
    'What is done': ['correction', 'cause', 'similar', 'waitDays'],
    'Whether it works': [
      'actedOn',
      'verifyFrom',
      'effectiveness',
      'authorIds',
      'verifiedById',
      'verifiedOn',
    ],
  },
  list: {
    columns: ['title', 'grade', 'noticedIn', 'systemIds', 'state', 'ownerId', 'dueOn'],
    filters: ['state', 'grade', 'noticedIn', 'requirements', 'systemIds', 'ownerId', 'dueOn'],
    sort: '-code',
  },
  lifecycle: { open: 'bad', acting: 'due', verifying: 'due', closed: 'met' },
  sealed: ['closed'],
})

export type Nonconformity = RecordOf<typeof nonconformities>
