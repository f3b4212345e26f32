type Scalar = string | number | boolean

/**
 * A filter over the fields of a record. The same filter runs as SQL over the live table and over
 * rows read back from the trail, and in memory over one record; `tests/access` holds them equal.
 */
export type Where =
  | { all: Where[] }
  | { any: Where[] }
  | { not: Where }
  | { field: string; is: Scalar | null }
  | { field: string; in: readonly (string | number)[] }
  | { field: string; has: string }
  | { field: string; hasAny: readonly string[] }
  | { field: string; atLeast: string | number }
  | { field: string; atMost: string | number }
  | { field: string; contains: string }
  /** The record as it is now passes, whatever it was at the moment that is read. In SQL only. */
  | { now: Where; table: string }

/** Every record. */
export const everything: Where = { all: [] }
/** No record, also inside `all`, `any` and `not` of others. */
export const nothing: Where = { any: [] }

/** Columns a filter may name, with the PostgreSQL type that its values are cast to. */
export type ColumnTypes = Record<string, string>

/**
 * The filter as an SQL condition over alias `r`; values become parameters appended to `params`.
 * Throws on a field that `columns` does not name, so that nothing from outside reaches the SQL.
 */
export function toSql(where: Where, columns: ColumnTypes, params: unknown[]): string {
  if ('all' in where) return joined(where.all, ' AND ', 'TRUE', columns, params)
  if ('any' in where) return joined(where.any, ' OR ', 'FALSE', columns, params)
  // An empty column makes a comparison unknown; only below NOT does that differ from false. Put
  // there and not at each comparison, so that these keep their indexes.
  if ('not' in where) return `(NOT coalesce(${toSql(where.not, columns, params)}, FALSE))`
  if ('now' in where) {
    return `(r.id IN (SELECT r.id FROM "${where.table}" r WHERE ${toSql(where.now, columns, params)}))`
  }
  const type = Object.hasOwn(columns, where.field) ? columns[where.field] : undefined
  if (!type) throw new Error(`no column ${where.field} to filter by`)
  const column = `r."${where.field}"`
  const value = (given: unknown, as = type) => {
    params.push(given)
    return `$${params.length}::${as}`
  }
  if ('is' in where) {
    if (where.is === null) return emptySql(column, type)
    return `(${column} = ${value(where.is)})`
  }
  if ('in' in where) return `(${column} = ANY(${value([...where.in], `${type}[]`)}))`
  if ('has' in where) return `(${column} @> ARRAY[${value(where.has, elementOf(type))}])`
  if ('hasAny' in where) return `(${column} && ${value([...where.hasAny])})`
  if ('atLeast' in where) return `(${column} >= ${value(where.atLeast)})`
  if ('atMost' in where) return `(${column} <= ${value(where.atMost)})`
  return `(${column}::text ILIKE ${value(`%${escapeLike(where.contains)}%`, 'text')})`
}

/** Whether one record passes the filter; agrees with `toSql` on every record. */
export function matches(where: Where, record: Record<string, unknown>): boolean {
  if ('all' in where) return where.all.every((part) => matches(part, record))
  if ('any' in where) return where.any.some((part) => matches(part, record))
  if ('not' in where) return !matches(where.not, record)
  if ('now' in where) throw new Error('only the database knows what a record is now')
  const value = record[where.field] ?? null
  if ('is' in where) {
    if (where.is === null) return value === null || (Array.isArray(value) && value.length === 0)
    return value === where.is
  }
  if ('in' in where) return where.in.some((one) => one === value)
  if ('has' in where) return Array.isArray(value) && value.includes(where.has)
  if ('hasAny' in where)
    return Array.isArray(value) && where.hasAny.some((one) => value.includes(one))
  if ('atLeast' in where) return value !== null && compare(value, where.atLeast) >= 0
  if ('atMost' in where) return value !== null && compare(value, where.atMost) <= 0
  return value !== null && String(value).toLowerCase().includes(where.contains.toLowerCase())
}

function joined(
  parts: Where[],
  word: string,
  empty: string,
  columns: ColumnTypes,
  params: unknown[],
): string {
  if (parts.length === 0) return empty
  return `(${parts.map((part) => toSql(part, columns, params)).join(word)})`
}

function emptySql(column: string, type: string): string {
  if (type.endsWith('[]')) return `(coalesce(${column}, '{}') = '{}')`
  return type === 'jsonb' ? `(coalesce(${column}, '[]') = '[]')` : `(${column} IS NULL)`
}

function elementOf(type: string): string {
  return type.endsWith('[]') ? type.slice(0, -2) : type
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}

function compare(a: unknown, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
