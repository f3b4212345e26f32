import { type Actor, type Role, roleNames } from '../access/actor.ts'
import { toldOf } from '../access/reach.ts'
import { everything } from '../access/where.ts'
import { isAudience } from '../documents/audience.ts'
import type { PolicyDocumentInput } from '../pdf/documents/policy-document.ts'
import { type DocumentVersion, isPublished } from '../registers/document-versions/definition.ts'
import { registerOf } from '../registers/index.ts'
import { choiceWord, personName, type ReportContext, stateChip } from './context.ts'
import { signaturesOn } from './decisions.ts'

/** A version of a document with its text, its siblings, and who has acknowledged it. */
export async function policyDocumentInput(
  context: ReportContext,
  version: DocumentVersion,
): Promise<PolicyDocumentInput> {
  const { names, state } = context
  const document = state.documents.find((one) => one.id === version.documentId)
  const siblings = state.versions.filter((one) => one.documentId === version.documentId)
  const signatures = await signaturesOn(context, 'document-versions', [version])
  const [file] = version.files ?? []
  return {
    ...context.frame,
    code: document?.code ?? version.code,
    title: document?.title ?? version.title ?? version.code,
    documentType: choiceWord('documents', 'type', document?.type ?? null),
    version: version.number ?? '',
    state: stateChip('document-versions', version.state),
    owner: personName(names, document?.ownerId ?? version.ownerId),
    effectiveFrom: version.effectiveFrom,
    reviewAt: document?.reviewAt ?? null,
    supersededAt: version.supersededOn,
    text: version.body,
    file: file ? { name: file.name, sha256: file.sha256 } : null,
    approvals: signatures.get(version.id) ?? [],
    versions: siblings.map((one) => ({
      version: one.number ?? '',
      state: stateChip('document-versions', one.state),
      effectiveFrom: one.effectiveFrom,
      supersededAt: one.supersededOn,
      summary: one.summaryOfChanges ?? '',
      approvedBy: personName(names, one.approvedById),
    })),
    acknowledgements: await acknowledgementsOf(context, version, document?.audience ?? []),
  }
}

/** Those who see documents only once they are published hear nothing of reviews, nor who else has read them. */
function seesAll(reader: Actor): boolean {
  return toldOf(reader, registerOf('document-versions'), 'read') === everything
}

async function acknowledgementsOf(
  { reader, state, sql, moment }: ReportContext,
  version: DocumentVersion,
  audience: readonly string[],
): Promise<PolicyDocumentInput['acknowledgements']> {
  const rows = await sql<{ personId: string; at: string }>(
    `SELECT content::jsonb -> 'row' ->> 'personId' AS "personId", content::jsonb -> 'row' ->> 'at' AS at
     FROM audit_events WHERE register = 'acknowledgements' AND "subjectId" = $1 AND seq < $2::bigint`,
    [version.id, String(moment.seq)],
  )
  const when = new Map(rows.map((row) => [row.personId, row.at]))
  return state.users
    .filter((user) => seesAll(reader) || user.id === reader.id)
    .filter((user) => when.has(user.id) || (isPublished(version) && isAudience(audience, user)))
    .map((user) => ({
      name: user.name,
      role: user.roles.map((role) => roleNames[role as Role] ?? role).join(', '),
      at: when.get(user.id) ?? null,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
