'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { showsToday } from './todays-pages'

/** A page while somebody reads the past: one that shows today all the same takes nothing in. */
export function PastPage({ children }: { children: ReactNode }) {
  if (!showsToday(usePathname())) return children
  return (
    <fieldset className="pl-still" disabled>
      {children}
    </fieldset>
  )
}
