import { type ReactNode, useId } from 'react'

/** What every labelled field may say beside its input. */
export type Labels = { label: string; help?: ReactNode; problem?: string | undefined }

/** A label, its help, the input and what is wrong with it, tied together for who can't see them. */
export function Labelled({
  label,
  help,
  problem,
  children,
}: Labels & {
  children: (tied: {
    id: string
    className: string
    'aria-invalid': true | undefined
    'aria-describedby': string | undefined
  }) => ReactNode
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
      {children({
        id,
        className: 'pl-input',
        'aria-invalid': problem ? true : undefined,
        'aria-describedby': describedBy || undefined,
      })}
      {problem && (
        <p className="pl-error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
