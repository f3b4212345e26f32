import type { Actor } from '../access/actor.ts'
import type { Subject } from '../audit-trail/header-fields.ts'
import type { Moment } from '../audit-trail/log.ts'
import type { State } from '../checks/state.ts'
import type { StoredFile } from '../fields/field.ts'
import type { PdfDocument } from '../pdf/document.ts'
import { buildAuditReport } from '../pdf/documents/audit-report.ts'
import { buildImpactAssessment } from '../pdf/documents/impact-assessment.ts'
import { buildManagementReview } from '../pdf/documents/management-review.ts'
import { buildNonconformityReport } from '../pdf/documents/nonconformity-report.ts'
import { buildPackIndex, type PackIndexInput } from '../pdf/documents/pack-index.ts'
import { buildPolicyDocument } from '../pdf/documents/policy-document.ts'
import { buildReadiness } from '../pdf/documents/readiness.ts'
import { buildStatementOfApplicability } from '../pdf/documents/statement-of-applicability.ts'
import { buildSystemDossier } from '../pdf/documents/system-dossier.ts'
import { formatDate } from '../pdf/format.ts'
import { contentFields } from '../records/content-hash.ts'
import { loadState } from '../records/load-state.ts'
import type { Filters } from '../records/query.ts'
import { isPublished } from '../registers/document-versions/definition.ts'
import { isRegister, registerOf } from '../registers/index.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import { auditReportInput } from '../reports/audit-report.ts'
import { packReader, type ReportContext, reportContext, wholeRecords } from '../reports/context.ts'
import { type RiskDocument, riskDocuments } from '../reports/designed.ts'
import { evidenceMentions } from '../reports/evidence.ts'
import { impactAssessmentInputs } from '../reports/impact-assessment.ts'
import { managementReviewInput } from '../reports/management-review.ts'
import { nonconformityReportInput } from '../reports/nonconformity-report.ts'
import { policyDocumentInput } from '../reports/policy-document.ts'
import { readinessInput } from '../reports/readiness.ts'
import { statementInput } from '../reports/statement-of-applicability.ts'
import { systemDossierInputs } from '../reports/system-dossier.ts'
import { type EvidenceFile, evidencePath, type PackInput, type PackRegister } from './build.ts'
import { type LeavingOut, leavingOut } from './leaving-out.ts'
import { type DocumentGroup, type PackKind, purposes } from './purposes.ts'
import { packRegister } from './rows.ts'
import {
  type Selection,
  selectRecords,
  toldRegisters,
  trailScope,
  type Wanted,
} from './selection.ts'
import type { Content } from './spool.ts'
import type { EventCounts, TrailScope } from './trail.ts'
import { packVersions } from './versions.ts'
import { fieldsWithout, people, withoutInWords } from './without.ts'

/** What somebody asks a pack to hold; why is in the audit trail, not in the bytes. */
export type PackRequest = Partial<Wanted> & {
  filters: Filters
  asOf: Moment
  period?: Period | null
  /** Personal data that it does without, as `lib/packs/without.ts` names it. */
  without?: readonly string[]
}

/** Days, both included. */
export type Period = { from: string; to: string }

/** What a pack will hold, before it is built. */
export type PackPreview = {
  holds: string
  registers: { name: string; records: number }[]
  documents: number
  evidence: { files: number; bytes: number }
  events: { whole: number; headerOnly: number; hashOnly: number }
  /** Bytes, roughly: documents are not drawn yet. */
  size: number
  outside: EvidenceOutside[]
  leftOut: LeftOut | null
}

/** What a pack does without, in words, and how many rows that leaves unproven in which registers. */
type LeftOut = { says: string; rows: { name: string; rows: number }[] }

/** Evidence whose covered period doesn't fit that of the pack. */
type EvidenceOutside = { code: string; title: string; says: string }

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
  return (await gather(actor, request, files)).input
}

/** What a pack will hold, and how large it will be; nothing is drawn or written. Throws as `collectPack`. */
export async function previewPack(actor: Actor, request: PackRequest): Promise<PackPreview> {
  const open = () => Promise.reject(new Error('a preview opens no files'))
  return (await gather(actor, request, { open })).preview()
}

