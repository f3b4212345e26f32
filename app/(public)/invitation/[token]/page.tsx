import type { Metadata } from 'next'
import { LinkIsOver } from '@/components/access/link-is-over'
import { readInvitation } from '@/lib/access/invitations'
import { isSetUp, readOrganisation } from '@/lib/access/organisation'
import { describeRoles } from '@/lib/access/role-help'
import { InvitationForm } from './invitation-form'

export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params
  const invited = await readInvitation(token)
  if (!invited || !(await isSetUp())) return <LinkIsOver />
  const organisation = await readOrganisation()
  return (
    <section className="pl-card pl-sign-card">
      <h1 className="pl-h1">Join {organisation.name}</h1>
      <p className="pl-page-about">
        You are invited to its AI management system as {describeRoles(invited.roles)}.
      </p>
      <InvitationForm token={token} email={invited.email} name={invited.name} />
    </section>
  )
}
