import {
  choice,
  date,
  longText,
  number,
  options,
  person,
  reference,
  text,
} from '../../fields/field.ts'
import { defineRegister, type RecordOf } from '../define.ts'

/** Metrics of systems in use, with thresholds and readings (ISO/IEC 42001, 9.1 and A.6.2.6). */
export const monitors = defineRegister({
  key: 'monitors',
  model: 'Monitor',
  table: 'monitors',
  prefix: 'MON',
  access: 'operational',
  name: { one: 'Monitor', many: 'Monitors' },
  navigation: 'Monitoring',
  phase: 'check',
  clauses: ['9.1', 'A.6.2.6'],
  about:
    'What is measured on each system in use, how often, and from which value on somebody has to look.',
  fields: {
    title: text({
      label: 'Monitor',
      max: 300,
      required: true,
      help: 'What is measured, in words.',
    }),
    systemId: reference('systems', {
      label: 'System',
      inverse: 'Monitors',
      required: true,
      clause: 'A.6.2.6',
    }),
    metric: choice({
      label: 'Kind',
      clause: '9.1',
      options: options(
        'performance',
        'data-drift',
        'concept-drift',
        'bias',
        'overrides',
        'uptime',
        {
          value: 'other',
          label: 'Other',
        },
      ),
    }),
    method: longText({
      label: 'How it is measured',
      max: 4000,
      clause: '9.1',
      help: 'Data, formula and sample, so that somebody else gets the same number.',
    }),
    unit: text({
      optional: true,
      label: 'Unit',
      max: 40,
      help: 'Such as %, ms, points. Empty for a plain ratio.',
    }),
    thresholdKind: choice({
      label: 'A reading breaks the threshold when it is',
      clause: '9.1',
      options: options(
        { value: 'above', label: 'Above the upper value' },
        { value: 'below', label: 'Below the lower value' },
        { value: 'outside', label: 'Outside both values' },
      ),
    }),
    thresholdLow: number({
      label: 'Lower value',
      unitField: 'unit',
      clause: '9.1',
      when: { field: 'thresholdKind', is: ['below', 'outside'] },
    }),
    thresholdHigh: number({
      label: 'Upper value',
      unitField: 'unit',
      clause: '9.1',
      when: { field: 'thresholdKind', is: ['above', 'outside'] },
    }),
    thresholdReason: longText({
      label: 'Why this threshold',
      max: 4000,
      clause: '9.1',
      help: 'What would happen to people beyond it.',
    }),
    frequencyDays: number({
      label: 'Measured every',
      unit: 'days',
      min: 1,
      max: 400,
      clause: '9.1',
      help: 'A reading that is later than this is due.',
    }),
    lastValue: number({ label: 'Last reading', unitField: 'unit', managed: true }),
    lastReadingAt: text({ label: 'Read at', max: 40, managed: true }),
    breachedThreshold: text({
      label: 'Threshold broken',
      max: 120,
      managed: true,
      help: 'As it was at the time of the breach.',
    }),
    breachedAt: text({ label: 'Broken at', max: 40, managed: true }),
    reviewNote: longText({
      label: 'Outcome of the last review',
      max: 4000,
      managed: true,
      clause: '9.1',
      help: 'What caused the breach and what is done about it.',
    }),
    ownerId: person({ label: 'Owner', clause: '9.1', help: 'Looks when the threshold is broken.' }),
    reviewAt: date({
      label: 'Review by',
      clause: '9.1',
      help: 'Whether it still measures the right thing.',
    }),
  },
  sections: {
    'What is measured': ['title', 'systemId', 'metric', 'method', 'unit', 'frequencyDays'],
    Threshold: ['thresholdKind', 'thresholdLow', 'thresholdHigh', 'thresholdReason'],
    'How it stands': [
      'lastValue',
      'lastReadingAt',
      'breachedThreshold',
      'breachedAt',
      'reviewNote',
    ],
    'Who looks at it': ['ownerId', 'reviewAt'],
  },
  list: {
    columns: ['title', 'systemId', 'metric', 'lastValue', 'lastReadingAt', 'state', 'ownerId'],
    filters: ['state', 'metric', 'systemId', 'ownerId'],
    sort: 'code',
  },
  lifecycle: { active: 'met', breached: 'bad', paused: 'due', retired: 'na' },
  sealed: ['retired'],
})

export type Monitor = RecordOf<typeof monitors>
