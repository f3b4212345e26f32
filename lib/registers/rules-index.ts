import { actionRules } from './actions/rules.ts'
import { auditQuestionRules } from './audit-questions/rules.ts'
import { auditSampleRules } from './audit-samples/rules.ts'
import { auditRules } from './audits/rules.ts'
import { certificateRules } from './certificates/rules.ts'
import { changeRules } from './changes/rules.ts'
import { communicationRules } from './communications/rules.ts'
import { concernRules } from './concerns/rules.ts'
import { contextRules } from './context/rules.ts'
import { controlRules } from './controls/rules.ts'
import { datasetRules } from './datasets/rules.ts'
import { documentVersionRules } from './document-versions/rules.ts'
import { documentRules } from './documents/rules.ts'
import { evidenceRules } from './evidence/rules.ts'
import { impactAssessmentRules } from './impact-assessments/rules.ts'
import { incidentRules } from './incidents/rules.ts'
import { managementReviewRules } from './management-reviews/rules.ts'
import { monitorRules } from './monitors/rules.ts'
import { nonconformityRules } from './nonconformities/rules.ts'
import { objectiveRules } from './objectives/rules.ts'
import { oversightRules } from './oversight/rules.ts'
import { partyRules } from './parties/rules.ts'
import { readinessRules } from './readiness/rules.ts'
import type { RecordTypes } from './record-types.ts'
import { resourceRules } from './resources/rules.ts'
import { reviewDecisionRules } from './review-decisions/rules.ts'
import { riskCriteriaRules } from './risk-criteria/rules.ts'
import { riskRules } from './risks/rules.ts'
import { roleRules } from './roles/rules.ts'
import type { RegisterRules } from './rules.ts'
import { scopeRules } from './scope/rules.ts'
import { soaVersionRules } from './soa-versions/rules.ts'
import { supplierRules } from './suppliers/rules.ts'
import { systemRules } from './systems/rules.ts'
import { trainingRecordRules } from './training-records/rules.ts'
import { trainingRules } from './trainings/rules.ts'
import { validationRules } from './validations/rules.ts'

const rulesByKey = {
  systems: systemRules,
  risks: riskRules,
  'impact-assessments': impactAssessmentRules,
  controls: controlRules,
  'soa-versions': soaVersionRules,
  documents: documentRules,
  'document-versions': documentVersionRules,
  monitors: monitorRules,
  evidence: evidenceRules,
  actions: actionRules,
  'risk-criteria': riskCriteriaRules,
  context: contextRules,
  parties: partyRules,
  scope: scopeRules,
  roles: roleRules,
  objectives: objectiveRules,
  datasets: datasetRules,
  suppliers: supplierRules,
  changes: changeRules,
  validations: validationRules,
  oversight: oversightRules,
  incidents: incidentRules,
  concerns: concernRules,
  nonconformities: nonconformityRules,
  certificates: certificateRules,
  audits: auditRules,
  'audit-questions': auditQuestionRules,
  'audit-samples': auditSampleRules,
  resources: resourceRules,
  communications: communicationRules,
  trainings: trainingRules,
  'training-records': trainingRecordRules,
  'management-reviews': managementReviewRules,
  'review-decisions': reviewDecisionRules,
  readiness: readinessRules,
} satisfies Record<keyof RecordTypes, RegisterRules>

/** The behaviour of a register; server only. Throws for a key that `registers` does not have. */
export function rulesOf(key: string): RegisterRules {
  const rules = (rulesByKey as Record<string, RegisterRules>)[key]
  if (!rules) throw new Error(`register ${key} has no rules`)
  return rules
}
