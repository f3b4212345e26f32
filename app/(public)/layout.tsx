import type { ReactNode } from 'react'
import { PlumbMark } from '@/components/shell/plumb-mark'
import { installationKind } from '@/lib/access/organisation'

/** Pages for people who are not signed in: one quiet card. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const kind = await installationKind()
  return (
    <main className="pl-sign">
      <div className="pl-sign-column">
        <p className="pl-brand">
          <PlumbMark />
          Plumbline
          {kind && kind !== 'production' && <span className="pl-tag pl-plain">{kind}</span>}
        </p>
        {children}
      </div>
    </main>
  )
}
