import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AccessTag } from '@/components/access/access-tag'
import { ActionForm } from '@/components/access/action-form'
import { RefusalsTable } from '@/components/access/refusals-table'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { listRefusals, type Refusal } from '@/lib/access/sign-in-refusals'
import { lastDayBefore } from '@/lib/access/time-zone'
import { type Account, listUsers } from '@/lib/access/users'
import {
  disableUserByForm,
  enableUserByForm,
  endSessionsByForm,
  offerNewPasswordByForm,
  proposePseudonymByForm,
  setAccessEndByForm,
} from '../actions'
import { RolesForm } from './roles-form'

export const metadata: Metadata = { title: 'User' }

export default async function UserPage({ params }: PageProps<'/settings/users/[id]'>) {
  const actor = await requireActor()
  if (!hasPermission(actor, 'users.manage')) notFound()
  const { id } = await params
  const user = (await listUsers(actor)).find((one) => one.id === id)
  if (!user) notFound()
  const refusals = await listRefusals(actor, user.email)
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[{ label: 'Users', href: '/settings/users' }, { label: user.name }]}
          />
        }
        title={user.name}
      >
        <div className="pl-tags">
          <AccessTag account={user} timeZone={actor.timeZone} />
          <span className="pl-muted">{user.email}</span>
        </div>
      </PageHeader>
      <div className="pl-settings">
        <Card title="What this person may do">
          <RolesForm id={user.id} roles={user.roles} />
        </Card>
        <Card title="End of access">
          <ActionForm action={setAccessEndByForm} className="pl-grid">
            <input type="hidden" name="id" value={user.id} />
            <TextField
              key={user.accessEndsAt?.toISOString()}
              label="Last day of access"
              name="lastDay"
              type="date"
              className="pl-input pl-input-short"
              help="Empty: access does not end by itself."
              defaultValue={
                user.accessEndsAt ? lastDayBefore(user.accessEndsAt, actor.timeZone) : ''
              }
            />
            <div>
              <SubmitButton tone="quiet">Save the last day</SubmitButton>
            </div>
          </ActionForm>
        </Card>
        <SignInCard user={user} refusals={refusals} timeZone={actor.timeZone} />
        {user.disabledAt && <NameCard id={user.id} />}
      </div>
    </>
  )
}

/** What an administrator can do about a person's sign-in. */
function SignInCard({
  user,
  refusals,
  timeZone,
}: {
  user: Account
  refusals: Refusal[]
  timeZone: string
}) {
  const id = <input type="hidden" name="id" value={user.id} />
  const sessions = ['Not signed in anywhere.', 'Signed in with one browser.'][user.openSessions]
  return (
    <Card title="Sign-in">
      <div className="pl-grid">
        <p className="pl-help">{sessions ?? `Signed in with ${user.openSessions} browsers.`}</p>
        {refusals.length > 0 && <RefusalsTable refusals={refusals} timeZone={timeZone} ofOne />}
        <ActionForm action={offerNewPasswordByForm}>
          {id}
          <SubmitButton tone="quiet">Make a link for a new password</SubmitButton>
        </ActionForm>
        <ActionForm action={endSessionsByForm}>
          {id}
          <SubmitButton tone="quiet">Sign out everywhere</SubmitButton>
        </ActionForm>
        <ActionForm action={user.disabledAt ? enableUserByForm : disableUserByForm}>
          {id}
          <SubmitButton tone={user.disabledAt ? 'quiet' : 'danger-quiet'}>
            {user.disabledAt ? 'Enable the account' : 'Disable the account and sign it out'}
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  )
}

/** For somebody who left: their name can go, and what they did stays. */
function NameCard({ id }: { id: string }) {
  return (
    <Card title="Take the name away">
      <ActionForm action={proposePseudonymByForm} className="pl-grid">
        <input type="hidden" name="id" value={id} />
        <p className="pl-help">
          For somebody who left: name and e-mail become “Former member of staff” with a number,
          here, on records and in the audit trail, which still holds. It can’t be undone. An
          executive or a compliance lead decides.
        </p>
        <TextField
          label="Reason"
          name="reason"
          help="Stays on record; do not name the person."
          required
        />
        <div>
          <SubmitButton tone="danger-quiet">Propose to take the name away</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
