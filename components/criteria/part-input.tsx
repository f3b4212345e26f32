'use client'

import type { ReactNode } from 'react'

/** One control of a field made of many: its own name, and what is wrong with it beside it. */
export function PartInput({
  id,
  label,
  name,
  problem,
  children,
}: {
  id: string
  /** The short word above the control. */
  label: string
  /** What a screen reader says, which begins with the label: 'Name of level 3'. */
  name: string
  problem: string | undefined
  children: (control: {
    id: string
    className: string
    'aria-label': string
    'aria-invalid': boolean
    'aria-describedby': string | undefined
  }) => ReactNode
}) {
  return (
    <div className="pl-part">
      <label htmlFor={id} className="pl-part-label">
        {label}
      </label>
      {children({
        id,
        className: 'pl-input',
        'aria-label': name,
        'aria-invalid': problem !== undefined,
        'aria-describedby': problem ? `${id}-problem` : undefined,
      })}
      {problem && (
        <p id={`${id}-problem`} className="pl-error">
          {problem}
        </p>
      )}
    </div>
  )
}
