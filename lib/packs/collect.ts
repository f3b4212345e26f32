import type { Actor } from '../access/actor.ts'
import type { Moment } from '../audit-trail/log.ts'
import type { StoredFile } from '../fields/field.ts'
import type { PdfDocument } from '../pdf/document.ts'
import { buildAuditReport } from '../pdf/documents/audit-report.ts'
import { buildImpactAssessment } from '../pdf/documents/impact-assessment.ts'
import { buildManagementReview } from '../pdf/documents/management-review.ts'
import { buildPackIndex, type PackIndexInput } from '../pdf/documents/pack-index.ts'
import { buildPolicyDocument } from '../pdf/documents/policy-document.ts'
import { buildReadiness } from '../pdf/documents/readiness.ts'
import { buildRiskRegister } from '../pdf/documents/risk-register.ts'
import { buildStatementOfApplicability } from '../pdf/documents/statement-of-applicability.ts'
import { buildSystemDossier } from '../pdf/documents/system-dossier.ts'
import { contentFields } from '../records/content-hash.ts'
import { loadState } from '../records/load-state.ts'
import type { Filters } from '../records/query.ts'
import { isRegister, registerOf } from '../registers/index.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import { auditReportInput } from '../reports/audit-report.ts'
import { packReader, type ReportContext, reportContext, wholeRecords } from '../reports/context.ts'
import { evidenceMentions } from '../reports/evidence.ts'
import { impactAssessmentInput } from '../reports/impact-assessment.ts'
import { managementReviewInput } from '../reports/management-review.ts'
import { policyDocumentInput } from '../reports/policy-document.ts'
import { readinessInput } from '../reports/readiness.ts'
import { riskRegisterInput } from '../reports/risk-register.ts'
import { statementInput } from '../reports/statement-of-applicability.ts'
import { systemDossierInput } from '../reports/system-dossier.ts'
import { evidencePath, type PackInput, type PackRegister } from './build.ts'
import { packRegister } from './rows.ts'
import { type Selection, selectRecords, toldRegisters, trailScope } from './selection.ts'
import type { Content } from './spool.ts'
import type { TrailScope } from './trail.ts'
import { packVersions } from './versions.ts'

/** What somebody asks a pack to hold; why is in the audit trail, not in the bytes. */
export type PackRequest = { filters: Filters; asOf: Moment }

/** Where the bytes of evidence come from, and which files are there. */
export type FileSource = { open(sha256: string): Promise<Content> }

type PackDocument = PackInput['documents'][number] & { title: string }

/**
 * Everything a pack holds, as of a moment: pure in (state, filter, versions of templates and
 * catalogue), so that the same request gives the same bytes on every installation of the same data.
 */
export async function collectPack(
  actor: Actor,
  request: PackRequest,
  files: FileSource,
): Promise<PackInput> {
  const context = await reportContext(packReader, request.asOf)
  const selection = await selectRecords(actor, request.filters, context.state, request.asOf)
  const scope = trailScope(selection)
  const size = request.asOf.seq
  const registers = toldRegisters.map((key) =>
    packRegister(context.sql, { key, size, scope, names: context.names }),
  )
  const filter = filterInWords(request.filters)
  const documents = documentsOf(context, selection, filter)
  const evidence = await evidenceFiles(registers, files)
  const counts = await Promise.all(
    registers.map(async (one) => [one.key, await one.count()] as const),
  )
  const index: PackIndexInput = {
    ...context.frame,
    proof: context.frame.proof ?? { logSize: size, logRoot: '', keyFingerprint: '' },
    purpose: 'What the AI management system held at this moment, for anybody to check.',
    filter,
    packName: `plumbline-pack-${size}.zip`,
    registers: counts.map(([key, records]) => ({
      name: isRegister(key) ? registerOf(key).name.many : key.replaceAll('-', ' '),
      records,
      files: [`registers/${key}.json`, `registers/${key}.csv`],
    })),
    documents: documents.map(({ path, title }) => ({ path, title })),
    evidence: context.state.evidence
      .filter((one) => selection.everything || selection.ids.has(one.id))
      .flatMap(evidenceMentions),
    trail: await trailCounts(context, scope),
    remarks: [],
  }
  return {
    info: {
      organisation: context.frame.organisation,
      asOf: request.asOf,
      filter,
      versions: packVersions,
    },
    documents: [
      { path: 'index.pdf', open: (draw) => draw(buildPackIndex(index)) },
      ...documents.map(({ path, open }) => ({ path, open })),
    ],
    registers,
    evidence,
    approvedFields: Object.fromEntries(
      toldRegisters.filter(isRegister).map((key) => [key, contentFields(registerOf(key))]),
    ),
    scope,
  }
}

/** The filter of a pack as its index and its bag say it. */
export function filterInWords(filters: Filters): string {
  const { fields } = registerOf('systems')
  const parts = Object.entries(filters).flatMap(([key, value]) => {
    if (!value) return []
    const field = fields[key]
    const options = field && 'options' in field ? field.options : []
    const words = value
      .split(',')
      .map((one) => options.find((option) => option.value === one)?.label ?? one)
    return [`${field?.label ?? key}: ${words.join(' or ')}`]
  })
  return parts.length ? `AI systems with ${parts.join('; ')}` : 'The whole management system'
}

