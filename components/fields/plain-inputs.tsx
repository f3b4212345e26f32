'use client'

import type { InputProps } from './inputs'

/** One line of text. */
export function TextInput({
  id,
  field,
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
}: InputProps<'text', string | null>) {
  return (
    <input
      id={id}
      name={field.key}
      className="pl-input"
      type="text"
      value={value ?? ''}
      maxLength={field.max}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      aria-required={field.required}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    />
  )
}

/** A number with its unit. */
export function NumberInput({
  id,
  field,
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
}: InputProps<'number', number | null>) {
  return (
    <span className="flex items-center gap-2">
      <input
        id={id}
        name={field.key}
        className="pl-input pl-input-short pl-num"
        type="number"
        inputMode="decimal"
        step="any"
        min={field.min}
        max={field.max}
        value={value ?? ''}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={field.required}
        onChange={(event) =>
          onChange(event.target.value === '' ? null : event.target.valueAsNumber)
        }
        onBlur={onBlur}
      />
      {field.unit && <span className="pl-muted">{field.unit}</span>}
    </span>
  )
}

/** A calendar day, with the browser's own calendar. */
export function DateInput({
  id,
  field,
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
}: InputProps<'date', string | null>) {
  return (
    <input
      id={id}
      name={field.key}
      className="pl-input pl-input-short pl-num"
      type="date"
      value={value ?? ''}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      required={field.required}
      onChange={(event) => onChange(event.target.value || null)}
      onBlur={onBlur}
    />
  )
}
