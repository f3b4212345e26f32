import { addDays } from '../calendar.ts'
import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { gateOf } from './gates.ts'
import { isPast, obligation, ownerOr } from './obligation.ts'
import { isGoverned } from './scope.ts'
import type { Seen } from './seen.ts'
import { aboutSystem, named } from './state.ts'

const whose = (one: { ownerId: string | null }) => ownerOr(one.ownerId, 'governance-lead')
const isRunning = (monitor: Seen<'monitors'>) =>
  monitor.state === 'active' || monitor.state === 'breached'

/** What ISO/IEC 42001, 9.1 and A.6.2.6 ask for: what is watched, how often, and what follows. */
export const monitoringChecks: Check[] = [
  /** 9.1: what is not measured can't be judged. */
  organisationCheck({
    id: 'monitoring-performed',
    requirements: ['9.1', 'A.6.2.6'],
    severity: 'major',
    says: 'Something is monitored and has been measured.',
    begins: 'monitors',
    holds: (state) => state.monitors.some((one) => isRunning(one) && one.lastReadingAt !== null),
  }),
  /** A.6.2.6: a system is watched before and as long as it runs. */
  recordCheck({
    id: 'systems-monitored',
    requirements: ['A.6.2.6', '9.1'],
    severity: 'major',
    says: 'Each AI system in validation or operation has a monitor.',
    of: 'systems',
    applies: (system) =>
      isGoverned(system) && (system.state === 'operation' || system.state === 'validation'),
    holds: (system, state) => !gateOf(system, state).get('monitor')?.begin,
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'set-up-monitor', named('systems', system), {
            says: 'Set up a monitor',
            why: 'A.6.2.6',
            ...whose(system),
            tone: gateOf(system, state).get('monitor')?.met ?? 'due',
          }),
  }),
  /** A.6.2.4, A.6.2.6: whether people are treated alike shows where it is measured against a limit set before. */
  recordCheck({
    id: 'bias-measured',
    requirements: ['A.6.2.4', 'A.6.2.6'],
    severity: 'major',
    says: 'Of each AI system in operation that affects people’s rights, bias is monitored against a threshold or was validated against criteria.',
    of: 'systems',
    applies: (system) =>
      isGoverned(system) &&
      system.state === 'operation' &&
      (system.impactClass === 'rights' || system.impactClass === 'both'),
    holds: (system, state) =>
      aboutSystem(state.monitors, system.id).some(
        (one) => isRunning(one) && one.metric === 'bias' && one.thresholdKind !== null,
      ) ||
      aboutSystem(state.validations, system.id).some(
        (one) => one.kind === 'bias' && one.state === 'passed',
      ),
    asks: (system, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'measure-bias', named('systems', system), {
            says: 'Measure bias against a threshold, or validate it against criteria',
            why: 'A.6.2.6',
            ...whose(system),
          }),
  }),
  /** A.6.2.6: a threshold that is broken without anybody looking protects nobody. */
  recordCheck({
    id: 'breaches-reviewed',
    requirements: ['A.6.2.6', '9.1'],
    severity: 'major',
    says: 'No broken threshold waits to be looked into.',
    of: 'monitors',
    applies: isRunning,
    holds: (monitor) => monitor.state !== 'breached',
    asks: (monitor, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'review-breach', named('monitors', monitor), {
            says: `Look into the breach: ${monitor.breachedThreshold ?? 'threshold broken'}`,
            why: 'A.6.2.6',
            ...whose(monitor),
            tone: 'bad',
          }),
  }),
  /** 9.1: figures come as often as was decided. */
  recordCheck({
    id: 'readings-in-time',
    requirements: ['9.1', 'A.6.2.6'],
    severity: 'minor',
    says: 'Each monitor has been read as often as was decided.',
    of: 'monitors',
    applies: isRunning,
    holds: (monitor, { today }) => !isPast(nextReadingOn(monitor), today),
    asks: (monitor, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'take-reading', named('monitors', monitor), {
            says: 'Take a reading',
            why: '9.1',
            dueOn: nextReadingOn(monitor),
            late: 'Reading is due',
            ...whose(monitor),
          }),
  }),
  /** 9.1: what is watched, and by which threshold, is looked at again. */
  reviewCheck({
    id: 'monitors-in-date',
    requirements: ['9.1'],
    says: 'Each monitor has been reviewed by its day.',
    of: 'monitors',
    applies: (monitor) => monitor.state !== 'retired',
    kind: 'review-monitor',
    asks: 'Review the monitor',
    why: '9.1',
    late: 'Review of the monitor is due',
    falls: (monitor) => (monitor.state === 'paused' ? null : whose(monitor)),
  }),
  /** 9.1, 7.5.3: the day of an upload does not tell when something worked; the period it is about does. */
  recordCheck({
    id: 'evidence-says-its-period',
    requirements: ['9.1', '7.5.3'],
    severity: 'minor',
    says: 'Each piece of evidence says up to which day it is about.',
    of: 'evidence',
    applies: (one) => one.state === 'current',
    holds: (one) => one.coversTo !== null,
    asks: (one, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'say-period', named('evidence', one), {
            says: 'Say which period it covers',
            why: '9.1',
            ...whose(one),
          }),
  }),
  /** 9.1: what shows that something works is renewed before it is too old. */
  reviewCheck({
    id: 'evidence-in-date',
    requirements: ['9.1', '7.5.3'],
    says: 'Each piece of evidence has been renewed by its day.',
    of: 'evidence',
    applies: (one) => one.state === 'current',
    kind: 'renew-evidence',
    asks: 'Renew the evidence',
    why: '9.1',
    late: 'Evidence is to be renewed',
    falls: whose,
  }),
]

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
