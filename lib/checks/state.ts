import type { Criteria } from '../criteria/shape.ts'
import type { AnyRecord } from '../registers/define.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import type { Seen } from './seen.ts'

/** A link between two records; evidence goes from the evidence to what it shows. */
export type StateLink = {
  kind: string
  fromRegister: string
  fromId: string
  toRegister: string
  toId: string
}

/** A person who has read a version of a document. */
export type StateAcknowledgement = { recordId: string; personId: string }

/** What reviewers recorded by a plan of oversight: how much, and the last day; of what is sealed. */
export type StateEvents = { planId: string; count: number; lastOn: string }

/** An account that can sign in. */
export type StateUser = {
  id: string
  name: string
  roles: readonly string[]
  /** A guest's account, such as an external auditor's, ends by itself. */
  accessEndsAt: string | null
}

/** Which list of the state holds which register. */
export const stateLists = {
  systems: 'systems',
  risks: 'risks',
  'impact-assessments': 'assessments',
  controls: 'controls',
  documents: 'documents',
  'document-versions': 'versions',
  monitors: 'monitors',
  evidence: 'evidence',
  actions: 'actions',
  'soa-versions': 'soaVersions',
  'risk-criteria': 'criteriaRecords',
  context: 'contextIssues',
  parties: 'parties',
  scope: 'scopeVersions',
  roles: 'governanceRoles',
  objectives: 'objectives',
  datasets: 'datasets',
  suppliers: 'suppliers',
  changes: 'changes',
  validations: 'validations',
  oversight: 'oversightPlans',
  incidents: 'incidents',
  concerns: 'concerns',
  nonconformities: 'nonconformities',
  certificates: 'certificates',
  audits: 'audits',
  'audit-questions': 'auditQuestions',
  'audit-samples': 'auditSamples',
  resources: 'resources',
  communications: 'communications',
  trainings: 'trainings',
  'training-records': 'trainingRecords',
  'management-reviews': 'managementReviews',
  'review-decisions': 'reviewDecisions',
  readiness: 'readinessAnswers',
} as const satisfies Record<keyof RecordTypes, string>

type Lists = { [K in keyof RecordTypes as (typeof stateLists)[K]]: readonly Seen<K>[] }

/**
 * Everything checks look at, as it stands now or stood at a moment; archived records are left out.
 * Checks are pure functions over it, so they say the same wherever they run.
 */
export type State = Lists & {
  /** In the organisation's time zone, `YYYY-MM-DD`. */
  today: string
  /** The criteria in force, completed. */
  criteria: Criteria
  links: readonly StateLink[]
  acknowledgements: readonly StateAcknowledgement[]
  oversightEvents: readonly StateEvents[]
  users: readonly StateUser[]
}

/** The lists of a state: each register's by what `of` answers for it, or empty. */
export async function listsOf(
  of: <K extends keyof RecordTypes>(register: K) => Promise<readonly Seen<K>[]>,
): Promise<Lists> {
  const lists: Record<string, unknown> = {}
  for (const register of Object.keys(stateLists) as (keyof RecordTypes)[]) {
    lists[stateLists[register]] = await of(register)
  }
  return lists as Lists
}

/** A record as results name it. */
export type Named = { register: string; id: string; code: string; title: string }

/** The name of a record in a result. */
export function named(
  register: string,
  record: Pick<AnyRecord, 'id' | 'code'> & { title: string | null },
): Named {
  return { register, id: record.id, code: record.code, title: record.title ?? record.code }
}

/** A record as checks see it, with what every record has. */
export type Known<K extends keyof RecordTypes> = Seen<K> &
  Pick<AnyRecord, 'id' | 'code'> & { title: string | null }

/** The records of a register in a state. */
export function recordsOf<K extends keyof RecordTypes>(
  state: State,
  register: K,
): readonly Known<K>[] {
  return state[stateLists[register]] as unknown as readonly Known<K>[]
}

/** A record of the state by its id. */
export function recordOf(state: State, register: string, id: string): { id: string } | undefined {
  if (!Object.hasOwn(stateLists, register)) return undefined
  const list: readonly { id: string }[] = state[stateLists[register as keyof typeof stateLists]]
  const known = byIds.get(list) ?? new Map(list.map((one) => [one.id, one]))
  byIds.set(list, known)
  return known.get(id)
}

