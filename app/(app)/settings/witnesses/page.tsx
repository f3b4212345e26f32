import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/access/action-form'
import { SettingsHeader } from '@/components/access/settings-header'
import { SubmitButton } from '@/components/access/submit-button'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { TimeText } from '@/components/ui/date-text'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { listWitnesses } from '@/lib/witnesses/witnesses'
import { endWitnessByForm } from './actions'
import { kindNames } from './kind-names'
import { WitnessForm } from './witness-form'

export const metadata: Metadata = { title: 'Witnesses' }

/** Who outside is sent each day's checkpoint of the audit trail. */
export default async function WitnessesPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'settings.manage')) notFound()
  const witnesses = await listWitnesses(actor)
  return (
    <>
      <SettingsHeader actor={actor} current="witnesses" />
      <div className="pl-settings">
        <Card title="Add a witness">
          <p className="pl-help">
            At the end of each day on which something happened, a signed checkpoint of the audit
            trail goes there: some lines that say how long the trail is and what it hashes to, and
            nothing of what is in it. What was sent, and what did not arrive, is at{' '}
            <Link className="pl-link" href="/trail/checkpoints">
              Checkpoints
            </Link>
            .
          </p>
          <WitnessForm />
        </Card>
      </div>
      <div className="pl-after">
        <DataTable label="Witnesses" stack>
          <thead>
            <tr>
              <Th>Who</Th>
              <Th>How</Th>
              <Th>Address</Th>
              <Th>Since</Th>
              <Th>
                <span className="pl-visually-hidden">End</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {witnesses.length === 0 && (
              <tr>
                <td colSpan={5}>
                  <EmptyState title="No witnesses">
                    As long as checkpoints stay in this system, whoever controls it could make
                    another history with checkpoints to match. One witness outside is enough to show
                    that.
                  </EmptyState>
                </td>
              </tr>
            )}
            {witnesses.map((one) => (
              <tr key={one.id}>
                <Td className="pl-lead pl-whole-line">{one.name}</Td>
                <Td label="How">{kindNames[one.kind]}</Td>
                <Td label="Address" className="break-all">
                  {one.address}
                </Td>
                <Td label="Since">
                  <TimeText at={one.createdAt} timeZone={actor.timeZone} />
                </Td>
                <Td>
                  <ActionForm action={endWitnessByForm}>
                    <input type="hidden" name="id" value={one.id} />
                    <SubmitButton tone="danger-quiet">Stop sending</SubmitButton>
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
