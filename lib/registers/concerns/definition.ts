import {
  choice,
  date,
  longText,
  options,
  people,
  person,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** How whoever reports stands to the organisation; the public form offers the same. */
export const relations = options(
  { value: 'works-here', label: 'Works here, or did' },
  { value: 'affected', label: 'Affected by a decision or result' },
  { value: 'customer', label: 'Customer or user' },
  { value: 'supplier', label: 'Supplier or partner' },
  'other',
)

/** What an investigation of a concern, or its appeal, came to. */
export const outcomes = options(
  { value: 'upheld', label: 'Upheld' },
  { value: 'partly', label: 'Upheld in part' },
  { value: 'not-upheld', label: 'Not upheld' },
  { value: 'not-pursued', label: 'Not pursued' },
)

/** Concerns about AI, from whoever has them, kept confidential (ISO/IEC 42001, A.3.3, A.8.3). */
export const concerns = defineRegister({
  key: 'concerns',
  model: 'Concern',
  table: 'concerns',
  prefix: 'CON',
  access: 'confidential',
  name: { one: 'Concern', many: 'Concerns' },
  phase: 'do',
  clauses: ['A.3.3', 'A.8.3'],
  about:
    'What people here or outside fear or have seen go wrong with AI, told by name or without. Only the compliance lead and those named on a concern read it.',
  fields: {
    title: text({ label: 'Concern', max: 300, required: true, clause: 'A.3.3' }),
    about: text({
      label: 'What it is about',
      max: 300,
      clause: 'A.8.3',
      help: 'In the words of who reported; the systems meant are chosen below.',
    }),
    description: longText({
      label: 'What was reported',
      max: 20_000,
      clause: 'A.3.3',
      help: 'It stays as it was told. Leave out who told it.',
    }),
    relation: choice({
      label: 'Who reports',
      clause: 'A.8.3',
      options: relations,
      help: 'Only as far as it gives nobody away.',
    }),
    channel: choice({
      label: 'How it came in',
      clause: 'A.3.3',
      options: options({ value: 'form', label: 'Public form' }, 'in-person', 'phone', 'letter', {
        value: 'e-mail',
        label: 'E-mail',
      }),
    }),
    receivedOn: date({ label: 'Received on', clause: 'A.3.3', help: 'Today, unless told.' }),
    kind: choice({
      label: 'Kind',
      clause: 'A.3.3',
      options: options(
        { value: 'harm', label: 'Harm to people' },
        'discrimination',
        'privacy',
        'security',
        { value: 'transparency', label: 'Not told or explained' },
        { value: 'oversight', label: 'No human oversight' },
        { value: 'breach', label: 'Breach of a rule or policy' },
        { value: 'retaliation', label: 'Retaliation for reporting' },
        'other',
      ),
    }),
    systemIds: references('systems', { label: 'Systems', inverse: 'Concerns', clause: 'A.8.3' }),
    ownerId: person({
      label: 'Led by',
      clause: 'A.3.3',
      help: 'Nobody it is about. Whoever is named here or below reads it.',
    }),
    readerIds: people({
      label: 'Others who may read it',
      clause: 'A.3.3',
      help: 'As few as the work needs, and nobody it is about.',
    }),
    acknowledgeDueOn: date({
      label: 'To be acknowledged by',
      derived: true,
      clause: 'A.3.3',
      help: 'Seven days: Directive (EU) 2019/1937, Article 9 (1) b.',
    }),
    acknowledgedOn: date({ label: 'Acknowledged on', managed: true, clause: 'A.3.3' }),
    answerDueOn: date({
      label: 'To be answered by',
      derived: true,
      clause: 'A.3.3',
      help: 'Three months: Directive (EU) 2019/1937, Article 9 (1) f.',
    }),
    waitsSince: date({ label: 'Reporter waits for a reply since', managed: true }),
    investigation: longText({
      label: 'What was looked at and found',
      max: 20_000,
      clause: 'A.3.3',
      help: 'For those named here; the reporter is told the answer below.',
    }),
    outcome: choice({ label: 'Outcome', managed: true, clause: 'A.3.3', options: outcomes }),
    answer: longText({
      label: 'Answer to the reporter',
      max: 8000,
      managed: true,
      clause: 'A.3.3',
      help: 'What was found and what is done about it. The reporter reads this.',
    }),
    answeredOn: date({ label: 'Answered on', managed: true, clause: 'A.3.3' }),
    answeredById: person({ label: 'Answered by', managed: true, clause: 'A.3.3' }),
    appealUntil: date({ label: 'Can be appealed until', derived: true, clause: 'A.3.3' }),
    appeal: longText({
      label: 'Appeal',
      max: 8000,
      managed: true,
      clause: 'A.3.3',
      help: 'Why the reporter does not accept the answer.',
    }),
    appealedOn: date({ label: 'Appealed on', managed: true, clause: 'A.3.3' }),
    appealOutcome: choice({
      label: 'Outcome of the appeal',
      managed: true,
      clause: 'A.3.3',
      options: outcomes,
    }),
    appealAnswer: longText({
      label: 'Answer to the appeal',
      max: 8000,
      managed: true,
      clause: 'A.3.3',
      help: 'The reporter reads this.',
    }),
    appealDecidedOn: date({ label: 'Appeal decided on', managed: true, clause: 'A.3.3' }),
    closedOn: date({ label: 'Closed on', managed: true }),
  },
  sections: {
    'What was reported': ['title', 'about', 'description', 'relation', 'channel', 'receivedOn'],
    'Who deals with it': [
      'kind',
      'systemIds',
      'ownerId',
      'readerIds',
      'acknowledgeDueOn',
      'acknowledgedOn',
      'answerDueOn',
      'waitsSince',
    ],
    'What came of it': [
      'investigation',
      'outcome',
      'answer',
      'answeredOn',
      'answeredById',
      'appealUntil',
      'appeal',
      'appealedOn',
      'appealOutcome',
      'appealAnswer',
      'appealDecidedOn',
      'closedOn',
    ],
  },
  list: {
    columns: ['title', 'kind', 'receivedOn', 'answerDueOn', 'state', 'ownerId'],
    filters: ['state', 'kind', 'relation', 'channel', 'systemIds', 'ownerId', 'outcome'],
    sort: '-receivedOn',
  },
  lifecycle: {
    received: 'due',
    triaged: 'due',
    investigating: 'due',
    answered: 'met',
    appealed: 'bad',
    closed: 'met',
  },
  sealed: ['closed'],
})

export type Concern = RecordOf<typeof concerns>
