import type { ReactNode } from 'react'
import { Mark } from '@/components/access/mark'

/** Pages for people who are not signed in: one quiet card. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <main className="pl-sign">
      <div className="pl-sign-column">
        <Mark />
        {children}
      </div>
    </main>
  )
}
