import type { Band, Intervals, Step, TierRules } from '@/lib/criteria/shape'
import { systems } from '@/lib/registers/systems/definition'
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
            <Td className="font-medium">{step.label}</Td>
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
      {bands.map((band, index) => {
        const next = bands[index + 1]
        return (
          <Tag
            key={band.from}
            tone={band.tone}
          >{`${band.label}: ${band.from}${next ? `–${next.from - 1}` : ' and more'}`}</Tag>
        )
      })}
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
                <li key={rule.field}>{describeRule(rule.field, rule.is)}</li>
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
  const months = value as Intervals
  const { low, medium, high } = months.assessmentMonths
  const rows: [string, string][] = [
    ['Impact assessments', `${high} months for high, ${medium} for medium, ${low} for low tier`],
    ['Review of risks', `${months.riskReviewMonths} months`],
    ['Acceptance of a risk', `${months.acceptanceMonths} months`],
    ['Review of the inventory', `${months.inventoryMonths} months`],
    ['Evidence of a control', `${months.evidenceMonths} months`],
  ]
  return (
    <dl className="pl-dl">
      {rows.map(([name, text]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function describeRule(key: keyof typeof systems.fields, values: readonly string[]): string {
  const field = systems.fields[key]
  const words = values.map((value) =>
    'options' in field ? (field.options.find((one) => one.value === value)?.label ?? value) : value,
  )
  return `${field.label}: ${words.join(', ')}`
}
