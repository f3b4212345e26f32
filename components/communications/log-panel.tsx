import { personNames } from '@/lib/records/names'
import type { Communication } from '@/lib/registers/communications/definition'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { DateText } from '../ui/date-text'
import { relativeDays } from '../ui/dates'
import { Tag } from '../ui/tag'

/** What was sent and when, the latest first, and when it is due again (7.4). */
export async function CommunicationLog({ page, context }: RecordPanelProps) {
  const communication = page.record as unknown as Communication
  const log = communication.log ?? []
  const people = await personNames(log.map((one) => one.byId))
  const { reviewAt, state } = communication
  const { today } = context
  return (
    <Card
      title="Log"
      actions={
        state === 'current' &&
        reviewAt &&
        today && (
          <Tag tone={reviewAt < today ? 'bad' : 'plain'}>
            {reviewAt < today ? 'was due' : 'due'} {relativeDays(reviewAt, today)}
          </Tag>
        )
      }
    >
      {log.length === 0 ? (
        <p className="pl-muted">
          Nothing was sent yet. Each sending is recorded with its day, and proof of it attached as
          evidence.
        </p>
      ) : (
        <DataTable label="What was sent" bare stack>
          <thead>
            <tr>
              <Th>Sent on</Th>
              <Th>What</Th>
              <Th>Recorded by</Th>
            </tr>
          </thead>
          <tbody>
            {log.toReversed().map((one) => (
              <tr key={`${one.on} ${one.what}`}>
                <Td label="Sent on" className="whitespace-nowrap">
                  <DateText day={one.on} />
                </Td>
                <Td label="What" className="pl-whole-line">
                  {one.what}
                </Td>
                <Td label="Recorded by">{people.get(one.byId)?.name ?? 'Somebody who left'}</Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Card>
  )
}
