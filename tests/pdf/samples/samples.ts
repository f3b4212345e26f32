import type { PdfDocument } from '../../../lib/pdf/document.ts'
import { buildAuditReport } from '../../../lib/pdf/documents/audit-report.ts'
import { buildComparison } from '../../../lib/pdf/documents/comparison.ts'
import { buildImpactAssessment } from '../../../lib/pdf/documents/impact-assessment.ts'
import { buildManagementReview } from '../../../lib/pdf/documents/management-review.ts'
import { buildNonconformityReport } from '../../../lib/pdf/documents/nonconformity-report.ts'
import { buildPackIndex } from '../../../lib/pdf/documents/pack-index.ts'
import { buildPolicyDocument } from '../../../lib/pdf/documents/policy-document.ts'
import { buildReadiness } from '../../../lib/pdf/documents/readiness.ts'
import { buildRecord } from '../../../lib/pdf/documents/record.ts'
import { buildRegisterList } from '../../../lib/pdf/documents/register-list.ts'
import { buildRiskRegister } from '../../../lib/pdf/documents/risk-register.ts'
import { buildStatementOfApplicability } from '../../../lib/pdf/documents/statement-of-applicability.ts'
import { buildSystemDossier } from '../../../lib/pdf/documents/system-dossier.ts'
import { buildTreatmentPlan } from '../../../lib/pdf/documents/treatment-plan.ts'
import * as aldermoor from './aldermoor.ts'
import * as improvement from './improvement.ts'

/** Changes an input before a document is built of it. */
export type Bend = <T>(input: T) => T

/** A document with so many rows in its longest list, as many as are believable without a number. */
export type Sample = (rows?: number, bend?: Bend) => PdfDocument

function sample<T>(build: (input: T) => PdfDocument, input: (rows?: number) => T): Sample {
  return (rows, bend = (same) => same) => build(bend(input(rows)))
}

/** The items again and again, until there are so many. */
function cycled<T>(items: readonly T[], rows: number | undefined): T[] {
  if (rows === undefined) return [...items]
  return Array.from({ length: rows }, (_, index) => items[index % items.length] as T)
}

/** One believable document of each kind, with a list that can be of any length. */
export const samples: Record<string, Sample> = {
  'pack-index': sample(buildPackIndex, (rows) => {
    const input = aldermoor.packIndex()
    return { ...input, documents: cycled(input.documents, rows) }
  }),
  'statement-of-applicability': sample(buildStatementOfApplicability, (rows) => {
    const input = aldermoor.statementOfApplicability()
    return { ...input, controls: cycled(input.controls, rows) }
  }),
  'risk-register': sample(buildRiskRegister, aldermoor.riskRegister),
  'treatment-plan': sample(buildTreatmentPlan, improvement.treatmentPlan),
  'system-dossier': sample(buildSystemDossier, (rows) => {
    const input = aldermoor.systemDossier()
    return {
      ...input,
      risks: cycled(input.risks, rows),
      actions: cycled(input.actions, rows),
      evidence: cycled(input.evidence, rows),
    }
  }),
  'impact-assessment': sample(buildImpactAssessment, (rows) => {
    const input = aldermoor.impactAssessment()
    return { ...input, actions: cycled(input.actions, rows) }
  }),
  'audit-report': sample(buildAuditReport, (rows) => {
    const input = aldermoor.auditReport()
    const parts = input.parts.map((part) => ({ ...part, answers: cycled(part.answers, rows) }))
    return { ...input, parts, findings: cycled(input.findings, rows) }
  }),
  'management-review': sample(buildManagementReview, (rows) => {
    const input = improvement.managementReview()
    const [first, ...others] = input.inputs
    const inputs = first ? [{ ...first, records: cycled(first.records, rows) }, ...others] : []
    return { ...input, inputs, decisions: cycled(input.decisions, rows) }
  }),
  'nonconformity-report': sample(buildNonconformityReport, (rows) => {
    const input = improvement.nonconformityReport()
    return { ...input, actions: cycled(input.actions, rows) }
  }),
  readiness: sample(buildReadiness, (rows) => {
    const input = aldermoor.readiness()
    return { ...input, gaps: cycled(input.gaps, rows) }
  }),
  'policy-document': sample(buildPolicyDocument, (rows) => {
    const input = aldermoor.policyDocument()
    return { ...input, acknowledgements: cycled(input.acknowledgements, rows) }
  }),
  comparison: sample(buildComparison, (rows) => {
    const input = improvement.comparison()
    const registers = input.registers.map((one) => ({
      ...one,
      records: cycled(one.records, rows),
    }))
    return { ...input, registers }
  }),
  'register-list': sample(buildRegisterList, aldermoor.registerList),
  record: sample(buildRecord, (rows) => {
    const input = aldermoor.record()
    const links = input.links.map((one) =>
      one.items.length > 0 ? { ...one, items: cycled(one.items, rows) } : one,
    )
    return { ...input, links }
  }),
}
