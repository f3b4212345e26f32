import type { Seen } from '../checks/seen.ts'
import type { State } from '../checks/state.ts'
import type { EvidenceMention } from '../pdf/documents/system-dossier.ts'

/** Evidence attached to any of these records, once each, in the order of codes. */
export function linkedEvidence(state: State, ids: readonly string[]): Seen<'evidence'>[] {
  const wanted = new Set(ids)
  const found = new Set(
    state.links
      .filter((link) => link.kind === 'evidence' && wanted.has(link.toId))
      .map((link) => link.fromId),
  )
  return state.evidence.filter((one) => found.has(one.id))
}

/** The files of a piece of evidence, as documents list them. */
export function filesOf(one: Seen<'evidence'>): { name: string; size: number; sha256: string }[] {
  return (one.files ?? []).map(({ name, size, sha256 }) => ({ name, size, sha256 }))
}

/** A line for each file of a piece of evidence, or one for its link or note. */
export function evidenceMentions(one: Seen<'evidence'>): EvidenceMention[] {
  const common = {
    code: one.code,
    title: one.title ?? one.code,
    from: one.coversFrom,
    until: one.coversTo,
  }
  const files = filesOf(one)
  if (files.length === 0) return [{ ...common, file: one.url ?? 'Note', sha256: null }]
  return files.map(({ name, sha256 }) => ({ ...common, file: name, sha256 }))
}
