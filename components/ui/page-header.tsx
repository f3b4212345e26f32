import type { ReactNode } from 'react'

/** Title of a page, what it is for, its clauses, and what can be done here. */
export function PageHeader({
  title,
  about,
  clauses,
  actions,
  crumbs,
  children,
}: {
  title: ReactNode
  about?: ReactNode
  clauses?: readonly string[] | undefined
  actions?: ReactNode
  crumbs?: ReactNode
  /** Tags under the title. */
  children?: ReactNode
}) {
  return (
    <>
      {crumbs}
      <div className="pl-page-header">
        <div>
          <h1 className="pl-h1">{title}</h1>
          {children}
          {(about || clauses?.length) && (
            <p className="pl-page-about">
              {about}{' '}
              {clauses && clauses.length > 0 && (
                <span className="pl-muted">
                  {clauses.length === 1 ? 'Clause' : 'Clauses'} {clauses.join(', ')}
                </span>
              )}
            </p>
          )}
        </div>
        {actions && <div className="pl-actions">{actions}</div>}
      </div>
    </>
  )
}
