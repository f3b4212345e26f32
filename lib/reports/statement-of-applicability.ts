import { capital } from '../capital.ts'
import { areaNames } from '../catalogue/requirements.ts'
import type {
  FieldChange,
  StatementOfApplicabilityInput,
} from '../pdf/documents/statement-of-applicability.ts'
import type { SoaChange, SoaVersion } from '../registers/soa-versions/definition.ts'
import { choiceChip, type ReportContext, stateChip } from './context.ts'
import { signaturesOn } from './decisions.ts'

/** A version of the Statement of Applicability, from its frozen rows alone. */
export async function statementInput(
  context: ReportContext,
  version: SoaVersion,
): Promise<StatementOfApplicabilityInput> {
  const signatures = await signaturesOn(context, 'soa-versions', [version])
  const rows = version.rows ?? []
  const changes = version.changes ?? []
  const earlier = context.state.soaVersions
    .filter((one) => one.createdAt < version.createdAt && one.state !== 'discarded')
    .at(-1)
  const codes = (named: { code: string }[]) => named.map((one) => one.code)
  return {
    ...context.frame,
    version: version.number ?? '',
    state: stateChip('soa-versions', version.state),
    scope: version.scopeStatement ?? '',
    roles: version.roleStatement ?? '',
    summary: version.summary ?? '',
    approvals: signatures.get(version.id) ?? [],
    areas: Object.entries(areaNames).map(([code, name]) => ({ code, name })),
    controls: rows.map((row) => ({
      code: row.controlId,
      title: row.title,
      area: row.area,
      applicable: row.applicable === 'yes',
      reason: row.reason,
      state:
        row.applicable === 'no'
          ? { label: 'Not applicable', tone: 'na' }
          : choiceChip('controls', 'status', row.status),
      implementation: row.implementation,
      owner: row.owner,
      risks: codes(row.risks),
      documents: codes(row.documents),
      evidence: codes(row.evidence),
    })),
    ...(changes.length
      ? {
          changes: {
            previousVersion: earlier?.number ?? '',
            items: changes.map((change) => ({
              code: change.controlId,
              title: change.title,
              kind: change.kind,
              fields: change.fields.map(fieldChange),
            })),
          },
        }
      : {}),
  }
}

/** Words of `diffVersions` for a field that was empty. */
const absent = ['nothing', 'nobody', 'never']
const named = ['risks', 'documents', 'evidence']

function fieldChange({ field, label, before, after }: SoaChange['fields'][number]): FieldChange {
  const said = (words: string) =>
    absent.includes(words) ? '' : field === 'status' ? capital(words) : words
  if (!named.includes(field)) return { label, before: said(before), after: said(after) }
  const codes = (words: string) => said(words).split(', ').filter(Boolean)
  const [was, is] = [codes(before), codes(after)]
  return {
    label,
    added: is.filter((code) => !was.includes(code)),
    removed: was.filter((code) => !is.includes(code)),
  }
}
