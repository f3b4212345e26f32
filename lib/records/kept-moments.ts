import type { PoolClient } from 'pg'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import type { Moment } from './source.ts'

/** A register with fewer events before a moment is read from the trail each time: that is as fast. */
const manyEvents = 5_000
/** Tables kept in all; the least lately used makes room for a new one. */
const mostKept = 24
/** A table in use is noted at most so often, ms; one used less than ten times as long ago stays. */
const noteEvery = 60_000

/** When tables were noted as used, in this process; null where a table is not worth it. */
const noted = new Map<string, number | null>()
const making = new Map<string, Promise<void>>()

/**
 * The table that holds a register as of a moment, to select from; null for a register so small that
 * the trail itself is as good. Reading tens of thousands of records out of the trail takes seconds,
 * so it is done once for all moments between which the register did not change.
 */
export async function keptMoment(
  definition: RegisterDefinition,
  asOf: Moment,
): Promise<string | null> {
  const sql = sqlOf(pool())
  const { last, isKept } = await lastEventBefore(sql, definition, asOf.seq)
  if (last === null) return null
  const name = nameOf(definition, last)
  const used = noted.get(name)
  if (used === null) return null
  if (isKept && used && used > Date.now() - noteEvery) return quoted(name)
  if (!(isKept && (await note(sql, name)))) {
    if (!(await hasManyEvents(sql, definition.key, last))) {
      remember(name, null)
      return null
    }
    await makeOnce(definition, name, last)
  }
  remember(name, Date.now())
  return quoted(name)
}

/** Forgets all of them, so that what is shown next is read from the trail itself. */
export async function forgetMoments(sql: Sql): Promise<void> {
  noted.clear()
  await sql('SELECT forget_moments()::text')
}

/** Rows of a register as the trail had them after its first events, erased ones left out, as a subquery without a name. */
export function rowsInTrail(table: string, condition: string): string {
  // As a table of one row: `(jsonb_populate_record(…)).*` would be computed once for each column.
  return `SELECT p.* FROM (${textsInTrail(condition)}) e
    CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", e.content::jsonb -> 'row') p`
}

/** The text of each record's last event among those that fulfil a condition, deleted and erased ones left out. */
export function textsInTrail(condition: string): string {
  return `SELECT content FROM (
      SELECT DISTINCT ON ("recordId") content, operation FROM audit_events
      WHERE ${condition} ORDER BY "recordId", seq DESC
    ) last WHERE operation <> 'delete' AND content IS NOT NULL`
}

/** The register's last event before a position, and whether its table is there. */
async function lastEventBefore(
  sql: Sql,
  definition: RegisterDefinition,
  seq: number,
): Promise<{ last: number | null; isKept: boolean }> {
  const [found] = await sql<{ last: number | null; isKept: boolean }>(
    `SELECT last::float8 AS last, to_regclass('moments."' || $3::text || '@' || last || '"') IS NOT NULL AS "isKept"
     FROM (SELECT max(seq) AS last FROM audit_events WHERE register = $1 AND seq < $2::bigint) e`,
    [definition.key, seq, definition.table],
  )
  return found ?? { last: null, isKept: false }
}

async function hasManyEvents(sql: Sql, register: string, last: number): Promise<boolean> {
  const [found] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM (
       SELECT FROM audit_events WHERE register = $1 AND seq <= $2::bigint LIMIT ${manyEvents}
     ) counted`,
    [register, last],
  )
  return (found?.n ?? 0) >= manyEvents
}

async function note(sql: Sql, name: string): Promise<boolean> {
  const noted = await sql(
    `UPDATE moments.kept SET "lastUsedAt" = now()
     WHERE name = $1 AND to_regclass($2) IS NOT NULL RETURNING 1 AS ok`,
    [name, quoted(name)],
  )
  return noted.length > 0
}

function makeOnce(definition: RegisterDefinition, name: string, last: number): Promise<void> {
  const made = making.get(name) ?? make(definition, name, last).finally(() => making.delete(name))
  making.set(name, made)
  return made
}

async function make(definition: RegisterDefinition, name: string, last: number): Promise<void> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    // One at a time, also among several copies of the application.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('plumbline.moments'))`)
    if (!(await note(sqlOf(client), name))) {
      await makeRoom(client)
      const condition = `register = '${definition.key}' AND seq <= ${last}`
      await client.query(`SET LOCAL work_mem = '64MB'`)
      await client.query(
        `CREATE TABLE ${quoted(name)} AS ${rowsInTrail(definition.table, condition)}`,
      )
      await client.query(`ANALYZE ${quoted(name)}`)
      await client.query(
        `INSERT INTO moments.kept (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET "lastUsedAt" = now()`,
        [name],
      )
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function makeRoom(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `DELETE FROM moments.kept WHERE name IN (
       SELECT name FROM moments.kept ORDER BY "lastUsedAt" DESC OFFSET ${mostKept - 1}
     ) AND "lastUsedAt" < now() - interval '${(noteEvery * 10) / 1000} seconds' RETURNING name`,
  )
  for (const { name } of rows) await client.query(`DROP TABLE IF EXISTS ${quoted(name)}`)
}

function remember(name: string, at: number | null): void {
  noted.delete(name)
  noted.set(name, at)
  for (const old of [...noted.keys()].slice(0, -200)) noted.delete(old)
}

function nameOf(definition: RegisterDefinition, last: number): string {
  return `${definition.table}@${last}`
}

function quoted(name: string): string {
  return `moments."${name}"`
}
