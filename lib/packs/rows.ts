import type { Row, Sql } from '../db/sql.ts'
import { isEmpty, type Names, toText } from '../fields/codec.ts'
import { isRegister, registerOf } from '../registers/index.ts'
import type { PackRegister } from './build.ts'
import type { LeavingOut } from './leaving-out.ts'
import type { TrailScope } from './trail.ts'

const batchSize = 500

type Last = { recordId: string; subjectId: string | null; number: number }

/**
 * A register of the pack: of every record whose last event is told whole, the row exactly as the
 * trail has it but for what is left out, in the order of ids; read in batches while the pack is written.
 */
export function packRegister(
  sql: Sql,
  {
    key,
    size,
    scope,
    names,
    leavingOut,
  }: {
    key: string
    size: number
    scope: TrailScope
    names: Names
    leavingOut: LeavingOut | null
  },
): PackRegister & { count(): Promise<number> } {
  /** Numbers of the last events that are told whole, in the order of the records' ids. */
  const read = async () => {
    const rows = await sql<Last>(
      `SELECT "recordId", "subjectId", number FROM (
         SELECT DISTINCT ON ("recordId") "recordId", "subjectId", operation, seq::float8 AS number
         FROM audit_events WHERE register = $1 AND seq < $2::bigint ORDER BY "recordId", seq DESC
       ) last WHERE operation <> 'delete'`,
      [key, String(size)],
    )
    const told = rows.filter((last) => scope({ register: key, ...last }) === 'whole')
    return told.sort((a, b) => (a.recordId < b.recordId ? -1 : 1)).map(({ number }) => number)
  }
  let told: ReturnType<typeof read> | undefined
  const last = () => {
    told ??= read()
    return told
  }
  async function* rows(): AsyncGenerator<Row> {
    const wanted = await last()
    for (let start = 0; start < wanted.length; start += batchSize) {
      const seqs = wanted.slice(start, start + batchSize)
      const found = await sql<{ id: string; content: string }>(
        `SELECT "recordId" AS id, content FROM audit_events
         WHERE seq = ANY($1::bigint[]) AND content IS NOT NULL ORDER BY "recordId" COLLATE "C"`,
        [seqs.map(String)],
      )
      for (const { id, content } of found)
        yield leavingOut ? leavingOut.rowOf(key, id, content) : JSON.parse(content).row
    }
  }
  return {
    key,
    columns: columnsOf(key, names),
    rows: { [Symbol.asyncIterator]: () => rows() },
    count: async () => (await last()).length,
  }
}

/** Columns of the CSV beside the JSON: words instead of ids. */
function columnsOf(key: string, names: Names): PackRegister['columns'] {
  if (!isRegister(key)) return []
  const definition = registerOf(key)
  const own = Object.entries(definition.fields).map(([name, field]) => ({
    label: field.label,
    value: (row: Row) => toText(field, row[name], names),
  }))
  const base = ['state', 'revision', 'createdAt', 'updatedAt', 'archivedAt'].map((name) => ({
    label: name,
    value: (row: Row) => {
      const value = row[name]
      return isEmpty(value) ? null : typeof value === 'number' ? value : String(value)
    },
  }))
  return [...base, ...own]
}
