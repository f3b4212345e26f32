import { type ComponentProps, type ReactNode, useId } from 'react'

/** A labelled field for paragraphs with its help and what is wrong with it. */
export function TextArea({
  label,
  help,
  problem,
  ...input
}: ComponentProps<'textarea'> & {
  label: string
  help?: ReactNode
  problem?: string | undefined
}) {
  const id = useId()
  const describedBy = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="pl-field">
      <label className="pl-label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="pl-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <textarea
        id={id}
        className="pl-input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy || undefined}
        {...input}
      />
      {problem && (
        <p className="pl-error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
