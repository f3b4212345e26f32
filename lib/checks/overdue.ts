import { daysBetween } from '../calendar.ts'
import { type Named, named, type State } from './state.ts'

/** Something whose day is past. */
export type Overdue = Named & {
  says: string
  dueOn: string
  /** Days since, 1 and more. */
  days: number
  ownerId: string | null
}

/**
 * Everything whose day is past, longest first: actions, reviews, treatments, acceptances,
 * assessments, exceptions, objectives, reports of incidents, nonconformities (ISO/IEC 42001, 6.2, 8.2,
 * 8.3, 8.4, 9.1, 10.1, 10.2).
 */
export function overdueWork(state: State): Overdue[] {
  const found: Overdue[] = []
  const add = (register: string, record: OverdueRecord, dueOn: string | null, says: string) => {
    if (!dueOn || dueOn >= state.today) return
    const days = daysBetween(dueOn, state.today)
    found.push({ ...named(register, record), says, dueOn, days, ownerId: record.ownerId })
  }
  for (const action of state.actions) {
    if (isLive(action.state)) add('actions', action, action.dueOn, 'Action is due')
  }
  for (const risk of state.risks) {
    if (risk.state === 'closed') continue
    add('risks', risk, risk.reviewAt, 'Review of the risk is due')
    if (risk.state === 'in-treatment') add('risks', risk, risk.treatmentDueOn, 'Treatment is due')
    if (risk.state === 'accepted') add('risks', risk, risk.acceptedUntil, 'Acceptance has ended')
  }
  for (const assessment of state.assessments) {
    if (assessment.state === 'approved') {
      add('impact-assessments', assessment, assessment.validUntil, 'Assessment has ended')
    } else if (['draft', 'returned', 'submitted'].includes(assessment.state)) {
      add('impact-assessments', assessment, assessment.reviewAt, 'Assessment is due')
    }
  }
  for (const system of state.systems) {
    if (system.scope === 'out' || ['retired', 'rejected'].includes(system.state)) continue
    add('systems', system, system.reviewAt, 'Review of the inventory entry is due')
    if (system.state === 'operation') {
      add('systems', system, system.gateOverrideUntil, 'Exception for operation has ended')
    }
  }
  for (const control of state.controls) {
    if (control.state === 'current')
      add('controls', control, control.reviewAt, 'Review of the control is due')
  }
  for (const document of state.documents) {
    if (document.state === 'effective')
      add('documents', document, document.reviewAt, 'Review of the document is due')
  }
  for (const monitor of state.monitors) {
    if (monitor.state === 'retired') continue
    add('monitors', monitor, monitor.reviewAt, 'Review of the monitor is due')
  }
  for (const one of state.evidence) {
    if (one.state === 'current') add('evidence', one, one.reviewAt, 'Evidence is to be renewed')
  }
  for (const version of state.soaVersions) {
    if (version.state === 'approved')
      add('soa-versions', version, version.reviewAt, 'Review of the statement is due')
  }
  for (const one of state.objectives)
    if (one.state === 'pursued') add('objectives', one, one.dueOn, 'Objective is due')
  for (const one of state.validations)
    if (one.state === 'planned') add('validations', one, one.dueOn, 'Validation is due')
  for (const one of state.datasets)
    if (one.state === 'approved') add('datasets', one, one.reviewAt, 'Check of the data is due')
  for (const one of state.suppliers)
    if (one.state === 'approved')
      add('suppliers', one, one.reviewAt, 'Review of the supplier is due')
  for (const one of state.incidents) {
    if (one.state !== 'closed' && one.reportedOn === null)
      add('incidents', one, one.reportDueOn, 'Report to the authority is due')
  }
  for (const one of state.nonconformities)
    if (one.state !== 'closed')
      add('nonconformities', one, one.dueOn, 'Nonconformity is to be closed')
  return found.sort((a, b) => b.days - a.days || (a.code < b.code ? -1 : 1))
}

type OverdueRecord = Parameters<typeof named>[1] & { ownerId: string | null }

function isLive(state: string): boolean {
  return state === 'open' || state === 'in-progress'
}
