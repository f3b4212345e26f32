import type { ReactNode } from 'react'

/** Nothing here yet: what belongs here, why, and the first step. */
export function EmptyState({
  title,
  isPage = false,
  children,
  actions,
}: {
  title: string
  /** The whole page says nothing else: then its title is the page's. */
  isPage?: boolean
  children?: ReactNode
  actions?: ReactNode
}) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <div className="pl-empty">
      <Heading className="pl-h3">{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className="pl-actions">{actions}</div>}
    </div>
  )
}
