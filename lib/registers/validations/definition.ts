import {
  choice,
  date,
  files,
  longText,
  options,
  people,
  person,
  reference,
  references,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Verification and validation of AI systems (ISO/IEC 42001, A.6.2.4, A.6.2.5). */
export const validations = defineRegister({
  key: 'validations',
  model: 'Validation',
  table: 'validations',
  prefix: 'VAL',
  access: 'operational',
  name: { one: 'Validation', many: 'Validations' },
  phase: 'do',
  clauses: ['A.6.2.4', 'A.6.2.5'],
  about:
    'Tests of a system against criteria set beforehand: function, performance, bias, attacks, acceptance. Whoever validates is not who built it.',
  fields: {
    title: text({ label: 'Validation', max: 300, required: true }),
    systemId: reference('systems', {
      label: 'System',
      inverse: 'Validations',
      required: true,
      clause: 'A.6.2.4',
    }),
    kind: choice({
      label: 'Kind',
      clause: 'A.6.2.4',
      options: options(
        'functional',
        'performance',
        'bias',
        'red-team',
        'adversarial',
        'penetration',
        'acceptance',
        'staged-release',
      ),
    }),
    modelVersion: text({ label: 'Version tested', max: 120, clause: 'A.6.2.4' }),
    changeIds: references('changes', { label: 'Because of', inverse: 'Validations' }),
    criteria: longText({
      label: 'Criteria',
      max: 8000,
      clause: 'A.6.2.4',
      help: 'From which result on it passes, set before anybody saw one.',
    }),
    method: longText({
      label: 'Method',
      max: 8000,
      clause: 'A.6.2.4',
      help: 'Data, environment and steps, so that somebody else gets the same result.',
    }),
    result: longText({ label: 'Result', max: 8000, clause: 'A.6.2.4' }),
    conditions: longText({
      label: 'Conditions',
      max: 4000,
      clause: 'A.6.2.5',
      help: 'Under which it passed: limits of use, further tests.',
    }),
    files: files({ label: 'Reports', clause: 'A.6.2.4' }),
    validatorIds: people({ label: 'Validated by', clause: 'A.6.2.4' }),
    concludedById: person({ label: 'Concluded by', managed: true, clause: 'A.6.2.4' }),
    concludedOn: date({ label: 'Concluded on', managed: true, clause: 'A.6.2.4' }),
    dueOn: date({ label: 'Due on', clause: 'A.6.2.4' }),
    ownerId: person({ label: 'Owner', clause: 'A.6.2.4' }),
  },
  sections: {
    'What is tested': ['title', 'systemId', 'kind', 'modelVersion', 'changeIds'],
    'How it is tested': ['criteria', 'method', 'validatorIds', 'ownerId', 'dueOn'],
    Outcome: ['result', 'conditions', 'files', 'concludedById', 'concludedOn'],
  },
  list: {
    columns: ['title', 'systemId', 'kind', 'modelVersion', 'state', 'concludedOn', 'dueOn'],
    filters: ['state', 'kind', 'systemId', 'ownerId'],
    sort: '-code',
  },
  lifecycle: { planned: 'due', passed: 'met', failed: 'bad', withdrawn: 'na' },
  sealed: ['passed', 'failed', 'withdrawn'],
})

export type Validation = RecordOf<typeof validations>
