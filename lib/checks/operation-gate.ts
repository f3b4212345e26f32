import { addDays, dayInWords } from '../calendar.ts'
import type { Criteria } from '../criteria/shape.ts'
import { riskStanding } from './risk-standing.ts'
import type { Seen } from './seen.ts'
import { staleBy, staleInWords } from './stale.ts'

/** What the gate looks at: the system and the records that hang on it. */
export type GateFacts = {
  today: string
  system: Seen<'systems'>
  assessments: readonly Seen<'impact-assessments'>[]
  risks: readonly Seen<'risks'>[]
  monitors: readonly Seen<'monitors'>[]
  changes: readonly Seen<'changes'>[]
  datasets: readonly Seen<'datasets'>[]
  validations: readonly Seen<'validations'>[]
  plans: readonly Seen<'oversight'>[]
  criteria: Criteria
}

/** One condition for a stage of a system's life: whether it holds, and where to look or what to begin. */
export type GateCondition = {
  id:
    | 'owner'
    | 'purpose'
    | 'use'
    | 'classified'
    | 'begun'
    | 'data'
    | 'identified'
    | 'assessment'
    | 'risks'
    | 'validation'
    | 'oversight'
    | 'monitor'
  says: string
  met: 'met' | 'due' | 'bad' | 'na'
  detail: string
  requirement: string
  /** The record that decides it. */
  record: { register: string; id: string; code: string } | null
  /** The register in which something has to be begun. */
  begin: string | null
}

/** Days before an end at which a condition reads as due. */
const warningDays = 30

/**
 * May this system go into operation, or stay in it (ISO/IEC 42001, 8.1, 8.4, A.6.2.5)? A system of
 * low tier needs no risk, validation, oversight or monitor to start: what is missing there is due,
 * but does not stop it. Out of scope nothing is asked.
 */
export function operationGate(facts: GateFacts): GateCondition[] {
  return inScope(facts, [
    owner(facts),
    classified(facts),
    assessment(facts),
    risks(facts),
    validation(facts),
    oversight(facts),
    monitor(facts),
  ])
}

/** Conditions as they count: none for a system outside the scope (4.3). */
export function inScope(facts: GateFacts, conditions: GateCondition[]): GateCondition[] {
  if (facts.system.scope !== 'out') return conditions
  return conditions.map((condition) => ({
    ...condition,
    met: 'na',
    detail: 'Outside the scope of the AI management system.',
    begin: null,
  }))
}

/** The conditions that stop a system: those not met. */
export function blocking(conditions: readonly GateCondition[]): GateCondition[] {
  return conditions.filter((condition) => condition.met === 'bad')
}

export function owner({ system }: GateFacts): GateCondition {
  return {
    id: 'owner',
    says: 'Somebody answers for it',
    met: system.ownerId ? 'met' : 'bad',
    detail: system.ownerId ? 'It has an owner.' : 'No owner is named.',
    requirement: 'A.3.2',
    record: null,
    begin: null,
  }
}

export function classified({ system }: GateFacts): GateCondition {
  const isProhibited = system.euAiActClass === 'prohibited'
  const isClassified = system.tier !== null && system.tier !== 'unclassified'
  return {
    id: 'classified',
    says: 'It is classified, and its use is not forbidden',
    met: isClassified && !isProhibited ? 'met' : 'bad',
    detail: isProhibited
      ? 'Classed as a prohibited practice.'
      : isClassified
        ? `Tier ${system.tier}.`
        : 'Nobody has said whether it affects rights or safety.',
    requirement: '6.1.2',
    record: null,
    begin: null,
  }
}

