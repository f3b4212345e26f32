import { stakeIn } from '../audits/independence.ts'
import { programme, programmeYears } from '../audits/programme.ts'
import { isFinding } from '../audits/progress.ts'
import { addMonths } from '../calendar.ts'
import { clauseTitles } from '../catalogue/requirements.ts'
import { auditMonthsOf } from '../criteria/defaults.ts'
import { type Check, organisationCheck, recordCheck } from './check.ts'
import { isNear, obligation, obligationOnMany, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, recordOf, type State } from './state.ts'

type Audit = Seen<'audits'>

const isAhead = (audit: Audit) => audit.state === 'planned' || audit.state === 'under-way'

/** What ISO/IEC 42001, 9.2.1 and 9.2.2 ask for: audits at intervals, by a programme, done and reported. */
export const auditChecks: Check[] = [
  /** 9.2.1: only an audit of all of it tells whether the management system conforms and is kept up. */
  organisationCheck({
    id: 'clauses-audited',
    requirements: ['9.2.1'],
    severity: 'major',
    says: 'Every clause has been in a signed internal audit within the interval of the criteria.',
    begins: 'audits',
    holds: (state) => clausesNotAudited(state, state.today).length === 0,
    asks: (state) => {
      // The first audit comes after there is something to audit; conformity says that it is missing.
      if (state.audits.length === 0) return null
      const soon = clausesNotAudited(state, addMonths(state.today, 2))
      const planned = new Set(
        state.audits
          .filter((one) => one.kind === 'internal' && isAhead(one))
          .flatMap((one) => one.requirements),
      )
      const missing = soon.filter((clause) => !planned.has(clause))
      return missing.length === 0
        ? null
        : obligationOnMany(
            'plan-audit',
            { register: 'audits', query: 'state=planned', title: listed(missing) },
            { says: 'Plan an internal audit', why: '9.2.1', roles: ['governance-lead'] },
          )
    },
  }),
  /** 9.2.2: audits are planned ahead; without a programme they come when somebody thinks of one. */
  organisationCheck({
    id: 'audits-planned-ahead',
    requirements: ['9.2.2'],
    severity: 'major',
    says: 'There is an audit under way or planned for a day.',
    begins: 'audits',
    holds: (state) => state.audits.some((one) => isAhead(one) && one.startsOn !== null),
  }),
  /** 9.2.2: the programme considers all processes; what is never looked at is not known to work. */
  organisationCheck({
    id: 'programme-covers-all',
    requirements: ['9.2.2'],
    severity: 'minor',
    says: 'Internal audits of three years cover every clause and every applicable control.',
    begins: 'audits',
    holds: (state) => programmeGaps(state).length === 0,
    asks: (state, holds) =>
      holds || state.audits.length === 0
        ? null
        : obligationOnMany(
            'fill-programme',
            { register: 'audits', query: 'state=planned', title: listed(programmeGaps(state)) },
            {
              says: 'Plan audits of what none covers',
              why: '9.2.2',
              roles: ['governance-lead'],
              tone: 'plain',
            },
          ),
  }),
  /** 9.2.2: an audit is judged by something and reaches to somewhere, said before it begins. */
  recordCheck({
    id: 'audit-planned-whole',
    requirements: ['9.2.2'],
    severity: 'minor',
    says: 'Each audit has scope, criteria, what is audited and a lead auditor by the month it begins.',
    of: 'audits',
    applies: (audit, { today }) =>
      audit.state === 'under-way' || audit.state === 'signed' || dueToBegin(audit, today),
    holds: isPlanned,
    asks: (audit, state, holds) =>
      holds || audit.state === 'signed'
        ? null
        : obligation(state, 'plan-audit-whole', named('audits', audit), {
            says: 'Say scope, criteria, clauses and lead auditor',
            why: '9.2.2',
            dueOn: audit.startsOn,
            ...ownerOr(audit.ownerId, 'governance-lead'),
          }),
  }),
  /** 9.2.2: nobody is objective about their own work. */
  recordCheck({
    id: 'auditors-objective',
    requirements: ['9.2.2'],
    severity: 'major',
    says: 'No auditor owns, wrote or decided on what they audit.',
    of: 'audits',
    applies: (audit) =>
      (audit.state === 'under-way' || audit.state === 'signed') && audit.leadAuditorId !== null,
    holds: (audit, state) => !isPartial(audit, state),
    asks: (audit, state, holds) =>
      holds || audit.state === 'signed'
        ? null
        : obligation(state, 'replace-auditor', named('audits', audit), {
            says: 'Give the audit to somebody who has no part in it',
            why: '9.2.2',
            roles: ['governance-lead'],
            tone: 'bad',
          }),
  }),
  /** 9.2.2: what is planned is carried out, when it was planned. */
  recordCheck({
    id: 'audit-on-time',
    requirements: ['9.2.1', '9.2.2'],
    severity: 'minor',
    says: 'Each audit begins and is signed by the days of its plan.',
    of: 'audits',
    applies: (audit) => isAhead(audit) && nextDay(audit) !== null,
    holds: (audit, { today }) => (nextDay(audit) ?? today) >= today,
    asks: (audit, state) => {
      const dueOn = nextDay(audit)
      if (!isNear(dueOn, state.today)) return null
      return audit.state === 'planned'
        ? obligation(state, 'begin-audit', named('audits', audit), {
            says: 'Begin the audit',
            why: '9.2.2',
            dueOn,
            ...ownerOr(audit.ownerId, 'governance-lead'),
          })
        : obligation(state, 'sign-audit', named('audits', audit), {
            says: 'Answer what is open and sign the report',
            why: '9.2.1',
            dueOn,
            ...ownerOr(audit.leadAuditorId, 'governance-lead'),
          })
    },
  }),
  /** 9.2.2: results that nobody in charge is told change nothing. */
  recordCheck({
    id: 'audit-reported',
    requirements: ['9.2.2'],
    severity: 'minor',
    says: 'Each signed audit was reported to managers whom it concerns.',
    of: 'audits',
    applies: (audit) => audit.state === 'signed',
    holds: (audit) => audit.reportedToIds.length > 0,
  }),
  /** 9.2.2, 10.2: a finding is worth what becomes of it. */
  recordCheck({
    id: 'audit-findings-followed',
    requirements: ['9.2.2', '10.2'],
    severity: 'major',
    says: 'Each finding of a signed audit is a nonconformity that is closed or not overdue.',
    of: 'audits',
    applies: (audit, state) => audit.state === 'signed' && findingsOf(audit, state).length > 0,
    holds: (audit, state) =>
      findingsOf(audit, state).every((question) => {
        const found = state.nonconformities.find((one) => one.id === question.findingId)
        return (
          found !== undefined &&
          (found.state === 'closed' || found.dueOn === null || found.dueOn >= state.today)
        )
      }),
  }),
]