const byIds = new WeakMap<readonly { id: string }[], ReadonlyMap<string, { id: string }>>()

/** The systems that a record is about; none for what concerns the whole organisation. */
export function systemsOf(record: object): string[] {
  const { systemId, systemIds }: { systemId?: unknown; systemIds?: unknown } = record
  return [systemId, systemIds].flat().filter((id) => typeof id === 'string')
}

/** Records of a list of the state that are about a system. */
export function aboutSystem<R extends object>(list: readonly R[], systemId: string): readonly R[] {
  const known = bySystem.get(list) ?? groupedBy<object>(list, systemsOf)
  bySystem.set(list, known)
  return (known.get(systemId) ?? []) as R[]
}

const bySystem = new WeakMap<readonly object[], ReadonlyMap<string, object[]>>()

type Index = {
  assessmentsOf: (systemId: string) => readonly Seen<'impact-assessments'>[]
  risksOf: (systemId: string) => readonly Seen<'risks'>[]
  monitorsOf: (systemId: string) => readonly Seen<'monitors'>[]
  changesOf: (systemId: string) => readonly Seen<'changes'>[]
  /** Current evidence attached to a record. */
  evidenceOf: (id: string) => readonly Seen<'evidence'>[]
  /** Ids of records that are linked with a record, whichever way. */
  relatedTo: (id: string) => ReadonlySet<string>
  hasAcknowledged: (versionId: string, personId: string) => boolean
}

const indexes = new WeakMap<State, Index>()

/** The state by what hangs on what; made once for each state. */
export function indexOf(state: State): Index {
  const known = indexes.get(state)
  if (known) return known
  const assessments = groupedBy(state.assessments, (one) => [one.systemId])
  const risks = groupedBy(state.risks, (one) => one.systemIds)
  const monitors = groupedBy(state.monitors, (one) => [one.systemId])
  const changes = groupedBy(state.changes, (one) => one.systemIds)
  const current = new Map(
    state.evidence.filter((one) => one.state === 'current').map((one) => [one.id, one]),
  )
  const shown = groupedBy(
    state.links.filter((link) => link.kind === 'evidence' && current.has(link.fromId)),
    (link) => [link.toId],
  )
  const related = new Map<string, Set<string>>()
  for (const { kind, fromId, toId } of state.links) {
    if (kind !== 'related') continue
    related.set(fromId, (related.get(fromId) ?? new Set()).add(toId))
    related.set(toId, (related.get(toId) ?? new Set()).add(fromId))
  }
  const none: ReadonlySet<string> = new Set()
  const read = new Set(state.acknowledgements.map((one) => `${one.recordId} ${one.personId}`))
  const index: Index = {
    assessmentsOf: (id) => assessments.get(id) ?? [],
    risksOf: (id) => risks.get(id) ?? [],
    monitorsOf: (id) => monitors.get(id) ?? [],
    changesOf: (id) => changes.get(id) ?? [],
    evidenceOf: (id) => (shown.get(id) ?? []).flatMap((link) => current.get(link.fromId) ?? []),
    relatedTo: (id) => related.get(id) ?? none,
    hasAcknowledged: (versionId, personId) => read.has(`${versionId} ${personId}`),
  }
  indexes.set(state, index)
  return index
}

/** What the operation gate looks at for one system of the state. */
export function gateFacts(state: State, system: Seen<'systems'>) {
  const index = indexOf(state)
  return {
    today: state.today,
    system,
    assessments: index.assessmentsOf(system.id),
    risks: index.risksOf(system.id),
    monitors: index.monitorsOf(system.id),
    changes: index.changesOf(system.id),
    datasets: aboutSystem(state.datasets, system.id),
    validations: aboutSystem(state.validations, system.id),
    plans: aboutSystem(state.oversightPlans, system.id),
    criteria: state.criteria,
  }
}

function groupedBy<T>(items: readonly T[], keysOf: (item: T) => readonly (string | null)[]) {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (key === null) continue
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}
