'use client'

import type { InputProps } from '../fields/inputs'
import { Button } from '../ui/button'

const fiveWhys = [1, 2, 3, 4, 5].map((why) => `${why}. Why? `).join('\n')

/** A cause in one's own words, or by asking why five times: then the five lines stand there to be filled. */
export function CauseInput({
  id,
  field,
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
}: InputProps<'longText', string | null>) {
  const text = value ?? ''
  return (
    <div className="grid justify-items-start gap-2">
      <textarea
        id={id}
        name={field.key}
        className="pl-input"
        rows={5}
        maxLength={field.max}
        value={text}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
      {!text.includes('1. Why?') && (
        <Button onClick={() => onChange(text.trim() ? `${text.trim()}\n\n${fiveWhys}` : fiveWhys)}>
          Ask why five times
        </Button>
      )}
    </div>
  )
}
