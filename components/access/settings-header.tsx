import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import type { Actor } from '@/lib/access/actor'
import { hasPermission } from '@/lib/access/reach'

type Part = 'account' | 'organisation' | 'users' | 'tokens' | 'witnesses' | 'retention' | 'health'

/** Title of the settings and the parts of them that are open to this person. */
export function SettingsHeader({ actor, current }: { actor: Actor; current: Part }) {
  const parts: { part: Part; label: string; open: boolean }[] = [
    { part: 'account', label: 'My account', open: true },
    { part: 'organisation', label: 'Organisation', open: hasPermission(actor, 'settings.manage') },
    { part: 'users', label: 'Users', open: hasPermission(actor, 'users.manage') },
    { part: 'tokens', label: 'API tokens', open: true },
    { part: 'witnesses', label: 'Witnesses', open: hasPermission(actor, 'settings.manage') },
    { part: 'retention', label: 'Retention', open: hasPermission(actor, 'retention.manage') },
    { part: 'health', label: 'Health', open: hasPermission(actor, 'users.manage') },
  ]
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs
        label="Settings"
        tabs={parts
          .filter(({ open }) => open)
          .map(({ part, label }) => ({
            href: `/settings/${part}`,
            label,
            current: part === current,
          }))}
      />
    </>
  )
}
