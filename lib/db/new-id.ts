import type { Sql } from './sql.ts'

/** A new id of version 7, so that ids sort by the time they were made. */
export async function newId(sql: Sql): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT uuidv7()::text AS id')
  if (!row) throw new Error('the database answered no id')
  return row.id
}
