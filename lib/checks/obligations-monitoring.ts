import { addDays } from '../calendar.ts'
import { isNear, type Obligation, obligation, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/** What monitoring asks for (ISO/IEC 42001, 9.1, A.6.2.6). */
export function monitoringObligations(state: State): Obligation[] {
  return state.monitors.flatMap((monitor) => ofMonitor(monitor, state))
}

/** The day by which the next reading is due, or null where nobody said how often. */
export function nextReadingOn(
  monitor: Pick<Seen<'monitors'>, 'frequencyDays' | 'lastReadingAt' | 'createdAt'>,
): string | null {
  if (monitor.frequencyDays === null) return null
  return addDays(
    (monitor.lastReadingAt ?? monitor.createdAt).slice(0, 10),
    Math.ceil(monitor.frequencyDays),
  )
}

function ofMonitor(monitor: Seen<'monitors'>, state: State): Obligation[] {
  if (monitor.state === 'retired' || monitor.state === 'paused') return []
  const found: Obligation[] = []
  const record = named('monitors', monitor)
  const falls = ownerOr(monitor.ownerId, 'governance-lead')
  if (monitor.state === 'breached') {
    const says = `Look into the breach: ${monitor.breachedThreshold ?? 'threshold broken'}`
    found.push(
      obligation(state, 'review-breach', record, { says, why: 'A.6.2.6', ...falls, tone: 'bad' }),
    )
  }
  const readingOn = nextReadingOn(monitor)
  if (readingOn !== null && readingOn < state.today) {
    found.push(
      obligation(state, 'take-reading', record, {
        says: 'Take a reading',
        why: '9.1',
        dueOn: readingOn,
        ...falls,
      }),
    )
  }
  if (isNear(monitor.reviewAt, state.today)) {
    found.push(
      obligation(state, 'review-monitor', record, {
        says: 'Review the monitor',
        why: '9.1',
        dueOn: monitor.reviewAt,
        ...falls,
      }),
    )
  }
  return found
}