function assessment({ assessments, changes, today }: GateFacts): GateCondition {
  const approved = assessments
    .filter((one) => one.state === 'approved')
    .sort((a, b) => ((a.validUntil ?? '') < (b.validUntil ?? '') ? 1 : -1))[0]
  const common = {
    id: 'assessment',
    says: 'Impact assessment approved and in date',
    requirement: '8.4 · A.5.2',
  } as const
  if (approved) {
    const record = { register: 'impact-assessments', id: approved.id, code: approved.code }
    const change = staleBy('impact-assessments', approved, changes)
    if (change) {
      const detail = `${approved.code} is ${staleInWords(change)}`
      return { ...common, met: 'bad', detail, record, begin: 'impact-assessments' }
    }
    const until = approved.validUntil
    if (until !== null && until >= today) {
      const endsSoon = until < addDays(today, warningDays)
      const detail = `${approved.code}, until ${dayInWords(until)}`
      return { ...common, met: endsSoon ? 'due' : 'met', detail, record, begin: null }
    }
    const detail = until
      ? `${approved.code} ended on ${dayInWords(until)}`
      : `${approved.code} has no date`
    return { ...common, met: 'bad', detail, record, begin: 'impact-assessments' }
  }
  const begun = assessments.find((one) => ['draft', 'submitted', 'returned'].includes(one.state))
  return {
    ...common,
    met: 'bad',
    detail: begun ? `${begun.code} is ${stateInWords(begun.state)}` : 'None yet',
    record: begun ? { register: 'impact-assessments', id: begun.id, code: begun.code } : null,
    begin: begun ? null : 'impact-assessments',
  }
}

/** After “is”: an assessment is a draft, but submitted or returned. */
export function stateInWords(state: string): string {
  return state === 'draft' ? 'a draft' : state
}

function risks({ risks: all, system, changes, today, criteria }: GateFacts): GateCondition {
  const common = { id: 'risks', says: 'Risks treated or accepted', requirement: '6.1.3' } as const
  const live = all.filter((risk) => risk.state !== 'closed')
  if (all.length === 0) {
    const met = system.tier === 'low' ? 'due' : 'bad'
    return { ...common, met, detail: 'No risk is recorded', record: null, begin: 'risks' }
  }
  const unsettled = live.filter((risk) => riskStanding(risk, { today, criteria }) !== 'settled')
  const first = unsettled[0]
  if (first) {
    const record = { register: 'risks', id: first.id, code: first.code }
    const rest = unsettled.length > 1 ? ` and ${unsettled.length - 1} more` : ''
    const detail = `${live.length - unsettled.length} of ${live.length}; open: ${first.code}${rest}`
    return { ...common, met: 'bad', detail, record, begin: null }
  }
  for (const risk of live) {
    const change = staleBy('risks', risk, changes)
    if (!change) continue
    const record = { register: 'risks', id: risk.id, code: risk.code }
    const met = system.tier === 'low' ? 'due' : 'bad'
    return {
      ...common,
      met,
      detail: `The scores of ${risk.code} are ${staleInWords(change)}`,
      record,
      begin: null,
    }
  }
  const ends = live.flatMap((risk) =>
    risk.state === 'accepted' && risk.acceptedUntil ? [risk] : [],
  )
  const soon = ends.find((risk) => (risk.acceptedUntil ?? '') < addDays(today, warningDays))
  return {
    ...common,
    met: soon ? 'due' : 'met',
    detail: soon
      ? `Acceptance of ${soon.code} ends on ${dayInWords(soon.acceptedUntil ?? '')}`
      : live.length
        ? `${live.length} of ${live.length}`
        : 'All closed',
    record: soon ? { register: 'risks', id: soon.id, code: soon.code } : null,
    begin: null,
  }
}

/** Of each kind of test the last one counts; one for another version does not (A.6.2.4, A.6.2.5). */
function validation({ validations, changes, system }: GateFacts): GateCondition {
  const common = {
    id: 'validation',
    says: system.modelVersion ? 'Validation passed for the version that runs' : 'Validation passed',
    requirement: 'A.6.2.4 · A.6.2.5',
  } as const
  const met = system.tier === 'low' ? 'due' : 'bad'
  const of = (one: Seen<'validations'>) => ({ register: 'validations', id: one.id, code: one.code })
  const concluded = validations
    .filter((one) => one.state === 'passed' || one.state === 'failed')
    .sort((a, b) => ((a.concludedOn ?? '') < (b.concludedOn ?? '') ? -1 : 1))
  const own = concluded.filter((one) => isOfVersion(one.modelVersion, system.modelVersion))
  const last = [...new Map(own.map((one) => [one.kind, one])).values()]
  const failed = last.find((one) => one.state === 'failed')
  if (failed)
    return {
      ...common,
      met,
      detail: `${failed.code} failed`,
      record: of(failed),
      begin: 'validations',
    }
  const stale = last.find((one) => staleBy('validations', one, changes))
  const fresh = last.find((one) => one !== stale)
  const change = stale && staleBy('validations', stale, changes)
  if (stale && change) {
    const detail = `${stale.code} is ${staleInWords(change)}`
    return { ...common, met, detail, record: of(stale), begin: 'validations' }
  }
  if (fresh?.concludedOn) {
    const detail = `${fresh.code}, ${dayInWords(fresh.concludedOn)}`
    return { ...common, met: 'met', detail, record: of(fresh), begin: null }
  }
  const planned = validations.find((one) => one.state === 'planned')
  if (planned)
    return {
      ...common,
      met,
      detail: `${planned.code} is planned`,
      record: of(planned),
      begin: null,
    }
  const other = concluded.at(-1)
  return other
    ? {
        ...common,
        met,
        detail: `${other.code} tested ${other.modelVersion || 'no version it names'}`,
        record: of(other),
        begin: 'validations',
      }
    : {
        ...common,
        met,
        detail: 'Nothing has been validated yet',
        record: null,
        begin: 'validations',
      }
}

