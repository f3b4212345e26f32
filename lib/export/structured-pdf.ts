import type { Band, Intervals, Step, TierCondition, TierRules } from '../criteria/shape.ts'
import {
  describeAnswers,
  describeIntervals,
  describeRange,
  tierQuestion,
} from '../criteria/words.ts'
import type { Block } from '../pdf/document.ts'
import { chips, fieldsBlock, heading } from '../pdf/documents/frame.ts'
import { scaleTable } from '../pdf/documents/risk-register.ts'
import { formatDate } from '../pdf/format.ts'
import type { Sending } from '../registers/communications/definition.ts'
import type { ObjectiveReading } from '../registers/objectives/definition.ts'

const scale = (title: string) => (value: unknown) => [
  heading(3, title),
  scaleTable(value as Step[]),
]

/** How structured fields are printed, by `register.field`: below the other fields of their section. */
export const structuredBlocks: Record<string, (value: unknown) => Block[]> = {
  'risk-criteria.likelihoodScale': scale('Likelihood'),
  'risk-criteria.impactScale': scale('Impact'),
  'risk-criteria.confidenceScale': scale('Confidence'),
  'risk-criteria.bands': (value) => [
    {
      kind: 'table',
      columns: [
        { label: 'Level', weight: 30 },
        { label: 'Likelihood × impact', weight: 70 },
      ],
      rows: (value as Band[])
        .toSorted((a, b) => a.from - b.from)
        .map((band, index, bands) => [
          chips({ label: band.label, tone: band.tone }),
          describeRange(band, bands[index + 1]),
        ]),
    },
  ],
  'risk-criteria.tierRules': (value) => {
    const { high, medium } = value as TierRules
    return [
      heading(3, 'Tiers of systems'),
      fieldsBlock([
        { label: 'High when', value: conditions(high) },
        { label: 'Medium when', value: conditions(medium) },
        {
          label: 'Low',
          value: 'otherwise, once somebody has said whether rights or safety are affected',
        },
      ]),
    ]
  },
  'objectives.readings': (value) => [
    heading(3, 'Readings'),
    log(value as ObjectiveReading[], 'Value', (one) =>
      [String(one.value), one.note].filter(Boolean).join(': '),
    ),
  ],
  'communications.log': (value) => [
    heading(3, 'Log'),
    log(value as Sending[], 'What was sent', (one) => one.what),
  ],
  'risk-criteria.intervals': (value) => [
    heading(3, 'Longest intervals'),
    fieldsBlock(
      describeIntervals(value as Intervals).map(({ name, says }) => ({ label: name, value: says })),
    ),
  ],
}

/** A list of days that only grows, the latest first. */
function log<T extends { on: string }>(
  entries: T[],
  label: string,
  says: (one: T) => string,
): Block {
  return {
    kind: 'table',
    columns: [
      { label: 'Day', weight: 20, code: true },
      { label, weight: 80 },
    ],
    rows: entries.toReversed().map((one) => [formatDate(one.on), says(one)]),
  }
}

function conditions(rules: readonly TierCondition[]): string {
  return rules
    .map(({ field, is }) => `${tierQuestion(field).label}: ${describeAnswers(field, is)}`)
    .join('\n')
}