function documentsOf(context: ReportContext, selection: Selection, filter: string): PackDocument[] {
  const { state } = context
  const has = (id: string) => selection.everything || selection.ids.has(id)
  const statement =
    state.soaVersions.findLast((one) => one.state === 'approved') ??
    state.soaVersions.findLast((one) => one.state === 'draft')
  const risks = state.risks.filter((risk) => has(risk.id)).map((risk) => risk.id)
  const chosen = new Set(selection.systemIds)
  const pdf = (path: string, title: string, build: () => Promise<PdfDocument>): PackDocument => ({
    path: `documents/${path}.pdf`,
    title,
    open: async (draw) => draw(await build()),
  })
  const whole = async <K extends keyof RecordTypes>(register: K, id: string) => {
    const [record] = await wholeRecords(context, register, [id])
    if (!record) throw new Error(`the trail has no ${register} ${id} at this moment`)
    return record
  }
  return [
    ...(statement
      ? [
          pdf(
            `statement-of-applicability-${statement.number ?? 'draft'}`,
            statement.title ?? 'Statement of Applicability',
            async () =>
              buildStatementOfApplicability(
                await statementInput(context, await whole('soa-versions', statement.id)),
              ),
          ),
        ]
      : []),
    pdf('risk-register', 'Risk register', async () =>
      buildRiskRegister(
        await riskRegisterInput(context, await wholeRecords(context, 'risks', risks), filter),
      ),
    ),
    pdf('gap-report', 'Gap report', async () =>
      buildReadiness(readinessInput(context, await loadState({ asOf: context.moment }))),
    ),
    ...state.versions
      .filter((one) => ['effective', 'superseded'].includes(one.state))
      .map(({ id, code, title }) =>
        pdf(`policies/${code}`, title ?? code, async () =>
          buildPolicyDocument(
            await policyDocumentInput(context, await whole('document-versions', id)),
          ),
        ),
      ),
    ...state.managementReviews
      .filter((one) => ['held', 'signed'].includes(one.state))
      .map(({ id, code, title }) =>
        pdf(`reviews/${code}`, `${code} ${title ?? ''}`, async () =>
          buildManagementReview(
            await managementReviewInput(context, await whole('management-reviews', id)),
          ),
        ),
      ),
    ...state.assessments
      .filter((one) => has(one.id) && !['draft', 'withdrawn'].includes(one.state))
      .map(({ id, code, title }) =>
        pdf(`assessments/${code}`, `${code} ${title ?? ''}`, async () =>
          buildImpactAssessment(
            await impactAssessmentInput(context, await whole('impact-assessments', id)),
          ),
        ),
      ),
    ...state.audits
      .filter((one) => has(one.id) && one.state === 'signed')
      .map(({ id, code, title }) =>
        pdf(`audits/${code}`, `${code} ${title ?? ''}`, async () =>
          buildAuditReport(await auditReportInput(context, await whole('audits', id))),
        ),
      ),
    ...state.systems
      .filter((one) => chosen.has(one.id))
      .map(({ id, code, title }) =>
        pdf(`systems/${code}`, `${code} ${title ?? ''}`, async () =>
          buildSystemDossier(await systemDossierInput(context, await whole('systems', id))),
        ),
      ),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Every file that a told row names, once for each hash. */
async function evidenceFiles(
  registers: PackRegister[],
  files: FileSource,
): Promise<PackInput['evidence']> {
  const found = new Map<string, StoredFile>()
  for (const register of registers) {
    if (!isRegister(register.key)) continue
    const keys = Object.entries(registerOf(register.key).fields).flatMap(([key, field]) =>
      field.kind === 'files' ? [key] : [],
    )
    if (keys.length === 0) continue
    for await (const row of register.rows) {
      for (const key of keys) {
        for (const file of (row[key] ?? []) as StoredFile[]) {
          const known = found.get(file.sha256)
          // Of several names for the same bytes, the first by order: the same on every machine.
          if (!known || file.name < known.name) found.set(file.sha256, file)
        }
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => (evidencePath(a.sha256, a.name) < evidencePath(b.sha256, b.name) ? -1 : 1))
    .map(({ sha256, name }) => ({ sha256, name, open: () => files.open(sha256) }))
}

async function trailCounts({ sql, moment }: ReportContext, scope: TrailScope) {
  const groups = await sql<{
    register: string
    recordId: string
    subjectId: string | null
    n: string
  }>(
    `SELECT register, "recordId", "subjectId", count(*) AS n FROM audit_events
     WHERE seq < $1::bigint GROUP BY 1, 2, 3`,
    [String(moment.seq)],
  )
  const counts = { whole: 0, headerOnly: 0, hashOnly: 0 }
  for (const { register, recordId, subjectId, n } of groups) {
    const form = scope({
      seq: 0,
      at: '',
      actorId: '',
      action: '',
      register,
      recordId,
      subjectId,
      operation: '',
    })
    counts[({ whole: 'whole', header: 'headerOnly', leaf: 'hashOnly' } as const)[form]] += Number(n)
  }
  return counts
}