function isOfVersion(tested: string | null, runs: string | null): boolean {
  const plain = (version: string | null) => version?.trim().toLowerCase() ?? ''
  return plain(runs) === '' || plain(tested) === plain(runs)
}

/** Somebody can step in, by a plan that somebody else than its author found enough (A.9.2, A.9.3). */
function oversight({ plans, changes, system }: GateFacts): GateCondition {
  const common = {
    id: 'oversight',
    says: 'Human oversight planned and in force',
    requirement: 'A.9.2 · A.9.3',
  } as const
  const met = system.tier === 'low' ? 'due' : 'bad'
  const of = (one: Seen<'oversight'>) => ({ register: 'oversight', id: one.id, code: one.code })
  const inForce = plans.filter((one) => one.state === 'in-force')
  const stopped = plans.find((one) => one.stoppedAt !== null)
  if (stopped) {
    const detail = `A reviewer stopped the system; ${stopped.code} waits for what followed`
    return { ...common, met: 'bad', detail, record: of(stopped), begin: null }
  }
  for (const plan of inForce) {
    const change = staleBy('oversight', plan, changes)
    if (!change) continue
    return {
      ...common,
      met,
      detail: `${plan.code} is ${staleInWords(change)}`,
      record: of(plan),
      begin: null,
    }
  }
  const [plan] = inForce
  if (plan) {
    const detail = plan.approvedOn
      ? `${plan.code}, since ${dayInWords(plan.approvedOn)}`
      : plan.code
    return { ...common, met: 'met', detail, record: of(plan), begin: null }
  }
  const other = plans.find((one) => one.state === 'draft' || one.state === 'suspended')
  return other
    ? {
        ...common,
        met,
        detail: `${other.code} is ${stateInWords(other.state)}`,
        record: of(other),
        begin: null,
      }
    : { ...common, met, detail: 'Nobody is named who steps in', record: null, begin: 'oversight' }
}

function monitor({ monitors, system }: GateFacts): GateCondition {
  const common = {
    id: 'monitor',
    says: 'Monitor with a threshold',
    requirement: '9.1 · A.6.2.6',
  } as const
  const breached = monitors.find((one) => one.state === 'breached')
  const watching = monitors.filter((one) => one.state === 'active' && one.thresholdKind !== null)
  if (breached) {
    const record = { register: 'monitors', id: breached.id, code: breached.code }
    const detail = `${breached.code} broke its threshold: ${breached.breachedThreshold ?? 'to be reviewed'}`
    return { ...common, met: 'bad', detail, record, begin: null }
  }
  if (watching.length === 0) {
    const met = system.tier === 'low' ? 'due' : 'bad'
    const paused = monitors.find((one) => one.state === 'paused')
    return paused
      ? {
          ...common,
          met,
          detail: `${paused.code} is paused`,
          record: { register: 'monitors', id: paused.id, code: paused.code },
          begin: null,
        }
      : { ...common, met, detail: 'Nothing is watched yet', record: null, begin: 'monitors' }
  }
  const detail =
    watching.length === 1
      ? '1 monitor, no open breach'
      : `${watching.length} monitors, no open breach`
  return { ...common, met: 'met', detail, record: null, begin: null }
}
