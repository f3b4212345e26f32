import type { Band, Intervals, Step, TierRules } from '@/lib/criteria/shape'
import {
  describeAnswers,
  describeIntervals,
  describeRange,
  tierQuestion,
} from '@/lib/criteria/words'
import type { FieldSectionProps } from '../records/sections'
import { DataTable, Td, Th } from '../ui/data-table'
import { Tag } from '../ui/tag'

/** A scale: value, word, meaning. */
export function ScaleSection({ value, label }: FieldSectionProps & { label: string }) {
  const steps = value as Step[]
  return (
    <DataTable label={label} bare>
      <thead>
        <tr>
          <Th numeric className="w-14">
            Value
          </Th>
          <Th>{label}</Th>
          <Th>Meaning</Th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.value}>
            <Td numeric>{step.value}</Td>
            <Td className="font-medium min-w-24">{step.label}</Td>
            <Td className="pl-muted">{step.meaning}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** Bands of levels, each with how it reads. */
export function BandsSection({ value }: FieldSectionProps) {
  const bands = [...(value as Band[])].sort((a, b) => a.from - b.from)
  return (
    <div className="pl-tags">
      {bands.map((band, index) => (
        <Tag key={band.from} tone={band.tone}>
          {`${band.label}: ${describeRange(band, bands[index + 1])}`}
        </Tag>
      ))}
    </div>
  )
}

/** What makes a system high or medium, in words. */
export function TierRulesSection({ value }: FieldSectionProps) {
  const rules = value as TierRules
  return (
    <dl className="pl-dl">
      {(['high', 'medium'] as const).map((tier) => (
        <div key={tier} className="contents">
          <dt>{tier === 'high' ? 'High tier when' : 'Medium tier when'}</dt>
          <dd>
            <ul>
              {rules[tier].map((rule) => (
                <li key={rule.field}>
                  {tierQuestion(rule.field).label}: {describeAnswers(rule.field, rule.is)}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
      <dt>Low tier</dt>
      <dd>otherwise, once somebody has said whether rights or safety are affected</dd>
    </dl>
  )
}

/** Longest times between reviews, in months. */
export function IntervalsSection({ value }: FieldSectionProps) {
  return (
    <dl className="pl-dl">
      {describeIntervals(value as Intervals).map(({ name, says }) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  )
}
