import type { ReactNode } from 'react'
import { readAsOf } from '@/components/shell/as-of'
import { countsOf } from '@/components/shell/due-count'
import { navigationFor } from '@/components/shell/navigation'
import { NavigationBar } from '@/components/shell/navigation-bar'
import type { PaletteEntry } from '@/components/shell/palette-button'
import { PastBanner } from '@/components/shell/past-banner'
import { PastPage } from '@/components/shell/past-page'
import { SkipLink } from '@/components/shell/skip-link'
import { readTheme } from '@/components/shell/theme'
import { TopBar } from '@/components/shell/top-bar'
import { installationKind } from '@/lib/access/organisation'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { today } from '@/lib/clock'
import { registers } from '@/lib/registers/index'
import { inSentence } from '@/lib/registers/wording'

/** The shell around every page of somebody signed in. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const [asOf, theme, kind, counts] = await Promise.all([
    readAsOf(actor),
    readTheme(),
    installationKind(),
    countsOf(actor),
  ])
  const groups = navigationFor(actor)
  const screens: PaletteEntry[] = groups.flatMap((group) =>
    group.entries.map((entry) => ({ href: entry.href, label: entry.label, note: 'screen' })),
  )
  const actions: PaletteEntry[] = registers
    .filter((one) => one.phase && one.key !== 'controls' && hasReach(actor, one, 'create'))
    .map((one) => ({
      href: `/${one.key}/new`,
      label: `Record: ${inSentence(one.name.one)}`,
      note: 'action',
    }))
  return (
    <div className="pl-app">
      <SkipLink />
      {/* What is due or new is of now: beside a list of a past day the numbers would contradict it. */}
      <NavigationBar groups={groups} due={asOf ? 0 : counts.due} />
      <div className="min-w-0">
        <TopBar
          actor={actor}
          asOf={asOf}
          today={today(actor.timeZone)}
          theme={theme}
          unread={asOf ? 0 : counts.unread}
          entries={asOf ? screens : [...screens, ...actions]}
        />
        {kind !== null && kind !== 'production' && (
          <aside className="pl-banner pl-demo-banner" aria-label="About this installation">
            {kind === 'demo'
              ? 'Demonstration: an invented organisation. Nothing here is real, and its clock was set.'
              : 'Test installation: nothing here is real, and its clock may have been set.'}
          </aside>
        )}
        {asOf && <PastBanner says={asOf.says} />}
        <main id="main" tabIndex={-1} className="pl-main">
          {asOf ? <PastPage>{children}</PastPage> : children}
        </main>
      </div>
    </div>
  )
}
