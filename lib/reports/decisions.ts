import type { Approval } from '../pdf/document.ts'
import { contentHash } from '../records/content-hash.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { ReportContext } from './context.ts'

type ApprovalRow = {
  recordId: string
  transition: string
  decision: string
  contentHash: string
  remarks: string
  until: string | null
  byName: string
  at: string
}

/** What a decision is called beside the name of who took it. */
export const meanings: Record<string, string> = {
  approved: 'Approved',
  returned: 'Returned with remarks',
  accepted: 'Accepted',
}

/** Decisions on records of this state, oldest first; by record id. */
export async function decisionsOn(
  { sql, moment }: Pick<ReportContext, 'sql' | 'moment'>,
  ids: readonly string[],
): Promise<Map<string, ApprovalRow[]>> {
  const rows = await sql<{ row: ApprovalRow }>(
    `SELECT content::jsonb -> 'row' AS row FROM audit_events
     WHERE register = 'approvals' AND "subjectId" = ANY($1::text[]) AND seq < $2::bigint ORDER BY seq`,
    [[...ids], String(moment.seq)],
  )
  const found = new Map<string, ApprovalRow[]>()
  for (const { row } of rows) found.set(row.recordId, [...(found.get(row.recordId) ?? []), row])
  return found
}

/** Decisions as signature blocks; stale when the content is no longer the one decided on. */
export function approvalBlocks(
  register: string,
  record: AnyRecord,
  rows: ApprovalRow[] = [],
): Approval[] {
  const hash = contentHash(registerOf(register), record)
  return rows.map((row) => ({
    meaning: meanings[row.decision] ?? row.decision,
    name: row.byName,
    at: row.at,
    contentHash: row.contentHash,
    stale: row.contentHash !== hash,
    ...(row.remarks ? { remark: row.remarks } : {}),
  }))
}
