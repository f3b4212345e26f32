'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '../ui/link'

/** A link of the navigation: marks where one is, and closes the drawer on a phone. */
export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const current = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
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
