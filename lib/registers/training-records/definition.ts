import {
  choice,
  date,
  files,
  longText,
  number,
  options,
  person,
  reference,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Who completed which training when, and until when it counts (ISO/IEC 42001, 7.2). */
export const trainingRecords = defineRegister({
  key: 'training-records',
  model: 'TrainingRecord',
  table: 'training_records',
  prefix: 'TRR',
  access: 'training-records',
  name: { one: 'Training record', many: 'Training records' },
  clauses: ['7.2', '7.3'],
  about:
    'That a person completed a training or holds a qualification: when, with which score, until when it counts, and what proves it.',
  parent: { register: 'trainings', field: 'trainingId' },
  fields: {
    title: text({ label: 'Title', max: 420, derived: true }),
    trainingId: reference('trainings', { label: 'Training', inverse: 'Records', required: true }),
    ownerId: person({
      label: 'Person',
      required: true,
      clause: '7.2',
      help: 'Sees this record, and cannot write it.',
    }),
    completedOn: date({ label: 'Completed on', required: true, clause: '7.2' }),
    score: number({
      optional: true,
      label: 'Score',
      unit: '%',
      min: 0,
      max: 100,
      clause: '7.2',
      personal: true,
    }),
    files: files({ label: 'Proof', clause: '7.2', personal: true }),
    note: longText({
      optional: true,
      label: 'Note',
      max: 4000,
      help: 'What shows it where there is no certificate.',
      personal: true,
    }),
    result: choice({
      label: 'Result',
      derived: true,
      clause: '7.2',
      options: options(
        { value: 'passed', label: 'Passed', tone: 'met' },
        { value: 'failed', label: 'Not passed', tone: 'bad' },
      ),
    }),
    expiresOn: date({ label: 'Counts until', derived: true, clause: '7.2' }),
  },
  sections: {
    'What was completed': ['title', 'trainingId', 'ownerId', 'completedOn', 'score', 'note'],
    'What shows it': ['files'],
    'How it counts': ['result', 'expiresOn'],
  },
  list: {
    columns: ['title', 'ownerId', 'completedOn', 'score', 'result', 'expiresOn', 'state'],
    filters: ['state', 'trainingId', 'ownerId', 'result', 'completedOn', 'expiresOn'],
    sort: '-completedOn',
  },
  lifecycle: { recorded: 'plain', void: 'na' },
  sealed: ['void'],
})

export type TrainingRecord = RecordOf<typeof trainingRecords>
