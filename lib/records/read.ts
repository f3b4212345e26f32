import type { Actor } from '../access/actor.ts'
import { reach, reachOfPast } from '../access/reach.ts'
import type { Action } from '../access/rights.ts'
import { everything, toSql, type Where } from '../access/where.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Invalid, NotFound } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { columnTypes } from './columns.ts'
import { textsInTrail } from './kept-moments.ts'
import { type Filters, whereOfFilters } from './query.ts'
import { isId, scalarOf } from './scalar.ts'
import { searchTextSql } from './search-text.ts'
import { listRowAsJson, type Moment, rowAsJson, sourceOf } from './source.ts'
import { refuseErasedSince } from './tombstones.ts'

export type ListQuery = {
  filters?: Filters
  /** A filter made by code, joined with `filters`. */
  where?: Where
  /** Words that all occur in the record's text. */
  q?: string | undefined
  /** A column; `-column` sorts downwards. The default is the register's own. */
  sort?: string | undefined
  cursor?: string | undefined
  /** At most 500; 50 unless told. */
  limit?: number
  asOf?: Moment | undefined
  /** Archived records only; without it they are left out. */
  archived?: boolean
  /** With imported cells; lists leave them out. */
  withSource?: boolean
}

export type RecordPage = {
  records: AnyRecord[]
  total: number
  next: string | null
  previous: string | null
}

/** One page of what the person may see, in a stable order, with the count of all that match. */
export function listRecords(actor: Actor, key: string, query: ListQuery = {}): Promise<RecordPage> {
  return readPage(actor, key, query, true)
}

async function readPage(
  actor: Actor,
  key: string,
  query: ListQuery,
  counted: boolean,
): Promise<RecordPage> {
  const definition = registerOf(key)
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 500)
  const order = orderOf(definition, query.sort)
  const cursor = query.cursor ? readCursor(query.cursor, order) : null
  const backwards = cursor?.before === true
  const row = query.withSource ? rowAsJson : listRowAsJson

  const params: unknown[] = []
  const from = await sourceOf(definition, query.asOf, params)
  const condition = await conditionOf(actor, definition, query, params)
  const count = counted
    ? sqlOf(pool())<{ n: string }>(`SELECT count(*) AS n FROM ${from} WHERE ${condition}`, [
        ...params,
      ])
    : []
  const seek = cursor ? ` AND ${seekSql(order, cursor, backwards, params)}` : ''
  params.push(limit + 1)
  const [rows, [total]] = await Promise.all([
    sqlOf(pool())<{ row: AnyRecord }>(
      // Only the rows of the page become JSON; beside the sort, all of them would.
      `SELECT ${row} AS row FROM (
         SELECT r.* FROM ${from} WHERE ${condition}${seek}
         ORDER BY ${orderSql(order, backwards)} LIMIT $${params.length}
       ) r ORDER BY ${orderSql(order, backwards)}`,
      params,
    ),
    count,
  ])
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  if (backwards) page.reverse()
  const cursorAt = (one: { row: AnyRecord } | undefined, before: boolean) =>
    one ? writeCursor({ value: one.row[order.key] ?? null, id: one.row.id, before }) : null
  return {
    records: page.map((one) => one.row),
    total: Number(total?.n ?? rows.length),
    next: (backwards ? cursor !== null : more) ? cursorAt(page.at(-1), false) : null,
    previous: (backwards ? more : cursor !== null) ? cursorAt(page[0], true) : null,
  }
}

/** Every record that matches, in batches: exports, packs and checks walk this. */
export async function* eachRecord(
  actor: Actor,
  key: string,
  query: ListQuery = {},
): AsyncGenerator<AnyRecord> {
  let cursor: string | null = null
  do {
    const from: ListQuery = { ...query, limit: 500, ...(cursor ? { cursor } : {}) }
    const page: RecordPage = await readPage(actor, key, from, false)
    yield* page.records
    cursor = page.next
  } while (cursor)
}

/** How many records match, per value of one column: matrices, filters and overviews. */
export async function countBy(
  actor: Actor,
  key: string,
  columns: string[],
  query: ListQuery = {},
): Promise<{ values: unknown[]; n: number }[]> {
  const definition = registerOf(key)
  const types = columnTypes(definition)
  const params: unknown[] = []
  const from = await sourceOf(definition, query.asOf, params)
  const names = columns.map((column) => {
    if (!types[column]) throw new Error(`${key} has no column ${column}`)
    return `r."${column}"`
  })
  const condition = await conditionOf(actor, definition, query, params)
  const rows = await sqlOf(pool())<{ values: unknown[]; n: string }>(
    `SELECT jsonb_build_array(${names.join(', ')}) AS values, count(*) AS n FROM ${from}
     WHERE ${condition} GROUP BY ${names.join(', ')}`,
    params,
  )
  return rows.map((row) => ({ values: row.values, n: Number(row.n) }))
}

