import { assessmentChecks } from './assessments.ts'
import { auditChecks } from './audits.ts'
import type { Check } from './check.ts'
import { communicationChecks } from './communications.ts'
import { concernChecks } from './concerns.ts'
import { contextChecks } from './context.ts'
import { dataChecks } from './data.ts'
import { documentChecks } from './documents.ts'
import { euActChecks } from './eu-act.ts'
import { improvementChecks } from './improvement.ts'
import { incidentChecks } from './incidents.ts'
import { leadershipChecks } from './leadership.ts'
import { lifeCycleChecks } from './life-cycle.ts'
import { managementReviewChecks } from './management-reviews.ts'
import { monitoringChecks } from './monitoring.ts'
import { objectiveChecks } from './objectives.ts'
import { operationChecks } from './operation.ts'
import { oversightChecks } from './oversight.ts'
import { readinessChecks } from './readiness.ts'
import { renewalChecks } from './renewal.ts'
import { resourceChecks } from './resources.ts'
import { retirementChecks } from './retirement.ts'
import { riskChecks } from './risks.ts'
import { scopeChecks } from './scope.ts'
import { controlChecks, statementChecks } from './statement.ts'
import { supplierChecks } from './suppliers.ts'
import { trainingChecks } from './trainings.ts'

/** Every check, in the order of the standard. */
export const checks: readonly Check[] = [
  ...contextChecks,
  ...euActChecks,
  ...scopeChecks,
  ...leadershipChecks,
  ...riskChecks,
  ...statementChecks,
  ...objectiveChecks,
  ...resourceChecks,
  ...trainingChecks,
  ...communicationChecks,
  ...documentChecks,
  ...operationChecks,
  ...assessmentChecks,
  ...monitoringChecks,
  ...auditChecks,
  ...managementReviewChecks,
  ...readinessChecks,
  ...improvementChecks,
  ...dataChecks,
  ...supplierChecks,
  ...concernChecks,
  ...controlChecks,
  ...lifeCycleChecks,
  ...renewalChecks,
  ...oversightChecks,
  ...retirementChecks,
  ...incidentChecks,
]
