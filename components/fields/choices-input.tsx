'use client'

import { useState } from 'react'
import type { InputProps } from './inputs'

/** Several of a list; a long list can be narrowed by typing. */
export function ChoicesInput(props: InputProps<'choices', string[]>) {
  const { id, field, value, onChange, onBlur, invalid, describedBy, labelledBy } = props
  const [words, setWords] = useState('')
  const isLong = field.options.length > 12
  const shown = field.options.filter(
    (option) =>
      value.includes(option.value) ||
      option.label.toLowerCase().includes(words.trim().toLowerCase()),
  )
  const toggle = (one: string, on: boolean) =>
    onChange(
      field.options
        .map((option) => option.value)
        .filter((known) => (known === one ? on : value.includes(known))),
    )
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
    >
      {isLong && (
        <input
          className="pl-input mb-1"
          type="search"
          aria-label={`Narrow down ${field.label}`}
          placeholder={`Narrow down ${field.options.length} entries`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <div className={isLong ? 'grid gap-2 py-1 max-h-56 overflow-auto' : 'pl-options'}>
        {shown.map((option) => (
          <label key={option.value} className="pl-option" title={option.help}>
            <input
              type="checkbox"
              name={field.key}
              value={option.value}
              checked={value.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
              onBlur={onBlur}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