function clausesNotAudited(state: State, on: string): string[] {
  const since = addMonths(on, -auditMonthsOf(state.criteria.intervals))
  const audited = new Set(
    state.audits
      .filter(
        (one) =>
          one.kind === 'internal' &&
          one.state === 'signed' &&
          one.signedOn !== null &&
          one.signedOn >= since,
      )
      .flatMap((one) => one.requirements),
  )
  return Object.keys(clauseTitles).filter((clause) => !audited.has(clause))
}

/** Clauses and controls in no internal audit of three years; a control left out with a reason is none. */
function programmeGaps(state: State): string[] {
  const leftOut = new Set(
    state.controls
      .filter((one) => one.state === 'current' && one.applicable === 'no')
      .map((one) => one.controlId),
  )
  return programme(state.audits, programmeYears(state.today))
    .filter((row) => row.isGap && !leftOut.has(row.requirement))
    .map((row) => row.requirement)
}

function listed(requirements: readonly string[]): string {
  const first = requirements.slice(0, 6).join(', ')
  return requirements.length > 6 ? `${first} and ${requirements.length - 6} more` : first
}

function dueToBegin(audit: Audit, today: string): boolean {
  return audit.state === 'planned' && isNear(audit.startsOn, today)
}

function isPlanned(audit: Audit): boolean {
  return (
    Boolean(audit.scope?.trim() && audit.criteria?.trim()) &&
    audit.requirements.length > 0 &&
    audit.leadAuditorId !== null
  )
}

function nextDay(audit: Audit): string | null {
  return audit.state === 'planned' ? audit.startsOn : audit.endsOn
}

function questionsOf(audit: Audit, state: State) {
  return state.auditQuestions.filter((one) => one.auditId === audit.id)
}

function findingsOf(audit: Audit, state: State) {
  return questionsOf(audit, state).filter((one) => isFinding(one.verdict))
}

function isPartial(audit: Audit, state: State): boolean {
  const team = [audit.leadAuditorId ?? '', ...audit.auditorIds].filter(Boolean)
  const systems = state.systems.filter((one) => audit.systemIds.includes(one.id))
  if (systems.some((one) => one.ownerId !== null && team.includes(one.ownerId))) return true
  const registers = new Map(state.auditSamples.map((one) => [one.id, one.register ?? '']))
  return questionsOf(audit, state).some((one) => {
    if (!one.subjectId || !one.sampleId) return false
    const drawn = recordOf(state, registers.get(one.sampleId) ?? '', one.subjectId)
    return drawn !== undefined && team.some((id) => stakeIn(drawn, id) !== null)
  })
}
