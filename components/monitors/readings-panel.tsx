import { hasPermission } from '@/lib/access/reach'
import { readingsOf } from '@/lib/records/readings'
import type { RecordTypes } from '@/lib/registers/record-types'
import { LineWithThreshold } from '../charts/line-with-threshold'
import type { RecordPanelProps } from '../records/sections'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { addReading } from './actions'
import { ReadingForm } from './reading-form'

/** The readings of a monitor as a chart with its threshold, and the place to add one (9.1). */
export async function ReadingsPanel({ actor, page, asOf }: RecordPanelProps) {
  const monitor = page.record as unknown as RecordTypes['monitors']
  const readings = await readingsOf(monitor.id, { asOf, limit: 365 })
  const kind = monitor.thresholdKind
  const takes = !asOf && !monitor.archivedAt && ['active', 'breached'].includes(monitor.state)
  return (
    <Card title="Readings">
      {monitor.state === 'breached' && monitor.breachedThreshold && (
        <div className="mb-3">
          <Callout tone="bad" title={`A reading broke the threshold: ${monitor.breachedThreshold}`}>
            The threshold is kept as it was then. Somebody has to look and say what it means.
          </Callout>
        </div>
      )}
      <LineWithThreshold
        name={monitor.title ?? monitor.code}
        readings={readings.map((one) => ({
          at: one.at,
          value: one.value,
          broke: one.broke !== '',
        }))}
        above={kind === 'above' || kind === 'outside' ? monitor.thresholdHigh : null}
        below={kind === 'below' || kind === 'outside' ? monitor.thresholdLow : null}
        unit={monitor.unit ?? ''}
      />
      {takes && hasPermission(actor, 'readings.add') && (
        <ReadingForm unit={monitor.unit ?? ''} add={addReading.bind(null, monitor.id)} />
      )}
    </Card>
  )
}
