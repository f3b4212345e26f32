import { compareTexts } from '../documents/compare.ts'
import type { Approval, Inline } from '../pdf/document.ts'
import { change } from '../pdf/documents/frame.ts'
import { type ApprovalOnRecord, approvalsOfAll, signingWords } from '../records/approvals.ts'
import { type Difference, isLong } from '../records/diff.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { type ReportContext, toldOf } from './context.ts'

/** Decisions on records of the context's moment as signature blocks, oldest first; by record id. */
export async function signaturesOn(
  context: ReportContext,
  register: string,
  records: readonly AnyRecord[],
): Promise<Map<string, Approval[]>> {
  const { reader, moment, names } = context
  const asked = { asOf: moment, names }
  const found = await approvalsOfAll(reader, registerOf(register), records, asked)
  return new Map(
    [...found].map(([id, approvals]) => [
      id,
      signatureBlocks(
        approvals.map((one) => ({ ...one, changes: toldOf(context, register, one.changes) })),
      ),
    ]),
  )
}

/** Decisions, newest first, as the signature blocks of a document, oldest first. */
export function signatureBlocks(approvals: readonly ApprovalOnRecord[]): Approval[] {
  return approvals.toReversed().map((one) => ({
    name: one.byName,
    role: one.byRoles.join(', '),
    meaning: one.meaning,
    how: one.signedWith ? signingWords[one.signedWith] : '',
    at: one.at,
    entry: one.seq,
    contentHash: one.contentHash,
    ...(one.decision === 'returned'
      ? { returned: true }
      : { stale: one.stale, changes: changesInWords(one.changes) }),
    ...(one.remarks ? { remark: one.remarks } : {}),
  }))
}

/** Changes that a signature tells; of more, how many. */
const toldChanges = 20

function changesInWords(changes: readonly Difference[]): Inline[] {
  const all = changes.flatMap(byLines)
  const told = all
    .slice(0, toldChanges)
    .map(({ label, before, after }) => [
      { text: `${label}: `, muted: true },
      ...change(before, after),
    ])
  const more = all.length - told.length
  return more > 0 ? [...told, [{ text: `And ${more} more.`, muted: true }]] : told
}

/** Of long texts the lines that differ. */
function byLines(difference: Difference): { label: string; before: string; after: string }[] {
  const { label, before, after } = difference
  if (!isLong(difference)) return [difference]
  return compareTexts(before, after).flatMap((line) => {
    if (line.kind === 'same') return []
    const pieces = line.kind === 'changed' ? line.pieces : [line]
    const without = (kind: 'added' | 'removed') =>
      pieces.flatMap((piece) => (piece.kind === kind ? [] : piece.text)).join('')
    return [{ label, before: without('added'), after: without('removed') }]
  })
}
