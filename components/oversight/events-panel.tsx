import { eventsByMonth, eventsOf, mayAddEvents } from '@/lib/records/oversight-events'
import type { RecordTypes } from '@/lib/registers/record-types'
import { LineWithThreshold } from '../charts/line-with-threshold'
import type { RecordPanelProps } from '../records/sections'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Tag } from '../ui/tag'
import { addEvent } from './actions'
import { EventForm } from './event-form'

const shown = 25
const tones = { approved: 'plain', overridden: 'due', escalated: 'due', stopped: 'bad' } as const

/** How often people stepped in and overruled the system, and each time they did (A.9.2, A.6.2.8). */
export async function EventsPanel({ actor, page, asOf }: RecordPanelProps) {
  const plan = page.record as unknown as RecordTypes['oversight']
  const [months, latest] = await Promise.all([
    eventsByMonth(plan.id, asOf),
    eventsOf(plan.id, { asOf, limit: shown }),
  ])
  const takes = !asOf && !plan.archivedAt && ['in-force', 'suspended'].includes(plan.state)
  const all = months.reduce((sum, one) => sum + totalOf(one), 0)
  const overridden = months.reduce((sum, one) => sum + one.overridden, 0)
  return (
    <Card title="Events">
      {plan.stoppedAt && (
        <div className="mb-3">
          <Callout tone="bad" title="A reviewer stopped the system">
            {plan.stoppedBecause} Somebody has to say what followed.
          </Callout>
        </div>
      )}
      {all === 0 ? (
        <p className="pl-muted">
          {plan.state === 'draft'
            ? 'Events are taken once the plan is in force.'
            : 'Nobody has stepped in yet.'}
        </p>
      ) : (
        <>
          <p className="text-ink-2 mb-3">
            {all.toLocaleString('en')} {all === 1 ? 'event' : 'events'}, {percent(overridden, all)}%
            of them overridden. Share overridden by month:
          </p>
          <LineWithThreshold
            name="Share overridden by month"
            readings={months.map((one) => ({
              at: `${one.month}-15T00:00:00.000Z`,
              value: percent(one.overridden, totalOf(one)),
            }))}
            unit="%"
          />
          <div className="mt-4">
            <DataTable label="Events" stack bare>
              <thead>
                <tr>
                  <Th>When</Th>
                  <Th>What was done</Th>
                  <Th>Case</Th>
                  <Th>By</Th>
                  <Th>Why</Th>
                </tr>
              </thead>
              <tbody>
                {latest.toReversed().map((one) => (
                  <tr key={one.id}>
                    <Td label="When" className="pl-num">
                      {one.at.slice(0, 16).replace('T', ' ')}
                    </Td>
                    <Td label="What was done">
                      <Tag tone={tones[one.kind]}>{one.kind}</Tag>
                    </Td>
                    <Td label="Case" className="pl-code">
                      {one.case || '–'}
                    </Td>
                    <Td label="By">{one.reviewer}</Td>
                    <Td label="Why">{one.reason || '–'}</Td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
          </div>
          {all > shown && (
            <p className="pl-help mt-1">
              The latest {shown}, times in UTC; all of them come by the API.
            </p>
          )}
        </>
      )}
      {takes && mayAddEvents(actor, page.record) && (
        <EventForm add={addEvent.bind(null, plan.id)} />
      )}
    </Card>
  )
}

function totalOf(one: {
  approved: number
  overridden: number
  escalated: number
  stopped: number
}): number {
  return one.approved + one.overridden + one.escalated + one.stopped
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100)
}
