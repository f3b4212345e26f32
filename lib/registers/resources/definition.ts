import {
  choice,
  date,
  longText,
  options,
  people,
  person,
  reference,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

const things = { field: 'kind', is: ['tooling', 'computing'] } as const
const persons = { field: 'kind', is: 'human' } as const

/** Tooling, computing and human resources of systems (ISO/IEC 42001, 7.1, A.4.2, A.4.4, A.4.5, A.4.6). */
export const resources = defineRegister({
  key: 'resources',
  model: 'Resource',
  table: 'resources',
  prefix: 'RES',
  access: 'operational',
  name: { one: 'Resource', many: 'Resources' },
  phase: 'do',
  clauses: ['7.1', 'A.4.2', 'A.4.4', 'A.4.5', 'A.4.6'],
  about:
    'What the systems live on beside their data: tools, computing and people, with who provides them, where they are and whether they are enough. Data are in their own register.',
  fields: {
    title: text({ label: 'Resource', max: 300, required: true }),
    kind: choice({
      label: 'Kind',
      clause: 'A.4.2',
      required: true,
      options: options(
        { value: 'tooling', label: 'Tooling' },
        { value: 'computing', label: 'Computing' },
        { value: 'human', label: 'People' },
      ),
    }),
    description: longText({
      label: 'What it is',
      max: 8000,
      clause: 'A.4.2',
      help: 'What it does for the systems, at which stage of their life, and what happens without it.',
    }),
    systemIds: references('systems', {
      label: 'For the systems',
      inverse: 'Resources',
      clause: 'A.4.2',
    }),
    version: text({
      optional: true,
      label: 'Version',
      max: 200,
      clause: 'A.4.4',
      when: { field: 'kind', is: 'tooling' },
    }),
    supplierId: reference('suppliers', {
      optional: true,
      label: 'Provided by',
      inverse: 'Resources',
      clause: 'A.10.3',
      when: things,
    }),
    location: text({
      label: 'Where it is',
      max: 300,
      clause: 'A.4.5',
      help: 'Site, or the provider’s region or data centre.',
    }),
    jurisdiction: text({
      label: 'Jurisdiction',
      max: 300,
      clause: 'A.4.5',
      help: 'Countries whose law reaches what is kept or done there.',
    }),
    capacity: longText({
      label: 'Capacity',
      max: 4000,
      clause: '7.1',
      help: 'How much there is and how much is needed: cores, storage, licences, hours of people.',
    }),
    expertise: longText({
      label: 'Expertise',
      max: 4000,
      clause: 'A.4.6',
      when: persons,
      help: 'What these people must know and be able to do; trainings show that they do.',
    }),
    memberIds: people({
      optional: true,
      label: 'People',
      clause: 'A.4.6',
      when: persons,
      personal: true,
    }),
    supportEndsOn: date({
      optional: true,
      label: 'Supported until',
      clause: 'A.4.4',
      when: things,
      help: 'After this day nobody mends it.',
    }),
    ownerId: person({ label: 'Owner', clause: '7.1', help: 'Sees that it is there and enough.' }),
    reviewAt: date({
      label: 'Review by',
      clause: '7.1',
      help: 'Whether it is still the right one and enough. Left empty, in a year.',
    }),
    lastReviewedOn: date({ label: 'Last reviewed', managed: true, clause: '7.1' }),
    retiredOn: date({ label: 'Given up on', managed: true }),
  },
  sections: {
    'What it is': [
      'title',
      'kind',
      'description',
      'systemIds',
      'version',
      'supplierId',
      'expertise',
      'memberIds',
    ],
    'Where and how much': ['location', 'jurisdiction', 'capacity'],
    'Keeping it': ['ownerId', 'supportEndsOn', 'reviewAt', 'lastReviewedOn', 'retiredOn'],
  },
  list: {
    columns: ['title', 'kind', 'systemIds', 'supplierId', 'state', 'ownerId', 'reviewAt'],
    filters: ['state', 'kind', 'systemIds', 'supplierId', 'ownerId', 'supportEndsOn'],
    sort: 'code',
  },
  lifecycle: { planned: 'plain', 'in-use': 'met', retired: 'na' },
  sealed: ['retired'],
})

export type Resource = RecordOf<typeof resources>
