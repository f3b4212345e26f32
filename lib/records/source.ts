import type { Moment } from '../audit-trail/log.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { keptMoment, rowsInTrail } from './kept-moments.ts'

export type { Moment } from '../audit-trail/log.ts'

/**
 * What a query over a register reads from, as alias `r`: the live table, or the rows as the trail
 * had them at a moment. Both have the same columns, so the same filters, sorts and rights apply.
 * With `ids` only these records are looked up in the trail.
 */
export async function sourceOf(
  definition: RegisterDefinition,
  asOf: Moment | undefined,
  params: unknown[],
  ids?: readonly string[],
): Promise<string> {
  if (!asOf) return `"${definition.table}" r`
  const kept = ids ? null : await keptMoment(definition, asOf)
  if (kept) return `${kept} r`
  params.push(definition.key, asOf.seq)
  const [register, seq] = [`$${params.length - 1}::text`, `$${params.length}::bigint`]
  const conditions = [`register = ${register}`, `seq < ${seq}`]
  if (ids) {
    params.push(ids)
    conditions.push(`"recordId" = ANY($${params.length}::text[])`)
  }
  return `(${rowsInTrail(definition.table, conditions.join(' AND '))}) r`
}

/** Ids of what hung on a record at a moment, of one table: what was said on it, entries of its timeline. */
export async function hangingThen(
  table: 'comments' | 'incident-entries' | 'concern-messages',
  recordId: string,
  asOf: Moment,
): Promise<string[]> {
  const rows = await sqlOf(pool())<{ id: string }>(
    `SELECT "recordId" AS id FROM audit_events
     WHERE register = $1 AND "subjectId" = $2 AND operation = 'insert' AND seq < $3::bigint`,
    [table, recordId, String(asOf.seq)],
  )
  return rows.map(({ id }) => id)
}

/** The record as JSON, in the very shape that the trail keeps. */
export const rowAsJson = `to_jsonb(r) - 'searchText'`

/** The same without imported cells, for lists. */
export const listRowAsJson = `to_jsonb(r) - 'searchText' - 'source'`
