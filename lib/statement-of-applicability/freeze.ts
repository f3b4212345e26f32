import { catalogueControl, controlPosition } from '../catalogue/controls.ts'
import type { Control } from '../registers/controls/definition.ts'
import type { SoaRow } from '../registers/soa-versions/definition.ts'

type Named = { code: string; title: string }

/** What a statement is frozen from; names and links are looked up by id. */
export type SoaSources = {
  controls: readonly Control[]
  risks: readonly (Named & { controlIds: readonly string[]; state: string })[]
  documents: readonly (Named & { id: string })[]
  evidenceOf: (controlId: string) => readonly Named[]
  nameOf: (personId: string) => string | undefined
}

/**
 * Every control in force as it stands now, in the order of Annex A with own controls behind, with
 * the names of what hangs on it; later renames don't reach it (ISO/IEC 42001, 6.1.3).
 */
export function freezeRows({
  controls,
  risks,
  documents,
  evidenceOf,
  nameOf,
}: SoaSources): SoaRow[] {
  return controls
    .filter((control) => control.state === 'current' && control.archivedAt === null)
    .sort(inOrder)
    .map((control) => ({
      controlId: control.controlId ?? '',
      code: control.code,
      title: control.title ?? '',
      area: control.area ?? 'own',
      applicable: toApplicable(control.applicable),
      reason: control.reason ?? '',
      status: control.applicable === 'no' ? '' : (control.status ?? 'not-started'),
      implementation: control.applicable === 'no' ? '' : (control.implementation ?? ''),
      ownerId: control.ownerId,
      owner: (control.ownerId && nameOf(control.ownerId)) || '',
      risks: risks
        .filter((risk) => risk.controlIds.includes(control.id) && risk.state !== 'closed')
        .map(toNamed)
        .sort(byCode),
      documents: documents
        .filter((one) => control.documentIds.includes(one.id))
        .map(toNamed)
        .sort(byCode),
      evidence: evidenceOf(control.id).map(toNamed).sort(byCode),
      lastTestedOn: control.lastTestedOn,
    }))
}

function inOrder(a: Control, b: Control): number {
  const [left, right] = [a.controlId ?? '', b.controlId ?? '']
  const byPosition = controlPosition(left) - controlPosition(right)
  if (byPosition !== 0 || catalogueControl(left)) return byPosition
  return left.localeCompare(right, 'en', { numeric: true })
}

function toNamed({ code, title }: Named): Named {
  return { code, title }
}

function byCode(a: Named, b: Named): number {
  return a.code.localeCompare(b.code, 'en', { numeric: true })
}

function toApplicable(value: string | null): SoaRow['applicable'] {
  return value === 'yes' || value === 'no' ? value : 'undecided'
}
