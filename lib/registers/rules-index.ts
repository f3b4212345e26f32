import { actionRules } from './actions/rules.ts'
import { controlRules } from './controls/rules.ts'
import { documentVersionRules } from './document-versions/rules.ts'
import { documentRules } from './documents/rules.ts'
import { evidenceRules } from './evidence/rules.ts'
import { impactAssessmentRules } from './impact-assessments/rules.ts'
import { monitorRules } from './monitors/rules.ts'
import type { RecordTypes } from './record-types.ts'
import { riskCriteriaRules } from './risk-criteria/rules.ts'
import { riskRules } from './risks/rules.ts'
import type { RegisterRules } from './rules.ts'
import { soaVersionRules } from './soa-versions/rules.ts'
import { systemRules } from './systems/rules.ts'

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
} satisfies Record<keyof RecordTypes, RegisterRules>

/** The behaviour of a register; server only. Throws for a key that `registers` does not have. */
export function rulesOf(key: string): RegisterRules {
  const rules = (rulesByKey as Record<string, RegisterRules>)[key]
  if (!rules) throw new Error(`register ${key} has no rules`)
  return rules
}
