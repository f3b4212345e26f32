'use client'

import type { InputProps } from './inputs'

/** A step of a scale of the risk criteria in force, each with its word and meaning. */
export function ScoreInput(props: InputProps<'score', number | null>) {
  const { id, field, value, onChange, onBlur, invalid, describedBy, labelledBy, scales } = props
  const steps = field.scale === 'level' ? [] : scales[field.scale]
  const chosen = steps.find((step) => step.value === value)
  return (
    <div
      id={id}
      tabIndex={-1}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={field.required}
    >
      <div className="pl-scale">
        {steps.map((step) => (
          <label key={step.value} title={step.meaning}>
            <input
              type="radio"
              name={field.key}
              value={step.value}
              checked={value === step.value}
              onChange={() => onChange(step.value)}
              onBlur={onBlur}
            />
            <b className="pl-num">{step.value}</b> {step.label}
          </label>
        ))}
        {value !== null && !field.required && (
          <button type="button" className="pl-btn pl-btn-plain" onClick={() => onChange(null)}>
            Clear
          </button>
        )}
      </div>
      <p className="pl-help" aria-live="polite">
        {chosen?.meaning}
      </p>
    </div>
  )
}
