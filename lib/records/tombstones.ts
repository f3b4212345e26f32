import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Forbidden } from '../errors.ts'
import { personNames } from './names.ts'

/** What is left of a record whose content was erased: which rule, who approved, when and why. */
export type Tombstone = {
  code: string
  rule: string
  at: string
  approvedBy: string
  reason: string
}

/** What an erased record is called wherever its title was. */
export const erasedTitle = 'Erased under retention'

/** The tombstone of a record, or null; the caller has made sure that the actor may read the record. */
export async function tombstoneOf(
  recordId: string,
  sql: Sql = sqlOf(pool()),
): Promise<Tombstone | null> {
  const [found] = await sql<{ code: string; rule: string; at: Date; byId: string; reason: string }>(
    `SELECT code, rule, "carriedOutAt" AS at, "decidedById"::text AS "byId", "decisionReason" AS reason
     FROM erasures WHERE "recordId" = $1::uuid AND "carriedOutAt" IS NOT NULL
     ORDER BY "carriedOutAt" LIMIT 1`,
    [recordId],
  )
  if (!found) return null
  const names = await personNames([found.byId], sql)
  return {
    code: found.code,
    rule: found.rule,
    at: new Date(found.at).toISOString(),
    approvedBy: names.get(found.byId)?.name ?? 'Somebody',
    reason: found.reason,
  }
}

/** Throws Forbidden for a record of which only the tombstone is left. */
export async function requireNotErased(
  sql: Sql,
  record: { id: string; code: string },
): Promise<void> {
  if (await tombstoneOf(record.id, sql))
    throw new Forbidden(`${record.code} was erased under retention: only its tombstone is left.`)
}
