import { db } from '../db/client.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { contentHash } from './content-hash.ts'
import type { Moment } from './source.ts'

/** A decision on record; stale when the content is no longer the one that was decided on. */
export type ApprovalOnRecord = {
  id: string
  decision: string
  transition: string
  byId: string
  byName: string
  at: string
  until: string | null
  remarks: string
  contentHash: string
  stale: boolean
}

/** Decisions on a record, newest first. */
export async function approvalsOf(
  definition: RegisterDefinition,
  record: AnyRecord,
  asOf?: Moment,
): Promise<ApprovalOnRecord[]> {
  const hash = contentHash(definition, record)
  const rows = await db().approval.findMany({
    where: { recordId: record.id, ...(asOf ? { at: { lte: new Date(asOf.at) } } : {}) },
    orderBy: { at: 'desc' },
  })
  return rows.map((row) => ({
    id: row.id,
    decision: row.decision,
    transition: row.transition,
    byId: row.byId,
    byName: row.byName,
    at: row.at.toISOString(),
    until: row.until?.toISOString().slice(0, 10) ?? null,
    remarks: row.remarks,
    contentHash: row.contentHash,
    stale: row.contentHash !== hash,
  }))
}
