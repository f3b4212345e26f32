import type { Actor } from '../access/actor.ts'
import { toldOf } from '../access/reach.ts'
import { everything } from '../access/where.ts'
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

/**
 * Decisions on a record, newest first. Whoever sees a record only once it is published is not told
 * what reviewers returned on the way there.
 */
export async function approvalsOf(
  actor: Actor,
  definition: RegisterDefinition,
  record: AnyRecord,
  asOf?: Moment,
): Promise<ApprovalOnRecord[]> {
  const hash = contentHash(definition, record)
  const isTold = toldOf(actor, definition, 'read') === everything
  const rows = await db().approval.findMany({
    where: {
      recordId: record.id,
      ...(asOf ? { at: { lte: new Date(asOf.at) } } : {}),
      ...(isTold ? {} : { decision: { not: 'returned' } }),
    },
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
