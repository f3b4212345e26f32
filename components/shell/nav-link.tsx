'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '../ui/link'

/** A link of the navigation: marks where one is, and closes the drawer on a phone. */
export function NavLink({
  href,
  covers = [],
  children,
}: {
  href: string
  /** Further addresses below which it is the current one. */
  covers?: readonly string[] | undefined
  children: ReactNode
}) {
  const path = usePathname()
  const isAt = (place: string) => path === place || path.startsWith(`${place}/`)
  const current = href === '/' ? path === '/' : [href, ...covers].some(isAt)
  return (
    <Link
      href={href}
      className="pl-nav-link"
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        const drawer = event.currentTarget.closest<HTMLElement>('[popover]')
        if (drawer?.matches(':popover-open')) drawer.hidePopover()
      }}
    >
      {children}
    </Link>
  )
}
