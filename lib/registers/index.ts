import { NotFound } from '../errors.ts'
import { actions } from './actions/definition.ts'
import { controls } from './controls/definition.ts'
import type { RegisterDefinition } from './define.ts'
import { documentVersions } from './document-versions/definition.ts'
import { documents } from './documents/definition.ts'
import { evidence } from './evidence/definition.ts'
import { impactAssessments } from './impact-assessments/definition.ts'
import { monitors } from './monitors/definition.ts'
import { riskCriteria } from './risk-criteria/definition.ts'
import { risks } from './risks/definition.ts'
import { soaVersions } from './soa-versions/definition.ts'
import { systems } from './systems/definition.ts'

/** Every register, in the order of the Plan-Do-Check-Act cycle. */
export const registers = [
  documents,
  documentVersions,
  riskCriteria,
  risks,
  impactAssessments,
  controls,
  soaVersions,
  systems,
  monitors,
  evidence,
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
