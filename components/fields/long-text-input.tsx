'use client'

import { longTextInputs } from '../records/structured-inputs'
import type { InputProps } from './inputs'

/** Paragraphs; grows with what is typed and counts down once the end is near. */
export function LongTextInput(props: InputProps<'longText', string | null>) {
  const { id, field, value, onChange, onBlur, invalid, describedBy } = props
  const Own = longTextInputs[`${props.register}.${field.key}`]
  if (Own) return <Own {...props} />
  const left = field.max - (value?.length ?? 0)
  return (
    <>
      <textarea
        id={id}
        name={field.key}
        className="pl-input"
        rows={field.max > 50_000 ? 14 : 3}
        value={value ?? ''}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-required={field.required}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
      {left < field.max * 0.1 && (
        <span className={left < 0 ? 'pl-error' : 'pl-help'} aria-live="polite">
          {left < 0 ? `${-left} characters too many` : `${left} characters left`}
        </span>
      )}
    </>
  )
}
