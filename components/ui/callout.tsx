import type { ReactNode } from 'react'

/** Something to know or do before reading on. */
export function Callout({
  tone = 'plain',
  title,
  children,
  role,
}: {
  tone?: 'plain' | 'met' | 'due' | 'bad'
  title?: ReactNode
  children?: ReactNode
  role?: 'alert' | 'status'
}) {
  return (
    <div className={`pl-callout pl-callout-${tone}`} role={role}>
      {title && <p className="pl-callout-title">{title}</p>}
      {children}
    </div>
  )
}
