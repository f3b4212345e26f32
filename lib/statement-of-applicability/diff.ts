import { dayInWords } from '../calendar.ts'
import type { SoaChange, SoaRow } from '../registers/soa-versions/definition.ts'

type ComparedField = { field: keyof SoaRow; label: string; words: (row: SoaRow) => string }

const nothing = 'nothing'
const applicableWords = { yes: 'applicable', no: 'not applicable', undecided: 'undecided' }
const codes = (named: SoaRow['risks']) => named.map(({ code }) => code).join(', ') || nothing

const compared: ComparedField[] = [
  { field: 'title', label: 'Title', words: (row) => row.title },
  { field: 'applicable', label: 'Applicability', words: (row) => applicableWords[row.applicable] },
  { field: 'reason', label: 'Reason', words: (row) => row.reason || nothing },
  { field: 'status', label: 'Status', words: (row) => row.status.replaceAll('-', ' ') || nothing },
  {
    field: 'implementation',
    label: 'Implementation',
    words: (row) => row.implementation || nothing,
  },
  { field: 'owner', label: 'Owner', words: (row) => row.owner || 'nobody' },
  { field: 'risks', label: 'Risks', words: (row) => codes(row.risks) },
  { field: 'documents', label: 'Documents', words: (row) => codes(row.documents) },
  { field: 'evidence', label: 'Evidence', words: (row) => codes(row.evidence) },
  {
    field: 'lastTestedOn',
    label: 'Last tested',
    words: (row) => (row.lastTestedOn ? dayInWords(row.lastTestedOn) : 'never'),
  },
]

/**
 * What became of each control between two versions, in the order of the newer one, removed
 * controls last; before and after in words (ISO/IEC 42001, 6.1.3, 7.5.2).
 */
export function diffVersions(before: readonly SoaRow[], after: readonly SoaRow[]): SoaChange[] {
  const earlier = new Map(before.map((row) => [row.controlId, row]))
  const later = new Set(after.map((row) => row.controlId))
  const changes = after.flatMap((row): SoaChange[] => {
    const { controlId, title } = row
    const old = earlier.get(controlId)
    if (!old) return [{ controlId, title, kind: 'added', fields: [] }]
    const fields = compared.flatMap(({ field, label, words }) => {
      const [was, is] = [words(old), words(row)]
      return was === is ? [] : [{ field, label, before: was, after: is }]
    })
    return fields.length ? [{ controlId, title, kind: 'changed', fields }] : []
  })
  const removed = before
    .filter((row) => !later.has(row.controlId))
    .map(({ controlId, title }): SoaChange => ({ controlId, title, kind: 'removed', fields: [] }))
  return [...changes, ...removed]
}

/** 1.0 at first; a whole number more when controls came or went, else the next after the point. */
export function nextNumber(previous: string | null, changes: readonly SoaChange[]): string {
  if (!previous) return '1.0'
  const [whole = 1, part = 0] = previous.split('.').map(Number)
  return changes.some((change) => change.kind !== 'changed')
    ? `${whole + 1}.0`
    : `${whole}.${part + 1}`
}

/** One line on a change: 'A.8.5: status planned → implemented; owner nobody → Maya Lind'. */
export function changeInWords(change: SoaChange): string {
  if (change.kind !== 'changed') return `${change.controlId} ${change.title}: ${change.kind}`
  const parts = change.fields.map(
    ({ label, before, after }) => `${label.toLowerCase()} ${before} → ${after}`,
  )
  return `${change.controlId}: ${parts.join('; ')}`
}
