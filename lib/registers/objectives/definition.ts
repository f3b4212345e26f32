import { z } from 'zod'
import {
  choice,
  choices,
  date,
  longText,
  number,
  options,
  person,
  reference,
  references,
  structured,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** A value measured by hand; readings are added and never changed. */
export const objectiveReadingSchema = z.object({
  on: z.iso.date(),
  value: z.number(),
  note: z.string().max(4000),
  byId: z.uuid(),
})
export type ObjectiveReading = z.infer<typeof objectiveReadingSchema>

/** Measurable objectives and how they are reached (ISO/IEC 42001, 6.2, A.6.1.2, A.9.3). */
export const objectives = defineRegister({
  key: 'objectives',
  model: 'Objective',
  table: 'objectives',
  prefix: 'OBJ',
  access: 'governing',
  name: { one: 'Objective', many: 'Objectives' },
  phase: 'plan',
  clauses: ['6.2', 'A.6.1.2', 'A.9.3'],
  about:
    'What the organisation wants to reach with responsible AI, measurably: baseline, target, by when, by whom, and where it stands.',
  fields: {
    title: text({ label: 'Objective', max: 300, required: true }),
    about: choices({
      label: 'About',
      clause: 'A.6.1.2',
      options: options(
        'accountability',
        'fairness',
        'transparency',
        'robustness',
        'safety',
        'security',
        'privacy',
        'human-oversight',
        'accessibility',
        'environment',
      ),
    }),
    measure: longText({
      label: 'Measure',
      max: 4000,
      clause: '6.2',
      help: 'What is counted, over which population, so that two people get the same number.',
    }),
    unit: text({ label: 'Unit', max: 40 }),
    direction: choice({
      label: 'Reached when the measure is',
      clause: '6.2',
      options: options(
        { value: 'at-least', label: 'At least the target' },
        { value: 'at-most', label: 'At most the target' },
      ),
    }),
    baseline: number({
      label: 'Baseline',
      unitField: 'unit',
      clause: '6.2',
      help: 'Where it stood at the start.',
    }),
    target: number({ label: 'Target', unitField: 'unit', clause: '6.2' }),
    current: number({ label: 'Where it stands', unitField: 'unit', managed: true, clause: '9.1' }),
    measuredOn: date({
      label: 'Measured on',
      managed: true,
      clause: '9.1',
      help: 'Left empty, today.',
    }),
    measuredNote: longText({
      label: 'What it shows',
      max: 4000,
      managed: true,
      clause: '9.1',
      help: 'How it was measured this time, and why it moved or did not.',
    }),
    readings: structured({
      label: 'Readings',
      managed: true,
      clause: '9.1',
      schema: z.array(objectiveReadingSchema),
    }),
    monitorId: reference('monitors', {
      optional: true,
      label: 'Read from the monitor',
      inverse: 'Objectives',
      clause: '9.1',
      help: 'Then it stands where the last reading of the monitor is, and nobody measures it by hand.',
    }),
    how: longText({
      label: 'How it is reached',
      max: 8000,
      clause: '6.2',
      help: 'What will be done, with which resources, and how the result is judged.',
    }),
    systemIds: references('systems', { label: 'Systems', inverse: 'Objectives' }),
    dueOn: date({ label: 'To be reached by', clause: '6.2' }),
    ownerId: person({ label: 'Owner', clause: '6.2', help: 'Answers for reaching it.' }),
    reviewAt: date({ label: 'Next measurement', managed: true, clause: '9.1' }),
  },
  sections: {
    Objective: [
      'title',
      'about',
      'measure',
      'unit',
      'direction',
      'baseline',
      'target',
      'monitorId',
    ],
    'How and when': ['how', 'systemIds', 'ownerId', 'dueOn'],
    'Where it stands': ['current', 'measuredOn', 'measuredNote', 'reviewAt', 'readings'],
  },
  list: {
    columns: ['title', 'baseline', 'current', 'target', 'state', 'ownerId', 'dueOn'],
    filters: ['state', 'about', 'ownerId', 'dueOn', 'systemIds'],
    sort: 'dueOn',
  },
  lifecycle: { draft: 'plain', pursued: 'due', reached: 'met', missed: 'bad', dropped: 'na' },
  sealed: ['reached', 'missed', 'dropped'],
})

export type Objective = RecordOf<typeof objectives>
