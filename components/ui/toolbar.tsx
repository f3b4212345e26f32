import type { ReactNode } from 'react'
import { Link } from './link'

/** A row of controls above a list. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="toolbar" aria-label={label} className="pl-bar">
      {children}
    </div>
  )
}

/** A choice in a toolbar that is on or off, with an address of its own. */
export function PillLink({
  href,
  on,
  children,
}: {
  href: string
  on?: boolean
  children: ReactNode
}) {
  return (
    <Link
      href={href}
      className={`pl-pill ${on ? 'pl-pill-on' : ''}`}
      aria-current={on || undefined}
    >
      {children}
    </Link>
  )
}
