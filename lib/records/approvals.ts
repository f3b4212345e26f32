import { type Actor, type Role, roleNames } from '../access/actor.ts'
import { toldOf } from '../access/reach.ts'
import type { SignedWith } from '../access/signing.ts'
import { everything } from '../access/where.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Names } from '../fields/codec.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { contentHash, contentOf } from './content-hash.ts'
import { type Difference, differences } from './diff.ts'
import { namesIn } from './names.ts'
import { recordsById } from './read.ts'
import type { Moment } from './source.ts'

/** A signed decision on record; stale when the content is no longer the one that was decided on. */
export type ApprovalOnRecord = {
  id: string
  /** Its entry in the audit trail. */
  seq: number
  decision: string
  transition: string
  byId: string
  byName: string
  /** Roles held at the time, by their names. */
  byRoles: string[]
  /** Follows the name: 'approves the scope until 3 Mar 2027'. */
  meaning: string
  /** Null for decisions from before they were signed. */
  signedWith: SignedWith | null
  at: string
  until: string | null
  remarks: string
  contentHash: string
  stale: boolean
  /** What is no longer as it was decided on, in words. */
  changes: Difference[]
}

/** How somebody signed, as screens and documents say it. */
export const signingWords: Record<SignedWith, string> = {
  password: 'Signed with the password',
  token: 'Signed with an API token',
  command: 'Signed by a command on the server',
}

/** What a decision meant before signatures said it themselves. */
const unsigned: Record<string, string> = {
  approved: 'approved this',
  returned: 'returned this with remarks',
  accepted: 'accepted this',
}

/** Decisions on one record, newest first, now or as of a moment. */
export async function approvalsOf(
  actor: Actor,
  definition: RegisterDefinition,
  record: AnyRecord,
  asOf?: Moment,
): Promise<ApprovalOnRecord[]> {
  const found = await approvalsOfAll(actor, definition, [record], { asOf })
  return found.get(record.id) ?? []
}

/**
 * Decisions on records, newest first, by the record's id, each compared with the record as it is
 * given. Whoever sees a record only once it is published is not told what reviewers returned on the
 * way there, nor how it read before.
 */
export async function approvalsOfAll(
  actor: Actor,
  definition: RegisterDefinition,
  records: readonly AnyRecord[],
  { asOf, names }: { asOf?: Moment | undefined; names?: Names } = {},
): Promise<Map<string, ApprovalOnRecord[]>> {
  const isTold = toldOf(actor, definition, 'read') === everything
  const byId = new Map(records.map((record) => [record.id, record]))
  const found = new Map<string, ApprovalOnRecord[]>()
  for (const { seq, row } of await entriesOn([...byId.keys()], asOf)) {
    const record = byId.get(row.recordId)
    if (!record || (row.decision === 'returned' && !isTold)) continue
    const { stale, signed } = await sinceSigned(definition, record, { seq, row })
    found.set(record.id, [
      ...(found.get(record.id) ?? []),
      {
        id: row.id,
        seq,
        decision: row.decision,
        transition: row.transition,
        byId: row.byId,
        byName: row.byName,
        byRoles: (row.byRoles ?? []).map((role) => roleNames[role] ?? role),
        meaning: row.meaning ?? unsigned[row.decision] ?? row.decision,
        signedWith: row.signedWith ?? null,
        at: new Date(row.at).toISOString(),
        until: row.until,
        remarks: row.remarks,
        contentHash: row.contentHash,
        stale,
        changes:
          signed && isTold
            ? differences(
                definition,
                contentOf(definition, unplanned(signed)),
                contentOf(definition, unplanned(record)),
                names ?? (await namesIn(actor, definition, [signed, record], asOf)),
              )
            : [],
      },
    ])
  }
  return found
}

type Entry = { seq: number; row: ApprovalRow }
type ApprovalRow = {
  id: string
  recordId: string
  transition: string
  decision: string
  meaning?: string | null
  contentHash: string
  remarks: string
  until: string | null
  byId: string
  byName: string
  byRoles?: Role[] | null
  signedWith?: SignedWith | null
  at: string
}

/** Decisions as the trail has them, newest first. */
function entriesOn(ids: readonly string[], asOf: Moment | undefined): Promise<Entry[]> {
  return sqlOf(pool())<Entry>(
    // The trail proves the id of who signed; the name comes from the account, and goes with it.
    `SELECT e.seq::float8 AS seq,
       e.content::jsonb -> 'row' || jsonb_build_object('byName', coalesce(u.name, e."actorName")) AS row
     FROM audit_events e LEFT JOIN users u ON u.id::text = e.content::jsonb -> 'row' ->> 'byId'
     WHERE e.register = 'approvals' AND e.operation = 'insert' AND e."subjectId" = ANY($1::text[])
       AND e.content IS NOT NULL AND e.seq < $2::bigint
     ORDER BY e.seq DESC`,
    [ids, String(asOf?.seq ?? Number.MAX_SAFE_INTEGER)],
  )
}

/**
 * Whether the content is another than was signed, and the record as it was then, read back from the
 * trail. What a release changes in the register's fields changes the hash, but not what was signed; nor
 * does a new day of the next review, which the hash covers all the same.
 */
async function sinceSigned(
  definition: RegisterDefinition,
  record: AnyRecord,
  { seq, row }: Entry,
): Promise<{ stale: boolean; signed: AnyRecord | null }> {
  const hash = contentHash(definition, record)
  if (row.contentHash === hash) return { stale: false, signed: null }
  const asOf = { seq, at: row.at }
  const [signed] = await recordsById(sqlOf(pool()), definition, [record.id], { asOf })
  if (!signed) return { stale: true, signed: null }
  const differs =
    contentHash(definition, unplanned(signed)) !== contentHash(definition, unplanned(record))
  return differs ? { stale: true, signed } : { stale: false, signed: null }
}

/** A record but for when it is looked at next, which is no part of what somebody decides on. */
function unplanned(record: AnyRecord): AnyRecord {
  return { ...record, reviewAt: null }
}
