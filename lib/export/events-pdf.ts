import type { Block } from '../pdf/document.ts'
import { heading, orDash, paragraph } from '../pdf/documents/frame.ts'
import { countOf, formatInstant } from '../pdf/format.ts'
import { eventsByMonth, eventsOf } from '../records/oversight-events.ts'
import type { Moment } from '../records/source.ts'
import type { OversightPlan } from '../registers/oversight/definition.ts'

/** As many events as a plan's PDF lists, the latest. */
const shown = 200

/** What reviewers did under a plan of oversight: the share overridden by month, then each event. */
export async function eventBlocks(plan: OversightPlan, asOf?: Moment): Promise<Block[]> {
  const [months, events] = await Promise.all([
    eventsByMonth(plan.id, asOf),
    eventsOf(plan.id, { asOf, limit: shown }),
  ])
  const totals = months.map((one) => one.approved + one.overridden + one.escalated + one.stopped)
  const all = totals.reduce((sum, one) => sum + one, 0)
  const title = heading(2, 'Events', { aside: countOf(all, 'event') })
  if (all === 0) return [title, paragraph([{ text: 'Nobody has stepped in yet.', muted: true }])]
  return [
    title,
    {
      kind: 'line',
      title: 'Share overridden by month',
      unit: '%',
      points: months.map((one, index) => ({
        at: `${one.month}-15T00:00:00.000Z`,
        value: Math.round((one.overridden / (totals[index] ?? 1)) * 100),
        broke: false,
      })),
      thresholds: [],
    },
    ...(all > shown ? [paragraph(`The latest ${shown} of ${all}.`, 'small')] : []),
    {
      kind: 'table',
      columns: [
        { label: 'When', weight: 22, code: true },
        { label: 'What was done', weight: 16 },
        { label: 'Case', weight: 14, code: true },
        { label: 'By', weight: 18 },
        { label: 'Why', weight: 30 },
      ],
      rows: events
        .toReversed()
        .map((one) => [
          formatInstant(one.at),
          one.kind === 'stopped' ? [{ text: one.kind, tone: 'bad' }] : one.kind,
          orDash(one.case),
          one.reviewer,
          orDash(one.reason),
        ]),
    },
  ]
}