async function gather(actor: Actor, request: PackRequest, files: FileSource) {
  const { kind = 'everything', filters, subjectId = null, period = null, without = [] } = request
  const full = await reportContext(packReader, request.asOf)
  const leaving = await leavingOut(full.sql, { without, size: request.asOf.seq })
  const context: ReportContext = leaving
    ? {
        ...full,
        frame: {
          ...full.frame,
          notice: [full.frame.notice, 'Personal data left out'].filter(Boolean).join(' · '),
        },
        names: leaving.names(full.names),
        state: leaving.state(full.state),
        without: fieldsWithout(without),
      }
    : full
  const selection = await selectRecords(
    actor,
    { kind, filters, subjectId },
    context.state,
    request.asOf,
  )
  const scope = trailScope(selection)
  const size = request.asOf.seq
  const registers = toldRegisters.map((key) =>
    packRegister(context.sql, { key, size, scope, names: context.names, leavingOut: leaving }),
  )
  const changed =
    purposes[kind].changedOnly && period ? await changedSince(context, period.from) : null
  const inWords = packInWords({ kind, filters, subjectId }, context.state)
  const filter = leaving ? leaving.named(inWords) : inWords
  const documents = documentsOf(context, selection, { kind, filter, changed, leaving })
  // What takes a pass over the rows is read when it is asked for: documents are drawn until then.
  const evidence = () => evidenceFiles(registers, files)
  const counts = () =>
    Promise.all(registers.map(async (one) => [one.key, await one.count()] as const))
  const leftOut = async () => leaving && leftOutOf(registers, { without, leaving })
  const evidenceTold = context.state.evidence.filter(
    (one) => selection.everything || selection.ids.has(one.id),
  )
  const outside = period ? evidenceTold.flatMap((one) => outsideOf(one, period)) : []
  const told = <T>(texts: T): T => (leaving ? leaving.named(texts) : texts)
  const index = async ({ whole, header, leaf }: EventCounts): Promise<PackIndexInput> => {
    const left = await leftOut()
    return {
      ...context.frame,
      proof: context.frame.proof ?? { logSize: size, logRoot: '', keyFingerprint: '' },
      purpose:
        kind === 'everything'
          ? 'What the AI management system held at this moment, for anybody to check.'
          : `${purposes[kind].label}. ${purposes[kind].holds}`,
      filter,
      ...(period ? { period: periodInWords(period) } : {}),
      ...(left ? { leftOut: left.says } : {}),
      packName: `plumbline-pack-${size}.zip`,
      registers: (await counts()).map(([key, records]) => ({
        name: nameOf(key),
        records,
        files: [`registers/${key}.json`, `registers/${key}.csv`],
      })),
      documents: documents
        .map(({ path, title }) => ({ path, title }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
      evidence: evidenceTold.flatMap(evidenceMentions),
      trail: { whole, headerOnly: header, hashOnly: leaf },
      remarks: [
        ...(left ? leftOutInWords(without, left) : []),
        ...(outside.length
          ? [
              `Of ${outside.length} pieces of evidence the covered period does not fit that of this pack: ${outside.map(({ code, says }) => `${code} (${says})`).join(', ')}.`,
            ]
          : []),
      ],
    }
  }
  const input: PackInput = {
    info: {
      organisation: context.frame.organisation,
      asOf: request.asOf,
      filter,
      ...(period ? { period: `${period.from} to ${period.to}` } : {}),
      ...(leaving ? { leftOut: leaving.what() } : {}),
      versions: packVersions,
    },
    index: async (events) => told(buildPackIndex(await index(events))),
    documents: [
      ...(period ? [{ path: 'outside-period.json', open: () => jsonOf(told(outside)) }] : []),
      ...documents.map(({ path, open }) => ({ path, open })),
    ],
    registers,
    evidence,
    approvedFields: Object.fromEntries(
      toldRegisters.filter(isRegister).map((key) => [key, contentFields(registerOf(key))]),
    ),
    scope,
    ...(leaving ? { leavingOut: leaving } : {}),
  }
  const preview = async (): Promise<PackPreview> => {
    const [told, records, trail, left] = await Promise.all([
      evidence(),
      counts(),
      trailCounts(context, scope),
      leftOut(),
    ])
    const bytesOfEvidence = told.reduce((sum, one) => sum + one.size, 0)
    if (leaving) await withholdFrom(trail, context, { scope, leaving })
    return {
      holds: filter,
      registers: records.map(([key, count]) => ({ name: nameOf(key), records: count })),
      documents: documents.length + 1,
      evidence: { files: told.length, bytes: bytesOfEvidence },
      events: {
        whole: trail.whole,
        headerOnly: trail.headerOnly,
        hashOnly: trail.hashOnly,
      },
      size:
        bytesOfEvidence +
        (documents.length + 1) * bytesOfDocument +
        trail.bytes +
        records.reduce((sum, [, count]) => sum + count, 0) * bytesOfRecord,
      outside,
      leftOut: left,
    }
  }
  return { input, preview }
}

function nameOf(register: string): string {
  return isRegister(register) ? registerOf(register).name.many : register.replaceAll('-', ' ')
}

/** What is left out in words, after all rows were read once, and how many of them that treats. */
async function leftOutOf(
  registers: readonly PackRegister[],
  { without, leaving }: { without: readonly string[]; leaving: LeavingOut },
): Promise<LeftOut> {
  const treated: LeftOut['rows'] = []
  for (const { key, rows } of registers) {
    for await (const _ of rows);
    const count = leaving.rows(key)
    if (count > 0) treated.push({ name: nameOf(key), rows: count })
  }
  return { says: withoutInWords(without), rows: treated }
}

/** The note in the index of a pack: what is left out, and what that costs. */
function leftOutInWords(without: readonly string[], { says, rows }: LeftOut): string[] {
  const count = rows.reduce((sum, one) => sum + one.rows, 0)
  const cost =
    count === 0
      ? 'No row holds any of it, so each can be compared with the log.'
      : `${count} ${count === 1 ? 'row holds' : 'rows hold'} some of it (${rows.map((one) => `${one.name} ${one.rows}`).join(', ')}): what is left of them can’t be compared with the log, their headers can. data/left-out.json lists them. Ask for a pack without this if it matters.`
  return [
    `Left out: ${says}. ${cost}`,
    ...(without.includes(people)
      ? [
          'Each person with an account is called by a number, the same in every document and table; data/left-out.json has the id behind it. Evidence files and parts of names in texts are as somebody wrote them.',
        ]
      : []),
  ]
}

/** As the demo's packs have them, for the size that a preview states. */
const [bytesOfDocument, bytesOfRecord] = [55_000, 2_500]

/** Whether evidence is about the period of the pack, by the days it says it covers. */
function outsideOf(
  { code, title, coversFrom, coversTo }: State['evidence'][number],
  { from, to }: Period,
): EvidenceOutside[] {
  const says =
    coversFrom === null && coversTo === null
      ? 'says no period'
      : coversTo !== null && coversTo < from
        ? `covers until ${coversTo}`
        : coversFrom !== null && coversFrom > to
          ? `covers from ${coversFrom}`
          : null
  return says ? [{ code, title: title ?? code, says }] : []
}

function jsonOf(list: readonly object[]): string {
  return `${JSON.stringify(list, null, 1)}\n`
}

/** A period as a pack says it. */
export function periodInWords({ from, to }: Period): string {
  return `${formatDate(from)} to ${formatDate(to)}`
}

/** What a pack is for and about, as its index and its bag say it. */
function packInWords({ kind, filters, subjectId }: Wanted, state: State): string {
  const { about, label } = purposes[kind]
  const record = about && state[about].find((one) => one.id === subjectId)
  const scope = record ? `${record.code} ${record.title ?? ''}`.trim() : filterInWords(filters)
  return kind === 'everything' ? scope : `${label}: ${scope}`
}

/** Ids of what the trail tells of from the beginning of a day on (in UTC), or on which something hangs that it tells of. */
async function changedSince({ sql, moment }: ReportContext, day: string): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    `SELECT DISTINCT coalesce("subjectId", "recordId") AS id FROM audit_events
     WHERE seq < $1::bigint AND at >= $2::timestamptz`,
    [String(moment.seq), `${day}T00:00:00Z`],
  )
  return new Set(rows.map(({ id }) => id))
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

/** The longest first: they are drawn while memory holds little else. */
function documentsOf(
  context: ReportContext,
  selection: Selection,
  {
    kind,
    filter,
    changed,
    leaving,
  }: {
    kind: PackKind
    filter: string
    changed: Set<string> | null
    leaving: LeavingOut | null
  },
): PackDocument[] {
  const { state } = context
  const { documents: groups } = purposes[kind]
  const has = (id: string) => selection.everything || selection.ids.has(id)
  /** Those of a group that belong into the pack; none where its kind does without the group. */
  const of = <T extends { id: string }>(group: DocumentGroup, list: readonly T[]) =>
    groups.includes(group) ? list.filter((one) => changed === null || changed.has(one.id)) : []
  const statement =
    state.soaVersions.findLast((one) => one.state === 'approved') ??
    state.soaVersions.findLast((one) => one.state === 'draft')
  const risks = state.risks.filter((risk) => has(risk.id)).map((risk) => risk.id)
  const chosen = new Set(selection.systemIds)
  const pdf = (path: string, title: string, build: () => Promise<PdfDocument>): PackDocument => ({
    path: `documents/${path}.pdf`,
    title,
    open: async () => {
      const document = await build()
      return leaving ? leaving.named(document) : document
    },
  })
  const wholeState = async () => {
    const all = await loadState({ asOf: context.moment })
    return leaving ? leaving.state(all) : all
  }
  const whole = async <K extends keyof RecordTypes>(register: K, id: string) => {
    const [record] = await wholeRecords(context, register, [id])
    if (!record) throw new Error(`the trail has no ${register} ${id} at this moment`)
    return record
  }
  // All risks at once are the most that is gathered: of one document after the other.
  let gathered: Promise<unknown> = Promise.resolve()
  const ofRisks = (as: RiskDocument, path: string, title: string) => {
    const build = async () =>
      riskDocuments[as](context, await wholeRecords(context, 'risks', risks), filter)
    const buildInTurn = () => {
      const built = gathered.then(build)
      gathered = built.then(
        () => undefined,
        () => undefined,
      )
      return built
    }
    return groups.includes(as) ? [pdf(path, title, buildInTurn)] : []
  }
  const systems = of('systems', state.systems)
    .filter((one) => chosen.has(one.id))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const assessments = of('assessments', state.assessments).filter(
    (one) => has(one.id) && !['draft', 'withdrawn'].includes(one.state),
  )
  const assessmentOf = inGroups(
    assessments.map((one) => one.id),
    async (ids) =>
      impactAssessmentInputs(context, await wholeRecords(context, 'impact-assessments', ids)),
  )
  const dossierOf = inGroups(
    systems.map((one) => one.id),
    async (ids) => systemDossierInputs(context, await wholeRecords(context, 'systems', ids)),
  )
  return [
    ...(statement && groups.includes('statement')
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
    ...ofRisks('risk-register', 'risk-register', 'Risk register'),
    ...ofRisks('treatment-plan', 'risk-treatment-plan', 'Risk treatment plan'),
    ...(groups.includes('gap-report')
      ? [
          pdf('gap-report', 'Gap report', async () =>
            // What checks found and remember of a state goes with the copy that they judged.
            buildReadiness(readinessInput(context, { ...(await wholeState()) })),
          ),
        ]
      : []),
    ...of('policies', state.versions)
      .filter(isPublished)
      .map(({ id, code, title }) =>
        pdf(`policies/${code}`, title ?? code, async () =>
          buildPolicyDocument(
            await policyDocumentInput(context, await whole('document-versions', id)),
          ),
        ),
      ),
    ...of('reviews', state.managementReviews)
      .filter((one) => ['held', 'signed'].includes(one.state))
      .map(({ id, code, title }) =>
        pdf(`reviews/${code}`, `${code} ${title ?? ''}`, async () =>
          buildManagementReview(
            await managementReviewInput(context, await whole('management-reviews', id)),
          ),
        ),
      ),
    ...assessments.map(({ id, code, title }) =>
      pdf(`assessments/${code}`, `${code} ${title ?? ''}`, async () =>
        buildImpactAssessment(await assessmentOf(id)),
      ),
    ),
    ...of('audits', state.audits)
      .filter((one) => has(one.id) && one.state === 'signed')
      .map(({ id, code, title }) =>
        pdf(`audits/${code}`, `${code} ${title ?? ''}`, async () =>
          buildAuditReport(await auditReportInput(context, await whole('audits', id))),
        ),
      ),
    ...of('nonconformities', state.nonconformities)
      .filter((one) => has(one.id))
      .map(({ id, code, title }) =>
        pdf(`nonconformities/${code}`, `${code} ${title ?? ''}`, async () =>
          buildNonconformityReport(
            await nonconformityReportInput(context, await whole('nonconformities', id)),
          ),
        ),
      ),
    ...systems.map(({ id, code, title }) =>
      pdf(`systems/${code}`, `${code} ${title ?? ''}`, async () =>
        buildSystemDossier(await dossierOf(id)),
      ),
    ),
  ]
}

/** Records that are gathered at once: each query then serves so many documents. */
const groupSize = 25

/**
 * Answers one by one what is read for a group of ids at once. Asked in the order of the ids, it holds
 * few groups: that at hand, the next, which is read while that one is drawn, and the last.
 */
function inGroups<T>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<Map<string, T>>,
): (id: string) => Promise<T> {
  const groupOf = new Map(ids.map((id, place) => [id, Math.floor(place / groupSize)]))
  const held = new Map<number, Promise<Map<string, T>>>()
  const begin = (group: number) => {
    const start = group * groupSize
    if (held.has(group) || start >= ids.length) return
    const reading = read(ids.slice(start, start + groupSize))
    // Whoever asks for one of the group hears of it.
    reading.catch(() => undefined)
    held.set(group, reading)
  }
  return async (id) => {
    const group = groupOf.get(id) ?? ids.length
    begin(group)
    begin(group + 1)
    for (const old of held.keys()) if (old < group - 1) held.delete(old)
    const one = (await held.get(group))?.get(id)
    if (!one) throw new Error(`the trail has no record ${id} at this moment`)
    return one
  }
}

/** Every file that a told row names, once for each hash. */
async function evidenceFiles(
  registers: PackRegister[],
  files: FileSource,
): Promise<(EvidenceFile & { size: number })[]> {
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
    .map(({ sha256, name, size }) => ({ sha256, name, size, open: () => files.open(sha256) }))
}

async function trailCounts({ sql, moment }: ReportContext, scope: TrailScope) {
  const groups = await sql<{
    register: string
    recordId: string
    subjectId: string | null
    n: string
    erased: string
    whole: string
    header: string
  }>(
    `SELECT register, "recordId", "subjectId", count(*) AS n,
       count(*) FILTER (WHERE content IS NULL) AS erased,
       sum(coalesce(octet_length(content), 0))::text AS whole, sum(octet_length(header))::text AS header
     FROM audit_events WHERE seq < $1::bigint GROUP BY 1, 2, 3`,
    [String(moment.seq)],
  )
  const counts = { whole: 0, headerOnly: 0, hashOnly: 0, bytes: 0 }
  for (const { register, recordId, subjectId, n, erased, ...size } of groups) {
    const form = scope({ register, recordId, subjectId })
    counts[({ whole: 'whole', header: 'headerOnly', leaf: 'hashOnly' } as const)[form]] += Number(n)
    // A text that was erased by law cannot be told.
    if (form === 'whole') {
      counts.whole -= Number(erased)
      counts.headerOnly += Number(erased)
    }
    // Quotes within the texts are escaped once more, and each line has its own frame.
    counts.bytes +=
      form === 'leaf'
        ? Number(n) * 90
        : (Number(size.header) + (form === 'whole' ? Number(size.whole) : 0)) * 1.2 + Number(n) * 60
  }
  return counts
}

/** Takes from the counts of a trail the texts that are withheld for what they say: each has to be read. */
async function withholdFrom(
  counts: { whole: number; headerOnly: number; bytes: number },
  { sql, moment }: ReportContext,
  { scope, leaving }: { scope: TrailScope; leaving: LeavingOut },
): Promise<void> {
  for (let from = 1; from < moment.seq; from += 2_000) {
    const events = await sql<Subject & { content: string }>(
      `SELECT register, "recordId", "subjectId", content
       FROM audit_events WHERE seq >= $1::bigint AND seq < $2::bigint AND content IS NOT NULL`,
      [String(from), String(Math.min(moment.seq, from + 2_000))],
    )
    for (const event of events) {
      if (scope(event) !== 'whole' || !leaving.withholds(event.register, event.content)) continue
      counts.whole -= 1
      counts.headerOnly += 1
      counts.bytes -= event.content.length * 1.2
    }
  }
}
