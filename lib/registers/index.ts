import { NotFound } from '../errors.ts'
import { actions } from './actions/definition.ts'
import { auditQuestions } from './audit-questions/definition.ts'
import { auditSamples } from './audit-samples/definition.ts'
import { audits } from './audits/definition.ts'
import { certificates } from './certificates/definition.ts'
import { changes } from './changes/definition.ts'
import { communications } from './communications/definition.ts'
import { concerns } from './concerns/definition.ts'
import { contextIssues } from './context/definition.ts'
import { controls } from './controls/definition.ts'
import { datasets } from './datasets/definition.ts'
import type { RegisterDefinition } from './define.ts'
import { documentVersions } from './document-versions/definition.ts'
import { documents } from './documents/definition.ts'
import { evidence } from './evidence/definition.ts'
import { impactAssessments } from './impact-assessments/definition.ts'
import { incidents } from './incidents/definition.ts'
import { managementReviews } from './management-reviews/definition.ts'
import { monitors } from './monitors/definition.ts'
import { nonconformities } from './nonconformities/definition.ts'
import { objectives } from './objectives/definition.ts'
import { oversight } from './oversight/definition.ts'
import { parties } from './parties/definition.ts'
import { readiness } from './readiness/definition.ts'
import { resources } from './resources/definition.ts'
import { reviewDecisions } from './review-decisions/definition.ts'
import { riskCriteria } from './risk-criteria/definition.ts'
import { risks } from './risks/definition.ts'
import { governanceRoles } from './roles/definition.ts'
import { scope } from './scope/definition.ts'
import { soaVersions } from './soa-versions/definition.ts'
import { suppliers } from './suppliers/definition.ts'
import { systems } from './systems/definition.ts'
import { trainingRecords } from './training-records/definition.ts'
import { trainings } from './trainings/definition.ts'
import { validations } from './validations/definition.ts'

/** Every register, in the order of the Plan-Do-Check-Act cycle. */
export const registers = [
  contextIssues,
  parties,
  scope,
  governanceRoles,
  documents,
  documentVersions,
  riskCriteria,
  risks,
  impactAssessments,
  controls,
  soaVersions,
  objectives,
  systems,
  changes,
  resources,
  datasets,
  validations,
  suppliers,
  communications,
  trainings,
  trainingRecords,
  incidents,
  concerns,
  oversight,
  monitors,
  readiness,
  evidence,
  audits,
  auditQuestions,
  auditSamples,
  managementReviews,
  reviewDecisions,
  certificates,
  nonconformities,
  actions,
] as unknown as readonly RegisterDefinition[]

const byKey = new Map(registers.map((register) => [register.key, register]))

/** The register with this key; throws NotFound, since keys come from addresses that people can type. */
export function registerOf(key: string): RegisterDefinition {
  const register = byKey.get(key)
  if (!register) throw new NotFound(`There is no register “${key}”.`)
  return register
}

/** Whether there is a register with this key. */
export function isRegister(key: string): boolean {
  return byKey.has(key)
}
