import { timelineOf } from '@/lib/records/timeline'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { tell } from './actions'
import { EntryForm } from './entry-form'

/** What happened in an incident and when; it only grows (A.8.4, 10.2). */
export async function TimelinePanel({ page, asOf }: RecordPanelProps) {
  const { record, can } = page
  const entries = await timelineOf(record.id, asOf)
  return (
    <Card title="Timeline">
      {entries.length === 0 ? (
        <p className="pl-muted">Nothing is written down yet. Begin with how it was noticed.</p>
      ) : (
        <DataTable label="Timeline" stack bare>
          <thead>
            <tr>
              <Th>When (UTC)</Th>
              <Th>What happened</Th>
              <Th>Written by</Th>
            </tr>
          </thead>
          <tbody>
            {entries.map((one) => (
              <tr key={one.id}>
                <Td label="When (UTC)" className="pl-num">
                  {one.at.slice(0, 16).replace('T', ' ')}
                </Td>
                <Td label="What happened">{one.text}</Td>
                <Td label="Written by">{one.authorName}</Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {can.update && record.state !== 'closed' && <EntryForm add={tell.bind(null, record.id)} />}
    </Card>
  )
}
