import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import { toSql } from '../access/where.ts'
import { dayInWords } from '../calendar.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Forbidden, NotFound } from '../errors.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { columnTypes } from './columns.ts'
import { personNames } from './names.ts'
import type { Moment } from './source.ts'

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

/** A record that was there at the moment that is read, and of which only the tombstone is left now. */
export class ErasedSince extends NotFound {
  /** What is left of it. */
  readonly record: AnyRecord
  constructor(record: AnyRecord, { at, rule }: Tombstone) {
    super(
      `${record.code} was erased under retention on ${dayInWords(at)}, by the rule “${rule}”: what it said before then can’t be read any more.`,
    )
    this.record = record
  }
}

/** Throws ErasedSince for a record, as it is now, that was there at a moment and was erased later. */
export async function refuseErasedSince(sql: Sql, record: AnyRecord, asOf: Moment): Promise<void> {
  const tombstone = await tombstoneOf(record.id, sql)
  if (!tombstone) return
  const [was] = await sql(
    'SELECT 1 AS there FROM audit_events WHERE "recordId" = $1 AND seq < $2::bigint LIMIT 1',
    [record.id, String(asOf.seq)],
  )
  if (was) throw new ErasedSince(record, tombstone)
}

/** Codes of the records of a register that were there at a moment and were erased since. */
export async function erasedSince(
  actor: Actor,
  definition: RegisterDefinition,
  asOf: Moment,
): Promise<string[]> {
  const params: unknown[] = [definition.key, String(asOf.seq)]
  const readable = toSql(reach(actor, definition, 'read'), columnTypes(definition), params)
  const rows = await sqlOf(pool())<{ code: string }>(
    `SELECT r.code FROM "${definition.table}" r JOIN erasures e ON e."recordId" = r.id
     WHERE e."carriedOutAt" IS NOT NULL AND e.register = $1 AND ${readable}
       AND EXISTS (SELECT FROM audit_events a WHERE a.register = $1 AND a."recordId" = r.id::text
         AND a.content IS NULL AND a.seq < $2::bigint)
       AND NOT EXISTS (SELECT FROM audit_events a WHERE a.register = $1 AND a."recordId" = r.id::text
         AND a.content IS NOT NULL AND a.seq < $2::bigint)
     ORDER BY r.code`,
    params,
  )
  return rows.map(({ code }) => code)
}

/** Throws Forbidden for a record of which only the tombstone is left. */
export async function requireNotErased(
  sql: Sql,
  record: { id: string; code: string },
): Promise<void> {
  if (await tombstoneOf(record.id, sql))
    throw new Forbidden(`${record.code} was erased under retention: only its tombstone is left.`)
}
