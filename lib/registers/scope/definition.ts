import { date, longText, people, person, text } from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** The scope of the AI management system, by version (ISO/IEC 42001, 4.3). */
export const scope = defineRegister({
  key: 'scope',
  model: 'ScopeVersion',
  table: 'scope_versions',
  prefix: 'SCP',
  access: 'governing',
  name: { one: 'Version of the scope', many: 'Versions of the scope' },
  navigation: 'Scope',
  phase: 'plan',
  clauses: ['4.3'],
  about:
    'Where the AI management system begins and ends: units, places, activities and AI roles, and each thing left out with its reason. One version is in force at a time. Which AI systems are in is decided at each system.',
  fields: {
    title: text({ label: 'Title', max: 200, required: true }),
    statement: longText({
      label: 'Scope statement',
      max: 8000,
      clause: '4.3',
      help: 'The sentence that goes on a certificate.',
    }),
    units: longText({ label: 'Organisational units', max: 8000, clause: '4.3' }),
    locations: longText({ label: 'Places', max: 4000, clause: '4.3' }),
    activities: longText({
      label: 'Activities and AI roles',
      max: 8000,
      clause: '4.1',
      help: 'What is done with AI, and as what: developer, provider, deployer, user.',
    }),
    interfaces: longText({
      label: 'Interfaces and dependencies',
      max: 8000,
      clause: '4.3',
      help: 'Where others take over: suppliers, sister companies, customers.',
    }),
    exclusions: longText({
      label: 'Left out, and why',
      max: 8000,
      clause: '4.3',
      help: 'Each exclusion with its reason; nothing that affects people responsibly may be left out.',
    }),
    ownerId: person({ label: 'Author', clause: '4.3' }),
    authorIds: people({ label: 'Written by', derived: true, clause: '7.5.2' }),
    approvedById: person({ label: 'Approved by', managed: true, clause: '7.5.2' }),
    approvedOn: date({ label: 'Approved on', managed: true, clause: '7.5.2' }),
    reviewAt: date({ label: 'Review by', managed: true, clause: '9.3.2' }),
  },
  sections: {
    Scope: ['title', 'statement', 'units', 'locations', 'activities', 'interfaces'],
    Exclusions: ['exclusions'],
    Approval: ['ownerId', 'authorIds', 'approvedById', 'approvedOn', 'reviewAt'],
  },
  list: {
    columns: ['title', 'state', 'ownerId', 'approvedById', 'approvedOn', 'reviewAt'],
    filters: ['state', 'ownerId'],
    sort: '-code',
  },
  lifecycle: { draft: 'plain', approved: 'met', superseded: 'na' },
  sealed: ['approved', 'superseded'],
})

export type ScopeVersion = RecordOf<typeof scope>
