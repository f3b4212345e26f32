'use client'

import { type Intervals, intervalsSchema } from '@/lib/criteria/shape'
import type { InputProps } from '../fields/inputs'
import { PartInput } from './part-input'
import { useProblems } from './use-problems'

const parts: { path: string; label: string }[] = [
  { path: 'assessmentMonths.high', label: 'Impact assessment, high tier' },
  { path: 'assessmentMonths.medium', label: 'Impact assessment, medium tier' },
  { path: 'assessmentMonths.low', label: 'Impact assessment, low tier' },
  { path: 'riskReviewMonths', label: 'Review of risks' },
  { path: 'acceptanceMonths', label: 'Acceptance of a risk' },
  { path: 'inventoryMonths', label: 'Review of the inventory' },
  { path: 'evidenceMonths', label: 'Evidence of a control' },
  { path: 'auditMonths', label: 'Internal audit of every clause' },
]

/** The longest time from one review to the next, in months. */
export function IntervalsInput(props: InputProps<'structured', unknown>) {
  const { id, invalid, describedBy, labelledBy, onChange, onBlur } = props
  const intervals = (props.value ?? {}) as Partial<Intervals>
  const { leave, problemAt } = useProblems(intervalsSchema, intervals, invalid)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label names the group
    <div
      id={id}
      tabIndex={-1}
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className="pl-intervals"
    >
      {parts.map(({ path, label }) => (
        <PartInput
          key={path}
          id={`${id}-${path}`}
          label={label}
          name={`${label}, months`}
          problem={problemAt(path)}
        >
          {(control) => (
            <input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={60}
              value={read(intervals, path) ?? ''}
              onChange={(event) => {
                const typed = event.target.valueAsNumber
                onChange(written(intervals, path, Number.isNaN(typed) ? null : typed))
              }}
              onBlur={() => {
                leave(path)
                onBlur?.()
              }}
            />
          )}
        </PartInput>
      ))}
    </div>
  )
}

type Tree = { [part: string]: Tree | number | null | undefined }

function read(value: Tree, path: string): number | null {
  const [part = '', ...rest] = path.split('.')
  const inner = value[part]
  if (typeof inner === 'object' && inner !== null) return read(inner, rest.join('.'))
  return inner ?? null
}

function written(value: Tree, path: string, months: number | null): Tree {
  const [part = '', ...rest] = path.split('.')
  const inner = value[part]
  if (rest.length === 0) return { ...value, [part]: months }
  return {
    ...value,
    [part]: written(
      typeof inner === 'object' && inner !== null ? inner : {},
      rest.join('.'),
      months,
    ),
  }
}