/**
 * One record by id or code, with its imported cells. Throws NotFound both when there is none and
 * when the person may not see it; as of a moment ErasedSince, which is one, for what was erased later.
 */
export async function requireRecord(
  actor: Actor,
  key: string,
  idOrCode: string,
  {
    to = 'read',
    asOf,
    sql = sqlOf(pool()),
  }: { to?: Action; asOf?: Moment | undefined; sql?: Sql } = {},
): Promise<AnyRecord> {
  const definition = registerOf(key)
  const mayBeSeen = (asOf ? reachOfPast : reach)(actor, definition, to)
  const found = await findOne(sql, definition, mayBeSeen, idOrCode, asOf)
  if (found) return found
  const now = asOf && (await findOne(sql, definition, reach(actor, definition, to), idOrCode))
  if (now) await refuseErasedSince(sql, now, asOf)
  throw new NotFound(
    `There is no ${definition.name.one.toLowerCase()} ${idOrCode} that you may see.`,
  )
}

/** One record that passes a filter, or null. */
export async function findOne(
  sql: Sql,
  definition: RegisterDefinition,
  where: Where,
  idOrCode: string,
  asOf?: Moment,
): Promise<AnyRecord | null> {
  if (!isStorable(idOrCode)) return null
  const id = isId(idOrCode) ? idOrCode.toLowerCase() : await idOf(sql, definition, idOrCode)
  if (!id) return null
  const [found] = await recordsById(sql, definition, [id], { where, asOf, withSource: true })
  return found ?? null
}

/** Records never lose their code, nor leave the table. */
async function idOf(sql: Sql, { table }: RegisterDefinition, code: string): Promise<string | null> {
  const [found] = await sql<{ id: string }>(
    `SELECT id::text AS id FROM "${table}" WHERE code = $1::text`,
    [code.toUpperCase()],
  )
  return found?.id ?? null
}

/** These records, as far as they pass a filter, in the order of their ids. */
export async function recordsById(
  sql: Sql,
  definition: RegisterDefinition,
  ids: readonly string[],
  {
    where = everything,
    asOf,
    withSource = false,
  }: { where?: Where; asOf?: Moment | undefined; withSource?: boolean } = {},
): Promise<AnyRecord[]> {
  const params: unknown[] = []
  const from = await sourceOf(definition, asOf, params, ids)
  const condition = toSql(
    { all: [{ field: 'id', in: ids }, where] },
    columnTypes(definition),
    params,
  )
  const rows = await sql<{ row: AnyRecord }>(
    `SELECT ${withSource ? rowAsJson : listRowAsJson} AS row FROM ${from} WHERE ${condition} ORDER BY r.id`,
    params,
  )
  return rows.map((one) => one.row)
}

/**
 * Whole records with these ids as the trail had them at a moment, in no order. Where PostgreSQL makes
 * rows of the texts first, and JSON of the rows, it takes three times as long.
 */
export async function recordsInTrail(
  sql: Sql,
  definition: RegisterDefinition,
  ids: readonly string[],
  asOf: Moment,
): Promise<AnyRecord[]> {
  const rows = await sql<{ content: string }>(
    textsInTrail('register = $1 AND seq < $2::bigint AND "recordId" = ANY($3::text[])'),
    [definition.key, asOf.seq, ids],
  )
  // A column that came later is empty in the texts from before it.
  const empty = Object.fromEntries(Object.keys(columnTypes(definition)).map((key) => [key, null]))
  return rows.map(({ content }) => ({ ...empty, ...JSON.parse(content).row }))
}

/**
 * How many records hold something, for each group of columns: whether in one of them is neither null
 * nor a blank text nor an empty list. For packs, which act for the register itself.
 */
export async function countHolding(
  sql: Sql,
  definition: RegisterDefinition,
  groups: readonly (readonly string[])[],
  asOf?: Moment,
): Promise<number[]> {
  const params: unknown[] = []
  const from = await sourceOf(definition, asOf, params)
  const types = columnTypes(definition)
  const held = groups.map((columns) =>
    columns.map((column) => holdsSql(column, types[column])).join(' OR '),
  )
  const [row] = await sql<{ counts: number[] }>(
    `SELECT ARRAY[${held.map((one) => `count(*) FILTER (WHERE ${one})`).join(', ')}]::float8[] AS counts
     FROM ${from}`,
    params,
  )
  return row?.counts ?? []
}

function holdsSql(column: string, type: string | undefined): string {
  if (type === 'text') return `r."${column}" ~ '\\S'`
  if (type?.endsWith('[]')) return `cardinality(r."${column}") > 0`
  if (type === 'jsonb') return `r."${column}" NOT IN ('null', '""', '[]')`
  return `r."${column}" IS NOT NULL`
}

