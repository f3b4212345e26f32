import type { Row, Sql } from '../db/sql.ts'

export type AttachedTable = { table: string; register: string; subjectColumn: string | null }

type Attached = Row & { table: string; register: string; subject: string; watching: number }

const TRIGGERS = ['audit_open', 'audit_insert', 'audit_update', 'audit_delete', 'audit_truncate']

/** The tables under the trail, as their triggers say. */
export async function attachedTables(sql: Sql): Promise<AttachedTable[]> {
  return (await readAttached(sql)).map(({ table, register, subject }) => ({
    table,
    register,
    subjectColumn: subject === '' ? null : subject,
  }))
}

/**
 * Says where a governed table differs from what its last events say, and where its triggers are
 * missing or off. Columns that a migration added or took away after a record's last event are left
 * out. Each table and its events are read in one snapshot, so it is right while others write.
 */
export async function compareLiveTables(sql: Sql, say: (problem: string) => void): Promise<void> {
  for (const { table, register, watching } of await readAttached(sql)) {
    if (watching !== TRIGGERS.length) {
      say(
        `Table ${table}: ${TRIGGERS.length - watching} of its triggers are missing or switched off.`,
      )
    }
    const different = await sql<{ record: string; how: string }>(differences(table), [register])
    for (const { record, how } of different) say(`Table ${table}, record ${record}: ${how}.`)
  }
}

async function readAttached(sql: Sql): Promise<Attached[]> {
  return sql<Attached>(
    `SELECT c.oid::regclass::text AS table,
      split_part(encode(t.tgargs, 'escape'), '\\000', 1) AS register,
      split_part(encode(t.tgargs, 'escape'), '\\000', 2) AS subject,
      (SELECT count(*) FROM pg_trigger w WHERE w.tgrelid = c.oid AND w.tgname = ANY($1::text[])
        AND w.tgenabled IN ('O', 'A'))::float8 AS watching
    FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = 'audit_insert'
    ORDER BY 1`,
    [TRIGGERS],
  )
}

/**
 * The table's name comes from the catalogue, quoted by PostgreSQL. A content begins with its row's
 * text, and the same row makes the same text: only one that reads otherwise is looked at column by
 * column. The last event of each row comes by the index; the events without a row by another look.
 */
function differences(table: string): string {
  return `SELECT record, how FROM (
    SELECT live.id::text AS record,
      CASE
        WHEN last.seq IS NULL THEN 'it was written past the trail'
        WHEN last.operation = 'delete' THEN 'the trail says it was deleted'
        WHEN starts_with(last.content, '{"row": ' || shown::text || ', "') THEN NULL
        WHEN last.content IS NOT JSON OBJECT THEN 'its last event is no longer readable'
        WHEN jsonb_typeof(last.content::jsonb -> 'row') IS DISTINCT FROM 'object'
          AND last.content IS NOT NULL THEN 'its last event holds no row'
        WHEN EXISTS (
          SELECT FROM jsonb_each(last.content::jsonb -> 'row') kept
          WHERE shown ? kept.key AND shown -> kept.key IS DISTINCT FROM kept.value
        ) THEN 'it differs from its last event'
      END AS how
    FROM ${table} live
    CROSS JOIN LATERAL (SELECT to_jsonb(live) - '{searchText,byName}'::text[] AS shown OFFSET 0) row
    LEFT JOIN LATERAL (
      SELECT seq, operation, content FROM audit_events
      WHERE register = $1 AND "recordId" = live.id::text ORDER BY seq DESC LIMIT 1
    ) last ON true
    UNION ALL
    SELECT gone."recordId", 'it was deleted past the trail' FROM (
      SELECT DISTINCT "recordId" FROM audit_events WHERE register = $1
      EXCEPT SELECT id::text FROM ${table}
    ) gone
    CROSS JOIN LATERAL (
      SELECT operation FROM audit_events
      WHERE register = $1 AND "recordId" = gone."recordId" ORDER BY seq DESC LIMIT 1
    ) last WHERE last.operation <> 'delete'
  ) compared WHERE how IS NOT NULL ORDER BY record LIMIT 20`
}
