import { ActionForm } from '@/components/access/action-form'
import { SubmitButton } from '@/components/access/submit-button'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { Tag } from '@/components/ui/tag'
import { roleNames } from '@/lib/access/actor'
import type { PendingInvitation } from '@/lib/access/invitations'
import { renewInvitationByForm, revokeInvitationByForm } from './actions'

/** People who have not joined yet, with a new link or the end of theirs. */
export function OpenInvitations({
  invitations,
  timeZone,
}: {
  invitations: readonly PendingInvitation[]
  timeZone: string
}) {
  return (
    <DataTable label="Open invitations" bare stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>E-mail</Th>
          <Th>Roles</Th>
          <Th>Link works until</Th>
          <Th>
            <span className="pl-visually-hidden">What to do</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((one) => (
          <tr key={one.id}>
            <Td className="pl-lead pl-whole-line">{one.name}</Td>
            <Td label="E-mail">{one.email}</Td>
            <Td label="Roles">{one.roles.map((role) => roleNames[role]).join(', ')}</Td>
            <Td label="Link works until">
              {one.expiresAt > new Date() ? (
                <TimeText at={one.expiresAt.toISOString()} timeZone={timeZone} />
              ) : (
                <Tag tone="due">over</Tag>
              )}
            </Td>
            <Td>
              <div className="pl-actions">
                <ActionForm action={renewInvitationByForm}>
                  <input type="hidden" name="id" value={one.id} />
                  <SubmitButton tone="quiet">Make a new link</SubmitButton>
                </ActionForm>
                <ActionForm action={revokeInvitationByForm}>
                  <input type="hidden" name="id" value={one.id} />
                  <SubmitButton tone="danger-quiet">Revoke</SubmitButton>
                </ActionForm>
              </div>
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