/**
 * Every record that passes a filter; for rules, checks and packs, which act for the register itself.
 * With `columns` only these are read.
 */
export async function recordsWhere(
  sql: Sql,
  definition: RegisterDefinition,
  where: Where = everything,
  { asOf, columns }: { asOf?: Moment | undefined; columns?: readonly string[] } = {},
): Promise<AnyRecord[]> {
  const params: unknown[] = []
  const from = await sourceOf(definition, asOf, params)
  const condition = toSql(where, columnTypes(definition), params)
  const rows = await sql<{ row: AnyRecord }>(
    columns
      ? `SELECT to_jsonb(c) AS row FROM (
           SELECT ${columns.map((column) => `r."${column}"`).join(', ')} FROM ${from}
           WHERE ${condition} ORDER BY r.id
         ) c`
      : `SELECT ${listRowAsJson} AS row FROM ${from} WHERE ${condition} ORDER BY r.id`,
    params,
  )
  return rows.map((one) => one.row)
}

async function conditionOf(
  actor: Actor,
  definition: RegisterDefinition,
  query: ListQuery,
  params: unknown[],
) {
  const where: Where = {
    all: [
      (query.asOf ? reachOfPast : reach)(actor, definition, 'read'),
      await whereOfFilters(definition, query.filters ?? {}, query.asOf),
      query.where ?? everything,
      query.archived
        ? { not: { field: 'archivedAt', is: null } }
        : { field: 'archivedAt', is: null },
    ],
  }
  const conditions = [toSql(where, columnTypes(definition), params)]
  if (!isStorable(query.q ?? ''))
    throw new Invalid({ q: 'Holds a character that nothing here can hold.' })
  const text = query.q && query.asOf ? searchTextSql(definition, params) : 'r."searchText"'
  for (const word of (query.q ?? '').trim().split(/\s+/).filter(Boolean).slice(0, 8)) {
    params.push(`%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`)
    conditions.push(`${text} ILIKE $${params.length}`)
  }
  return conditions.join(' AND ')
}

type Order = { key: string; column: string; type: string; down: boolean }

function orderOf(definition: RegisterDefinition, wanted: string | undefined): Order {
  const sort = wanted || definition.list.sort || 'code'
  const down = sort.startsWith('-')
  const named = down ? sort.slice(1) : sort
  // Codes count up with ids, and 'RSK-10000' sorts before 'RSK-9999' as text.
  const key = named === 'code' ? 'id' : named
  const types = columnTypes(definition)
  const type = Object.hasOwn(types, key) ? types[key] : undefined
  if (!type || type.endsWith('[]') || type === 'jsonb') {
    throw new Invalid({ sort: `${definition.name.many} can't be sorted by ${named}.` })
  }
  return { key, column: `r."${key}"`, type, down }
}

function orderSql(order: Order, backwards: boolean): string {
  const direction = order.down !== backwards ? 'DESC' : 'ASC'
  if (order.key === 'id') return `r.id ${direction}`
  const nulls = backwards ? 'FIRST' : 'LAST'
  return `${order.column} ${direction} NULLS ${nulls}, r.id ${backwards ? 'DESC' : 'ASC'}`
}

type Cursor = { value: unknown; id: string; before: boolean }

function seekSql(order: Order, cursor: Cursor, backwards: boolean, params: unknown[]): string {
  params.push(cursor.id)
  const id = `$${params.length}::uuid`
  if (order.key === 'id') return `r.id ${order.down !== backwards ? '<' : '>'} ${id}`
  const idAfter = `r.id ${backwards ? '<' : '>'} ${id}`
  if (cursor.value === null) {
    return backwards
      ? `(${order.column} IS NOT NULL OR ${idAfter})`
      : `(${order.column} IS NULL AND ${idAfter})`
  }
  params.push(cursor.value)
  const value = `$${params.length}::${order.type}`
  const beyond = order.down !== backwards ? '<' : '>'
  const nulls = backwards ? '' : ` OR ${order.column} IS NULL`
  return `(${order.column} ${beyond} ${value} OR (${order.column} = ${value} AND ${idAfter})${nulls})`
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id, cursor.before ? 1 : 0])).toString(
    'base64url',
  )
}

function readCursor(text: string, order: Order): Cursor {
  try {
    const [value, id, before] = JSON.parse(Buffer.from(text, 'base64url').toString())
    const fits = value === null || scalarOf(order.type, value) !== undefined
    if (fits && typeof id === 'string' && isId(id)) return { value, id, before: before === 1 }
  } catch {
    // Falls through: a cursor nobody here wrote.
  }
  throw new Invalid({ cursor: 'This page address is not one of ours; start from the first page.' })
}
