import type { Actor } from '../access/actor.ts'
import type { PdfDocument } from '../pdf/document.ts'
import { buildAuditReport } from '../pdf/documents/audit-report.ts'
import { buildImpactAssessment } from '../pdf/documents/impact-assessment.ts'
import { buildManagementReview } from '../pdf/documents/management-review.ts'
import { buildNonconformityReport } from '../pdf/documents/nonconformity-report.ts'
import { buildPolicyDocument } from '../pdf/documents/policy-document.ts'
import { buildReadiness } from '../pdf/documents/readiness.ts'
import { buildRiskRegister } from '../pdf/documents/risk-register.ts'
import { buildStatementOfApplicability } from '../pdf/documents/statement-of-applicability.ts'
import { buildSystemDossier } from '../pdf/documents/system-dossier.ts'
import { buildTreatmentPlan } from '../pdf/documents/treatment-plan.ts'
import { loadState } from '../records/load-state.ts'
import type { Moment } from '../records/source.ts'
import type { Audit } from '../registers/audits/definition.ts'
import type { AnyRecord } from '../registers/define.ts'
import type { DocumentVersion } from '../registers/document-versions/definition.ts'
import type { ImpactAssessment } from '../registers/impact-assessments/definition.ts'
import type { ManagementReview } from '../registers/management-reviews/definition.ts'
import type { Nonconformity } from '../registers/nonconformities/definition.ts'
import type { Risk } from '../registers/risks/definition.ts'
import type { SoaVersion } from '../registers/soa-versions/definition.ts'
import type { System } from '../registers/systems/definition.ts'
import { auditReportInput } from './audit-report.ts'
import { type ReportContext, reportContext, wholeRecords } from './context.ts'
import { impactAssessmentInput } from './impact-assessment.ts'
import { managementReviewInput } from './management-review.ts'
import { nonconformityReportInput } from './nonconformity-report.ts'
import { policyDocumentInput } from './policy-document.ts'
import { readinessInput } from './readiness.ts'
import { riskRegisterInput } from './risk-register.ts'
import { statementInput } from './statement-of-applicability.ts'
import { systemDossierInput } from './system-dossier.ts'
import { treatmentPlanInput } from './treatment-plan.ts'

type Draw = (context: ReportContext, record: AnyRecord) => Promise<PdfDocument | null>

/** Registers whose records have a document of their own design; the others print alike. */
const designs: Record<string, Draw> = {
  systems: async (context, record) =>
    buildSystemDossier(await systemDossierInput(context, record as unknown as System)),
  'impact-assessments': async (context, record) =>
    buildImpactAssessment(
      await impactAssessmentInput(context, record as unknown as ImpactAssessment),
    ),
  'soa-versions': async (context, record) =>
    buildStatementOfApplicability(await statementInput(context, record as unknown as SoaVersion)),
  'management-reviews': async (context, record) =>
    buildManagementReview(
      await managementReviewInput(context, record as unknown as ManagementReview),
    ),
  'document-versions': async (context, record) =>
    buildPolicyDocument(await policyDocumentInput(context, record as unknown as DocumentVersion)),
  audits: async (context, record) =>
    buildAuditReport(await auditReportInput(context, record as unknown as Audit)),
  nonconformities: async (context, record) =>
    buildNonconformityReport(
      await nonconformityReportInput(context, record as unknown as Nonconformity),
    ),
  documents: async (context, record) => {
    const inForce = record.effectiveVersionId
    const ids = typeof inForce === 'string' ? [inForce] : []
    const [version] = await wholeRecords(context, 'document-versions', ids)
    return version ? buildPolicyDocument(await policyDocumentInput(context, version)) : null
  },
}

/**
 * The designed document of a record that the caller may export, now or as of a moment; null where
 * its register has none.
 */
export async function designedRecord(
  actor: Actor,
  key: string,
  record: AnyRecord,
  asOf?: Moment,
): Promise<PdfDocument | null> {
  const draw = designs[key]
  return draw ? draw(await reportContext(actor, asOf), record) : null
}

/** The gap report: how far the management system is, whichever answers a list shows. */
export async function designedReadiness(actor: Actor, asOf?: Moment): Promise<PdfDocument> {
  return buildReadiness(readinessInput(await reportContext(actor, asOf), await loadState({ asOf })))
}

/** What risks are told as: all that is known of them, or what is done about them. */
export const riskDocuments = {
  'risk-register': async (context: ReportContext, risks: readonly Risk[], scope: string) =>
    buildRiskRegister(await riskRegisterInput(context, risks, scope)),
  'treatment-plan': async (context: ReportContext, risks: readonly Risk[], scope: string) =>
    buildTreatmentPlan(await treatmentPlanInput(context, risks, scope)),
}
export type RiskDocument = keyof typeof riskDocuments

/** A document of these risks, which the caller may export; `filter` says which they are. */
export async function designedRisks(
  actor: Actor,
  risks: readonly AnyRecord[],
  { as, filter, asOf }: { as: RiskDocument; filter: string; asOf?: Moment | undefined },
): Promise<PdfDocument> {
  const context = await reportContext(actor, asOf)
  return riskDocuments[as](context, risks as unknown as Risk[], filter || 'All risks')
}
