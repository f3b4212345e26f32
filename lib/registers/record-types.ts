import type { Where } from '../access/where.ts'
import type { Action } from './actions/definition.ts'
import type { AuditQuestion } from './audit-questions/definition.ts'
import type { AuditSample } from './audit-samples/definition.ts'
import type { Audit } from './audits/definition.ts'
import type { Certificate } from './certificates/definition.ts'
import type { Change } from './changes/definition.ts'
import type { Communication } from './communications/definition.ts'
import type { Concern } from './concerns/definition.ts'
import type { ContextIssue } from './context/definition.ts'
import type { Control } from './controls/definition.ts'
import type { Dataset } from './datasets/definition.ts'
import type { DocumentVersion } from './document-versions/definition.ts'
import type { GovernedDocument } from './documents/definition.ts'
import type { Evidence } from './evidence/definition.ts'
import type { ImpactAssessment } from './impact-assessments/definition.ts'
import type { Incident } from './incidents/definition.ts'
import type { ManagementReview } from './management-reviews/definition.ts'
import type { Monitor } from './monitors/definition.ts'
import type { Nonconformity } from './nonconformities/definition.ts'
import type { Objective } from './objectives/definition.ts'
import type { OversightPlan } from './oversight/definition.ts'
import type { InterestedParty } from './parties/definition.ts'
import type { ReadinessAnswer } from './readiness/definition.ts'
import type { Resource } from './resources/definition.ts'
import type { ReviewDecision } from './review-decisions/definition.ts'
import type { RiskCriteria } from './risk-criteria/definition.ts'
import type { Risk } from './risks/definition.ts'
import type { GovernanceRole } from './roles/definition.ts'
import type { RuleContext } from './rules.ts'
import type { ScopeVersion } from './scope/definition.ts'
import type { SoaVersion } from './soa-versions/definition.ts'
import type { Supplier } from './suppliers/definition.ts'
import type { System } from './systems/definition.ts'
import type { TrainingRecord } from './training-records/definition.ts'
import type { Training } from './trainings/definition.ts'
import type { Validation } from './validations/definition.ts'

/** The record type of each register. */
export type RecordTypes = {
  systems: System
  risks: Risk
  'impact-assessments': ImpactAssessment
  controls: Control
  'soa-versions': SoaVersion
  documents: GovernedDocument
  'document-versions': DocumentVersion
  monitors: Monitor
  evidence: Evidence
  actions: Action
  'risk-criteria': RiskCriteria
  context: ContextIssue
  parties: InterestedParty
  scope: ScopeVersion
  roles: GovernanceRole
  objectives: Objective
  datasets: Dataset
  suppliers: Supplier
  changes: Change
  validations: Validation
  oversight: OversightPlan
  incidents: Incident
  concerns: Concern
  nonconformities: Nonconformity
  certificates: Certificate
  audits: Audit
  'audit-questions': AuditQuestion
  'audit-samples': AuditSample
  resources: Resource
  communications: Communication
  trainings: Training
  'training-records': TrainingRecord
  'management-reviews': ManagementReview
  'review-decisions': ReviewDecision
  readiness: ReadinessAnswer
}

/** Records of a register that are not archived, with their own type, inside a rule's transaction. */
export async function recordsIn<K extends keyof RecordTypes>(
  context: Pick<RuleContext, 'list'>,
  register: K,
  ...where: Where[]
): Promise<RecordTypes[K][]> {
  const records = await context.list(register, {
    all: [{ field: 'archivedAt', is: null }, ...where],
  })
  return records as unknown as RecordTypes[K][]
}

/** One record of a register with its own type, or null. */
export async function recordIn<K extends keyof RecordTypes>(
  context: Pick<RuleContext, 'find'>,
  register: K,
  id: string | null,
): Promise<RecordTypes[K] | null> {
  return id ? ((await context.find(register, id)) as unknown as RecordTypes[K] | null) : null
}
