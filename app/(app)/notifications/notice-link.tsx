'use client'

import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { openNotice } from './actions'

/** Leads to what a notification is about; opened, it is read. */
export function NoticeLink({
  id,
  href,
  className,
  children,
}: {
  id: string
  href: string
  className?: string
  children: ReactNode
}) {
  return (
    <Link href={href} className={className} onClick={() => void openNotice(id)}>
      {children}
    </Link>
  )
}
