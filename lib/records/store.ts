import type { Sql } from '../db/sql.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { columnTypes } from './columns.ts'
import { searchText } from './search-text.ts'

/** Takes the next `n` codes and ids of a register; both count upwards. */
export async function takeCodes(
  sql: Sql,
  definition: RegisterDefinition,
  n: number,
): Promise<{ id: string; code: string }[]> {
  const [counter] = await sql<{ next: number }>(
    `INSERT INTO counters (register, next) VALUES ($1, $2 + 1)
     ON CONFLICT (register) DO UPDATE SET next = counters.next + $2 RETURNING next`,
    [definition.key, n],
  )
  const first = (counter?.next ?? n + 1) - n
  const ids = await sql<{ id: string }>(
    'SELECT uuidv7()::text AS id FROM generate_series(1, $1::int)',
    [n],
  )
  return ids.map(({ id }, index) => ({
    id,
    code: `${definition.prefix}-${String(first + index).padStart(4, '0')}`,
  }))
}

/** Inserts records in one statement, so with one lock of the log. */
export async function insertRows(
  sql: Sql,
  definition: RegisterDefinition,
  records: AnyRecord[],
): Promise<void> {
  await sql(...insertion(definition, records))
}

/** Inserts one record, and answers it as stored. */
export async function insertRow(
  sql: Sql,
  definition: RegisterDefinition,
  record: AnyRecord,
): Promise<AnyRecord> {
  const [text, params] = insertion(definition, [record])
  const [stored] = await sql<{ row: AnyRecord }>(
    `${text} RETURNING to_jsonb(r) - 'searchText' AS row`,
    params,
  )
  if (!stored) throw new Error(`${record.code} was not stored`)
  return stored.row
}

function insertion(
  definition: RegisterDefinition,
  records: AnyRecord[],
): [text: string, params: unknown[]] {
  const columns = writtenColumns(definition)
  const rows = records.map((one) => ({ ...one, searchText: searchText(definition, one) }))
  return [
    `INSERT INTO "${definition.table}" AS r (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${definition.table}", $1::jsonb)`,
    [JSON.stringify(rows)],
  ]
}

/** Writes a record over the revision it was read at; null when somebody was faster. */
export async function updateRow(
  sql: Sql,
  definition: RegisterDefinition,
  record: AnyRecord,
  revision: number,
): Promise<AnyRecord | null> {
  const columns = writtenColumns(definition)
  const [updated] = await sql<{ row: AnyRecord }>(
    `UPDATE "${definition.table}" AS r SET (${columns}) =
       (SELECT ${columns} FROM jsonb_populate_record(NULL::"${definition.table}", $1::jsonb))
     WHERE r.id = $2::uuid AND r.revision = $3::int RETURNING to_jsonb(r) - 'searchText' AS row`,
    [
      JSON.stringify({ ...record, searchText: searchText(definition, record) }),
      record.id,
      revision,
    ],
  )
  return updated?.row ?? null
}

function writtenColumns(definition: RegisterDefinition): string {
  return [...Object.keys(columnTypes(definition)), 'source', 'searchText']
    .map((name) => `"${name}"`)
    .join(', ')
}
