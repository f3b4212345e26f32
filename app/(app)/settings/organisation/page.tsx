import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SettingsHeader } from '@/components/access/settings-header'
import { Card } from '@/components/ui/card'
import { readOrganisation } from '@/lib/access/organisation'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { timeZones } from '@/lib/access/time-zone'
import { OrganisationForm } from './organisation-form'

export const metadata: Metadata = { title: 'Organisation' }

export default async function OrganisationPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'settings.manage')) notFound()
  const { id: _, ...organisation } = await readOrganisation()
  return (
    <>
      <SettingsHeader actor={actor} current="organisation" />
      <div className="pl-settings">
        <Card title="The organisation">
          <OrganisationForm organisation={organisation} zones={timeZones()} />
        </Card>
      </div>
    </>
  )
}
