import { now } from '@/lib/clock'
import { type ClockStanding, clocksOf, standingOfClock } from '@/lib/registers/incidents/clocks'
import type { RecordTypes } from '@/lib/registers/record-types'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { describeInstant } from '../ui/dates'
import { Tag } from '../ui/tag'

const tones = { running: 'due', met: 'met', late: 'bad', missed: 'bad' } as const
const words = { running: 'runs', met: 'met', late: 'too late', missed: 'missed' } as const

/** The duties to report an incident, each with its own start, end and time left (A.8.4). */
export function ClocksPanel({ page, asOf }: RecordPanelProps) {
  const clocks = clocksOf(page.record as unknown as RecordTypes['incidents'])
  if (clocks.length === 0) return null
  const at = asOf?.at ?? now().toISOString()
  return (
    <Card title="Who has to hear of it, and by when">
      <DataTable label="Duties to report" stack bare>
        <thead>
          <tr>
            <Th>Duty</Th>
            <Th>Began (UTC)</Th>
            <Th>Ends (UTC)</Th>
            <Th>Reported (UTC)</Th>
            <Th>Standing</Th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => {
            const standing = standingOfClock(clock, at)
            return (
              <tr key={clock.duty}>
                <Td label="Duty">
                  <span className="font-medium">{clock.says}</span>
                  <br />
                  <span className="pl-muted">{clock.law}</span>
                </Td>
                <Td label="Began (UTC)" className="pl-num">
                  {describeInstant(clock.start, 'UTC')}
                </Td>
                <Td label="Ends (UTC)" className="pl-num">
                  {describeInstant(clock.end, 'UTC')}
                </Td>
                <Td label="Reported (UTC)" className="pl-num">
                  {clock.reportedAt ? describeInstant(clock.reportedAt, 'UTC') : '–'}
                </Td>
                <Td label="Standing">
                  <Tag tone={tones[standing]}>{words[standing]}</Tag>
                  <br />
                  <span className="pl-muted">
                    {distance(standing, clock.end, clock.reportedAt ?? at)}
                  </span>
                </Td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </Card>
  )
}

/** `31 hours left`, `2 days before its end`, `5 hours over`. */
function distance(standing: ClockStanding, end: string, at: string): string {
  const hours = Math.abs(Date.parse(end) - Date.parse(at)) / 3_600_000
  const [n, unit] = hours < 48 ? [Math.floor(hours), 'hour'] : [Math.floor(hours / 24), 'day']
  const span = `${n} ${unit}${n === 1 ? '' : 's'}`
  return {
    running: `${span} left`,
    met: `${span} before its end`,
    late: `${span} after its end`,
    missed: `${span} over`,
  }[standing]
}
