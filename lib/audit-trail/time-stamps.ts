import type { Sql } from '../db/sql.ts'

/**
 * The last time stamp that the first `size` events of the trail hold, with the checkpoint it is of: the
 * same for ever, whatever is stamped later. Null if there is none, or if its text was erased.
 */
export async function stampAt(
  sql: Sql,
  size: number,
): Promise<{ note: string; token: string } | null> {
  const [stamp] = await sql<{ note: string; token: string }>(
    `SELECT content::jsonb -> 'row' ->> 'note' AS note, content::jsonb -> 'row' ->> 'token' AS token
     FROM audit_events
     WHERE register = 'time-stamps' AND operation = 'insert' AND seq < $1::bigint AND content IS NOT NULL
     ORDER BY seq DESC LIMIT 1`,
    [String(size)],
  )
  return stamp ?? null
}
