import {
  choice,
  date,
  longText,
  options,
  people,
  person,
  reference,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Roles and bodies of AI governance, who holds them, and what they may decide (ISO/IEC 42001, 5.3, A.3.2). */
export const governanceRoles = defineRegister({
  key: 'roles',
  model: 'GovernanceRole',
  table: 'governance_roles',
  prefix: 'ROL',
  access: 'governing',
  name: { one: 'Governance role', many: 'Governance roles' },
  phase: 'plan',
  clauses: ['5.3', 'A.3.2', '7.2'],
  about:
    'Who answers for what: roles such as AI risk owner and bodies such as the governance committee, with holders, deputies, authority and the competence they take.',
  fields: {
    title: text({ label: 'Role or body', max: 300, required: true }),
    kind: choice({
      label: 'Kind',
      clause: '5.3',
      options: options(
        { value: 'role', label: 'Role of a person' },
        { value: 'body', label: 'Body' },
      ),
    }),
    responsibilities: longText({
      label: 'Responsibilities',
      max: 8000,
      clause: '5.3',
      help: 'What the holder sees to.',
    }),
    authority: longText({
      label: 'Authority',
      max: 8000,
      clause: '5.3',
      help: 'What the holder may decide, stop or spend without asking.',
    }),
    competence: longText({
      label: 'Competence needed',
      max: 8000,
      clause: '7.2',
      help: 'Knowledge and experience, and how one sees that the holder has them.',
    }),
    reportsToId: reference('roles', { label: 'Reports to', inverse: 'Reported to by' }),
    holderIds: people({ label: 'Held by', clause: '5.3' }),
    deputyIds: people({ label: 'Deputies', clause: '5.3' }),
    appointedOn: date({ label: 'Appointed on', clause: '5.3' }),
    endedOn: date({ label: 'Ended on', managed: true }),
    ownerId: person({ label: 'Appointed by', clause: '5.1', help: 'Top management, as a rule.' }),
    reviewAt: date({ label: 'Review by', managed: true, clause: '5.3' }),
  },
  sections: {
    'The role': ['title', 'kind', 'responsibilities', 'authority', 'competence', 'reportsToId'],
    'Who holds it': ['holderIds', 'deputyIds', 'ownerId', 'appointedOn', 'endedOn', 'reviewAt'],
  },
  list: {
    columns: ['title', 'kind', 'holderIds', 'deputyIds', 'state', 'appointedOn', 'reviewAt'],
    filters: ['state', 'kind', 'holderIds', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { vacant: 'bad', held: 'met', ended: 'na' },
  sealed: ['ended'],
})

export type GovernanceRole = RecordOf<typeof governanceRoles>
