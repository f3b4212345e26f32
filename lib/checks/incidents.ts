import { clocksOf, type Duty, standingOfClock } from '../registers/incidents/clocks.ts'
import { type Check, recordCheck } from './check.ts'
import { obligation, ownerAndLead, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

const asked: Record<Duty, string> = {
  'ai-act': 'Report it under the EU AI Act',
  data: 'Report the data breach to the authority',
  own: 'Tell our own management',
}

/** What ISO/IEC 42001, A.8.4 and 10.2 ask about incidents: told in time, corrected, learned from. */
export const incidentChecks: Check[] = [
  /** A.8.4: a report that comes too late leaves others unwarned, and breaks the law. */
  recordCheck({
    id: 'incidents-reported',
    requirements: ['A.8.4'],
    severity: 'major',
    says: 'Each incident was reported within the time of each duty.',
    of: 'incidents',
    applies: (incident) => clocksOf(incident).length > 0,
    holds: (incident, { today }) =>
      clocksOf(incident).every((clock) =>
        ['running', 'met'].includes(standingOfClock(clock, `${today}T00:00:00.000Z`)),
      ),
    asks: (incident, state) =>
      incident.state === 'closed'
        ? null
        : clocksOf(incident).flatMap((clock) =>
            clock.reportedAt !== null
              ? []
              : obligation(state, `report-${clock.duty}`, named('incidents', incident), {
                  says: asked[clock.duty],
                  why: 'A.8.4',
                  dueOn: clock.end.slice(0, 10),
                  ...ownerOr(incident.ownerId, 'compliance-lead'),
                }),
          ),
  }),
  /** 10.2: a serious incident shows that something asked for was not done, or not enough. */
  recordCheck({
    id: 'serious-incident-corrected',
    requirements: ['10.2', 'A.8.4'],
    severity: 'major',
    says: 'Each serious incident has a nonconformity that came of it.',
    of: 'incidents',
    applies: (incident) => incident.seriousIncident === true,
    holds: hasNonconformity,
    asks: (incident, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'correct-incident', named('incidents', incident), {
            says: 'Record the nonconformity behind it',
            why: '10.2',
            ...ownerAndLead(incident.ownerId),
          }),
  }),
  /** 10.2, 8.2: an incident that hurt is a risk that was missed or scored too low. */
  recordCheck({
    id: 'incident-taught-a-risk',
    requirements: ['10.2', '8.2'],
    severity: 'minor',
    says: 'What grave incidents taught has become a risk, or the scores of one.',
    of: 'incidents',
    applies: (incident) =>
      (incident.severity === 'high' || incident.severity === 'critical') &&
      (incident.state === 'resolved' || incident.state === 'closed'),
    holds: (incident) => incident.riskIds.length > 0,
    asks: (incident, state, isHeld) =>
      isHeld || incident.state === 'closed'
        ? null
        : obligation(state, 'learn-from-incident', named('incidents', incident), {
            says: 'Put what it taught into a risk',
            why: '10.2',
            ...ownerAndLead(incident.ownerId),
          }),
  }),
]

function hasNonconformity(incident: Seen<'incidents'>, state: State): boolean {
  return state.nonconformities.some((one) => one.originId === incident.id)
}
