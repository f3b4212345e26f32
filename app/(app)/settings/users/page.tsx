import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AccessTag } from '@/components/access/access-tag'
import { SettingsHeader } from '@/components/access/settings-header'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { roleNames } from '@/lib/access/actor'
import { listInvitations } from '@/lib/access/invitations'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { listUsers } from '@/lib/access/users'
import { OpenInvitations } from './open-invitations'

export const metadata: Metadata = { title: 'Users' }

export default async function UsersPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'users.manage')) notFound()
  const [users, invitations] = await Promise.all([listUsers(actor), listInvitations(actor)])
  return (
    <>
      <SettingsHeader actor={actor} current="users" />
      <div className="pl-bar">
        <span className="pl-muted pl-num">
          {users.length === 1 ? '1 person' : `${users.length} people`}
        </span>
        <span className="pl-grow" />
        <LinkButton tone="primary" href="/settings/users/invite">
          Invite a person
        </LinkButton>
      </div>
      <DataTable label="Users" stack>
        <thead>
          <tr>
            <Th>Name</Th>
            <Th>E-mail</Th>
            <Th>Roles</Th>
            <Th>Access</Th>
            <Th>Last used</Th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <Td className="pl-lead pl-whole-line">
                <span>
                  <Link className="pl-link" href={`/settings/users/${user.id}`}>
                    {user.name}
                  </Link>
                  {user.id === actor.id && <span className="pl-muted"> (you)</span>}
                </span>
              </Td>
              <Td label="E-mail">{user.email}</Td>
              <Td label="Roles">{user.roles.map((role) => roleNames[role]).join(', ')}</Td>
              <Td label="Access">
                <AccessTag account={user} timeZone={actor.timeZone} />
              </Td>
              <Td label="Last used">
                {user.lastSeenAt ? (
                  <TimeText at={user.lastSeenAt.toISOString()} timeZone={actor.timeZone} />
                ) : (
                  <span className="pl-muted">not lately</span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {invitations.length > 0 && (
        <Card title="Open invitations" className="pl-after">
          <OpenInvitations invitations={invitations} timeZone={actor.timeZone} />
        </Card>
      )}
    </>
  )
}
