import type { ReactNode } from 'react'

/** Nothing here yet: what belongs here, why, and the first step. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="pl-empty">
      <h2 className="pl-h3">{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="pl-actions">{actions}</div>}
    </div>
  )
}
