import type { Criteria } from '../criteria/shape.ts'
import type { Action } from '../registers/actions/definition.ts'
import type { Control } from '../registers/controls/definition.ts'
import type { AnyRecord } from '../registers/define.ts'
import type { DocumentVersion } from '../registers/document-versions/definition.ts'
import type { GovernedDocument } from '../registers/documents/definition.ts'
import type { Evidence } from '../registers/evidence/definition.ts'
import type { ImpactAssessment } from '../registers/impact-assessments/definition.ts'
import type { Monitor } from '../registers/monitors/definition.ts'
import type { RiskCriteria } from '../registers/risk-criteria/definition.ts'
import type { Risk } from '../registers/risks/definition.ts'
import type { SoaVersion } from '../registers/soa-versions/definition.ts'
import type { System } from '../registers/systems/definition.ts'

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

/** An account that can sign in. */
export type StateUser = { id: string; name: string; roles: readonly string[] }

/**
 * Everything checks look at, as it stands now or stood at a moment; archived records are left out.
 * Checks are pure functions over it, so they say the same wherever they run.
 */
export type State = {
  /** In the organisation's time zone, `YYYY-MM-DD`. */
  today: string
  systems: readonly System[]
  risks: readonly Risk[]
  assessments: readonly ImpactAssessment[]
  controls: readonly Control[]
  documents: readonly GovernedDocument[]
  versions: readonly DocumentVersion[]
  monitors: readonly Monitor[]
  evidence: readonly Evidence[]
  actions: readonly Action[]
  soaVersions: readonly SoaVersion[]
  criteriaRecords: readonly RiskCriteria[]
  /** The criteria in force, completed. */
  criteria: Criteria
  links: readonly StateLink[]
  acknowledgements: readonly StateAcknowledgement[]
  users: readonly StateUser[]
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

type Index = {
  assessmentsOf: (systemId: string) => readonly ImpactAssessment[]
  risksOf: (systemId: string) => readonly Risk[]
  monitorsOf: (systemId: string) => readonly Monitor[]
  /** Current evidence attached to a record. */
  evidenceOf: (id: string) => readonly Evidence[]
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
  const current = new Map(
    state.evidence.filter((one) => one.state === 'current').map((one) => [one.id, one]),
  )
  const shown = groupedBy(
    state.links.filter((link) => link.kind === 'evidence' && current.has(link.fromId)),
    (link) => [link.toId],
  )
  const read = new Set(state.acknowledgements.map((one) => `${one.recordId} ${one.personId}`))
  const index: Index = {
    assessmentsOf: (id) => assessments.get(id) ?? [],
    risksOf: (id) => risks.get(id) ?? [],
    monitorsOf: (id) => monitors.get(id) ?? [],
    evidenceOf: (id) => (shown.get(id) ?? []).flatMap((link) => current.get(link.fromId) ?? []),
    hasAcknowledged: (versionId, personId) => read.has(`${versionId} ${personId}`),
  }
  indexes.set(state, index)
  return index
}

/** What the operation gate looks at for one system of the state. */
export function gateFacts(state: State, system: System) {
  const index = indexOf(state)
  return {
    today: state.today,
    system,
    assessments: index.assessmentsOf(system.id),
    risks: index.risksOf(system.id),
    monitors: index.monitorsOf(system.id),
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
