import type { PdfDocument } from '../../../lib/pdf/document.ts'
import { buildAuditReport } from '../../../lib/pdf/documents/audit-report.ts'
import { buildImpactAssessment } from '../../../lib/pdf/documents/impact-assessment.ts'
import { buildPackIndex } from '../../../lib/pdf/documents/pack-index.ts'
import { buildPolicyDocument } from '../../../lib/pdf/documents/policy-document.ts'
import { buildReadiness } from '../../../lib/pdf/documents/readiness.ts'
import { buildRecord } from '../../../lib/pdf/documents/record.ts'
import { buildRegisterList } from '../../../lib/pdf/documents/register-list.ts'
import { buildRiskRegister } from '../../../lib/pdf/documents/risk-register.ts'
import { buildStatementOfApplicability } from '../../../lib/pdf/documents/statement-of-applicability.ts'
import { buildSystemDossier } from '../../../lib/pdf/documents/system-dossier.ts'
import {
  auditReport,
  impactAssessment,
  packIndex,
  policyDocument,
  readiness,
  record,
  registerList,
  riskRegister,
  statementOfApplicability,
  systemDossier,
} from './aldermoor.ts'

/** One believable document of each kind. */
export const samples: Record<string, () => PdfDocument> = {
  'pack-index': () => buildPackIndex(packIndex()),
  'statement-of-applicability': () => buildStatementOfApplicability(statementOfApplicability()),
  'risk-register': () => buildRiskRegister(riskRegister()),
  'system-dossier': () => buildSystemDossier(systemDossier()),
  'impact-assessment': () => buildImpactAssessment(impactAssessment()),
  'audit-report': () => buildAuditReport(auditReport()),
  'policy-document': () => buildPolicyDocument(policyDocument()),
  'register-list': () => buildRegisterList(registerList()),
  readiness: () => buildReadiness(readiness()),
  record: () => buildRecord(record()),
}
