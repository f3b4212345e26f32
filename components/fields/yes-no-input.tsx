'use client'

import type { InputProps } from './inputs'

const answers = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
  { value: null, label: 'Not said' },
]

/** Yes, no, or not said: three answers, since an unticked box does not say which of two it is. */
export function YesNoInput(props: InputProps<'yesNo', boolean | null>) {
  const { id, field, value, onChange, onBlur, invalid, describedBy, labelledBy } = props
  return (
    <div
      id={id}
      tabIndex={-1}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      className="pl-scale"
    >
      {answers.map((answer) => (
        <label key={answer.label}>
          <input
            type="radio"
            name={field.key}
            checked={value === answer.value}
            onChange={() => onChange(answer.value)}
            onBlur={onBlur}
          />
          {answer.label}
        </label>
      ))}
    </div>
  )
}
