import {
  choices,
  date,
  longText,
  number,
  options,
  people,
  person,
  reference,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Plans of human oversight over AI systems (ISO/IEC 42001, A.9.2, A.9.3, A.6.2.6). */
export const oversight = defineRegister({
  key: 'oversight',
  model: 'OversightPlan',
  table: 'oversight_plans',
  prefix: 'OVS',
  access: 'operational',
  name: { one: 'Oversight plan', many: 'Oversight plans' },
  navigation: 'Human oversight',
  phase: 'do',
  clauses: ['A.9.2', 'A.9.3', 'A.6.2.6'],
  about:
    'When a person steps in on what a system puts out, who that is, how fast, what they may do and how they stop it. Each time they do is an event of the plan, sealed into the audit trail.',
  fields: {
    title: text({ label: 'Plan', max: 300, required: true }),
    systemId: reference('systems', {
      label: 'System',
      inverse: 'Oversight plans',
      required: true,
      clause: 'A.9.2',
    }),
    trigger: longText({
      label: 'When a person steps in',
      max: 4000,
      clause: 'A.9.2',
      help: 'What sets it off, such as a confidence below 0.6, a rejection, or one case in fifty.',
    }),
    reviewerIds: people({
      label: 'Reviewers',
      clause: 'A.9.3',
      help: 'They know the system’s limits, and have the time and the standing to overrule it.',
    }),
    timeLimitHours: number({
      label: 'Time limit',
      min: 0,
      max: 8760,
      unit: 'hours',
      clause: 'A.9.2',
      help: 'From the trigger until a person has decided.',
    }),
    powers: choices({
      label: 'What the reviewer may do',
      clause: 'A.9.3',
      options: options(
        { value: 'approve', label: 'Approve the output' },
        { value: 'override', label: 'Override it' },
        { value: 'escalate', label: 'Escalate it' },
        { value: 'stop', label: 'Stop the system' },
      ),
    }),
    reviewerSees: longText({
      label: 'What the reviewer sees',
      max: 4000,
      clause: 'A.9.3',
      help: 'The output, what it rests on, and what keeps people from nodding it through.',
    }),
    stopMeans: longText({
      label: 'How to stop the system',
      max: 4000,
      clause: 'A.6.2.6',
      help: 'Where the switch is, who may use it, and what happens with work under way.',
    }),
    authorIds: people({ label: 'Written by', derived: true }),
    approvedById: person({ label: 'Put in force by', managed: true, clause: 'A.9.2' }),
    approvedOn: date({
      label: 'Found fit on',
      managed: true,
      clause: 'A.9.2',
      help: 'The day it was put in force or last found to fit after a change.',
    }),
    stoppedAt: text({ label: 'System stopped at', max: 40, managed: true, clause: 'A.6.2.6' }),
    stoppedBecause: longText({
      label: 'Why it was stopped',
      max: 2000,
      managed: true,
      clause: 'A.6.2.6',
    }),
    stopOutcome: longText({
      label: 'What followed the last stop',
      max: 4000,
      managed: true,
      clause: 'A.6.2.6',
      help: 'What was found, and why the system may run again or stays stopped.',
    }),
    ownerId: person({
      label: 'Owner',
      clause: 'A.9.2',
      help: 'Keeps the plan and reads its events.',
    }),
    reviewAt: date({ label: 'Review by', clause: 'A.9.2' }),
  },
  sections: {
    'When and who': ['title', 'systemId', 'trigger', 'reviewerIds', 'timeLimitHours'],
    'What they can do': ['powers', 'reviewerSees', 'stopMeans'],
    'The last stop': ['stoppedAt', 'stoppedBecause', 'stopOutcome'],
    'In force': ['authorIds', 'approvedById', 'approvedOn', 'ownerId', 'reviewAt'],
  },
  list: {
    columns: ['title', 'systemId', 'state', 'reviewerIds', 'approvedOn', 'ownerId', 'reviewAt'],
    filters: ['state', 'systemId', 'reviewerIds', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { draft: 'due', 'in-force': 'met', suspended: 'bad', retired: 'na' },
  sealed: ['in-force', 'suspended', 'retired'],
})

export type OversightPlan = RecordOf<typeof oversight>
