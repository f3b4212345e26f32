import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { InviteForm } from './invite-form'

export const metadata: Metadata = { title: 'Invite a person' }

export default async function InvitePage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'users.manage')) notFound()
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[{ label: 'Users', href: '/settings/users' }, { label: 'Invite a person' }]}
          />
        }
        title="Invite a person"
        about="They get a link that works once, for seven days, and set their own password with it."
      />
      <div className="pl-settings">
        <Card>
          <InviteForm />
        </Card>
      </div>
    </>
  )
}
