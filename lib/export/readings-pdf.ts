import type { Block } from '../pdf/document.ts'
import { heading, orDash, paragraph } from '../pdf/documents/frame.ts'
import { countOf, formatColumn, formatInstant } from '../pdf/format.ts'
import { readingsOf } from '../records/readings.ts'
import type { Moment } from '../records/source.ts'
import type { Monitor } from '../registers/monitors/definition.ts'
import { readingsChart } from '../reports/readings.ts'

/** As many as the page of a monitor draws. */
const shown = 365

/** The latest readings of a monitor, drawn and then listed, the newest first. */
export async function readingBlocks(monitor: Monitor, asOf?: Moment): Promise<Block[]> {
  const readings = await readingsOf(monitor.id, { asOf, limit: shown })
  const title = heading(2, 'Readings', { aside: countOf(readings.length, 'reading') })
  if (readings.length === 0)
    return [title, paragraph([{ text: 'Nothing has been measured yet.', muted: true }])]
  const newestFirst = readings.toReversed()
  const values = formatColumn(newestFirst.map(({ value }) => value))
  const hasNotes = readings.some(({ note }) => note.trim())
  const unit = monitor.unit ? ` (${monitor.unit})` : ''
  return [
    title,
    { kind: 'line', title: monitor.title ?? monitor.code, ...readingsChart(monitor, readings) },
    ...(readings.length === shown
      ? [paragraph(`The latest ${shown}; the register’s data hold them all.`, 'small')]
      : []),
    {
      kind: 'table',
      columns: [
        { label: 'Measured', weight: 26, code: true },
        { label: `Value${unit}`, weight: 16, align: 'right', code: true },
        { label: 'Threshold broken', weight: 22 },
        ...(hasNotes ? [{ label: 'Note', weight: 36 }] : []),
      ],
      rows: newestFirst.map(({ at, broke, note }, index) => [
        formatInstant(at),
        values[index] ?? '',
        broke ? [{ text: broke, tone: 'bad' }] : '',
        ...(hasNotes ? [orDash(note)] : []),
      ]),
    },
  ]
}
