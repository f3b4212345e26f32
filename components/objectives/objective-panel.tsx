import type { Actor } from '@/lib/access/actor'
import { personNames } from '@/lib/records/names'
import { listRecords } from '@/lib/records/read'
import { readingsOf } from '@/lib/records/readings'
import type { Moment } from '@/lib/records/source'
import type { Objective } from '@/lib/registers/objectives/definition'
import { LineWithThreshold } from '../charts/line-with-threshold'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { DateText } from '../ui/date-text'
import { Link } from '../ui/link'

/** Readings of the monitor that are drawn at most. */
const shown = 365

/** An objective's readings, drawn between baseline and target and listed (6.2, 9.1). */
export async function ObjectivePanel({ actor, page, context, asOf }: RecordPanelProps) {
  const objective = page.record as unknown as Objective
  const { current, target, direction, unit, measuredOn } = objective
  const series = objective.monitorId
    ? await readingsOfMonitor(actor, objective.monitorId, asOf)
    : null
  const readings = objective.readings ?? []
  const points =
    series?.readings.map(({ at, value }) => ({ at, value })) ??
    readings.map(({ on, value }) => ({ at: on, value }))
  const words = (value: number) => `${value}${unit ? ` ${unit}` : ''}`
  return (
    <Card title="Where it stands">
      {current !== null && measuredOn && (
        <p className="mb-2">
          <b className="font-medium pl-num">{words(current)}</b>
          {target !== null && (
            <>
              {' '}
              of {direction === 'at-most' ? 'at most' : 'at least'}{' '}
              <span className="pl-num">{words(target)}</span>
            </>
          )}
          , measured on <DateText day={measuredOn} today={context.today} />
        </p>
      )}
      {objective.monitorId && (
        <p className="pl-muted mb-2">
          {series ? (
            <>
              Read from{' '}
              <Link className="pl-link" href={`/monitors/${series.code}`}>
                {series.code} {series.title}
              </Link>
              : it stands where the monitor’s last reading is.
            </>
          ) : (
            'Read from a monitor that you may not see.'
          )}
        </p>
      )}
      {(series || !objective.monitorId) && (
        <LineWithThreshold
          name={objective.title ?? objective.code}
          readings={points}
          marks={[...mark('baseline', objective.baseline, words), ...mark('target', target, words)]}
          unit={unit ?? ''}
        />
      )}
      {readings.length > 0 && <ReadingsTable readings={readings} words={words} />}
    </Card>
  )
}

function mark(label: string, value: number | null, words: (value: number) => string) {
  return value === null ? [] : [{ label: `${label} ${words(value)}`, value }]
}

async function ReadingsTable({
  readings,
  words,
}: {
  readings: NonNullable<Objective['readings']>
  words: (value: number) => string
}) {
  const people = await personNames(readings.map((one) => one.byId))
  return (
    <div className="mt-3">
      <DataTable label="Readings" bare stack>
        <thead>
          <tr>
            <Th>Measured on</Th>
            <Th numeric>Value</Th>
            <Th>What it shows</Th>
            <Th>By</Th>
          </tr>
        </thead>
        <tbody>
          {readings.toReversed().map((one) => (
            <tr key={`${one.on} ${one.value} ${one.note}`}>
              <Td label="Measured on">
                <DateText day={one.on} />
              </Td>
              <Td label="Value" numeric>
                {words(one.value)}
              </Td>
              <Td label={one.note ? 'What it shows' : undefined} className="pl-whole-line">
                {one.note}
              </Td>
              <Td label="By">{people.get(one.byId)?.name ?? 'Somebody who left'}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}

/** The monitor with its readings, or null where the person may not see it. */
async function readingsOfMonitor(actor: Actor, id: string, asOf: Moment | undefined) {
  const { records } = await listRecords(actor, 'monitors', {
    where: { field: 'id', is: id },
    asOf,
    limit: 1,
  })
  const [monitor] = records
  if (!monitor) return null
  const readings = await readingsOf(id, { asOf, limit: shown })
  return { code: monitor.code, title: String(monitor.title ?? ''), readings }
}
