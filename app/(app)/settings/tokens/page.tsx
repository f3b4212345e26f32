import type { Metadata } from 'next'
import { ActionForm } from '@/components/access/action-form'
import { SettingsHeader } from '@/components/access/settings-header'
import { SubmitButton } from '@/components/access/submit-button'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { EmptyState } from '@/components/ui/empty-state'
import { listApiTokens } from '@/lib/access/api-tokens'
import { requireActor } from '@/lib/access/session'
import { tokenScopeNames } from '@/lib/access/token-scopes'
import { revokeTokenByForm } from './actions'
import { TokenForm } from './token-form'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokensPage() {
  const actor = await requireActor()
  const tokens = await listApiTokens(actor)
  const time = (at: Date | null, none: string) =>
    at ? (
      <TimeText at={at.toISOString()} timeZone={actor.timeZone} />
    ) : (
      <span className="pl-muted">{none}</span>
    )
  return (
    <>
      <SettingsHeader actor={actor} current="tokens" />
      <div className="pl-settings">
        <Card title="Make a token">
          <p className="pl-help">
            A program that sends it as <code>Authorization: Bearer …</code> acts in your name, with
            at most your rights.
          </p>
          <TokenForm />
        </Card>
      </div>
      <div className="pl-after">
        <DataTable label="API tokens" stack>
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>Acts as</Th>
              <Th>May do</Th>
              <Th>Made</Th>
              <Th>Last used</Th>
              <Th>Ends</Th>
              <Th>
                <span className="pl-visually-hidden">Revoke</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {tokens.length === 0 && (
              <tr>
                <td colSpan={7}>
                  <EmptyState title="No tokens">
                    A token lets a program of yours read registers or add monitor readings.
                  </EmptyState>
                </td>
              </tr>
            )}
            {tokens.map((token) => (
              <tr key={token.id}>
                <Td className="pl-lead pl-whole-line">{token.name}</Td>
                <Td label="Acts as">{token.owner}</Td>
                <Td label="May do">{tokenScopeNames[token.scope]}</Td>
                <Td label="Made">{time(token.createdAt, '')}</Td>
                <Td label="Last used">{time(token.usedAt, 'never')}</Td>
                <Td label="Ends">{time(token.expiresAt, 'no end')}</Td>
                <Td>
                  <ActionForm action={revokeTokenByForm}>
                    <input type="hidden" name="id" value={token.id} />
                    <SubmitButton tone="danger-quiet">Revoke</SubmitButton>
                  </ActionForm>
                </Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </>
  )
}
