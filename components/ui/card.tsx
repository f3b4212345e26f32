'use client'

// Ids made on the server repeat after a change of page; those made in the browser don't.
import { type ReactNode, useId } from 'react'

/** A titled part of a page; `actions` stand at the right of the title. */
export function Card({
  title,
  actions,
  children,
  id,
  className = '',
}: {
  title?: ReactNode
  actions?: ReactNode
  children: ReactNode
  id?: string
  className?: string
}) {
  const headingId = useId()
  if (!title)
    return (
      <div id={id} className={`pl-card ${className}`}>
        {children}
      </div>
    )
  return (
    <section id={id} className={`pl-card ${className}`} aria-labelledby={headingId}>
      <header>
        <h2 id={headingId} className="pl-h2">
          {title}
        </h2>
        {actions && <div className="pl-no-print">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
