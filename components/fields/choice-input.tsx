'use client'

import type { InputProps } from './inputs'

/** One of a list: all in sight while they are few and short, a select beyond that. */
export function ChoiceInput(props: InputProps<'choice', string | null>) {
  const { id, field, value, onChange, onBlur, invalid, describedBy, labelledBy } = props
  const length = field.options.reduce((sum, option) => sum + option.label.length, 0)
  if (field.options.length > 6 || length > 130) {
    return (
      <select
        id={id}
        name={field.key}
        className="pl-input"
        value={value ?? ''}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={field.required}
        onChange={(event) => onChange(event.target.value || null)}
        onBlur={onBlur}
      >
        <option value="">Not said</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  return (
    <div
      id={id}
      tabIndex={-1}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={field.required}
      className="pl-scale"
    >
      {field.options.map((option) => (
        <label key={option.value} title={option.help}>
          <input
            type="radio"
            name={field.key}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            onBlur={onBlur}
          />
          {option.label}
        </label>
      ))}
      {value !== null && !field.required && (
        <button type="button" className="pl-btn pl-btn-plain" onClick={() => onChange(null)}>
          Clear
        </button>
      )}
    </div>
  )
}
