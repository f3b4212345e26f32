import type { Actor } from '../access/actor.ts'
import { hasReach, reach, reachOfPast } from '../access/reach.ts'
import { everything, toSql } from '../access/where.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { type Names, unseenRecord } from '../fields/codec.ts'
import { type AnyRecord, type RegisterDefinition, titleField } from '../registers/define.ts'
import { registerOf, registers } from '../registers/index.ts'
import { columnTypes } from './columns.ts'
import { recordsById } from './read.ts'
import { isId } from './scalar.ts'
import type { Moment } from './source.ts'
import { erasedTitle } from './tombstones.ts'

/** What a link to a record shows. */
export type RecordName = {
  id: string
  register: string
  code: string
  title: string
  state: string
}

/**
 * Code, title and state of those records of any register that the actor may see, now in one query, or
 * as of a moment. What was erased since then goes by its name of now.
 */
export async function recordNames(
  actor: Actor,
  ids: Iterable<string>,
  { sql = sqlOf(pool()), asOf }: { sql?: Sql; asOf?: Moment | undefined } = {},
): Promise<Map<string, RecordName>> {
  const wanted = [...new Set(ids)].filter(isId)
  if (wanted.length === 0) return new Map()
  return asOf ? namesThen(actor, wanted, { sql, asOf }) : namesNow(actor, wanted, sql)
}

async function namesThen(
  actor: Actor,
  ids: readonly string[],
  { sql, asOf }: { sql: Sql; asOf: Moment },
): Promise<Map<string, RecordName>> {
  const now = await namesNow(actor, ids, sql)
  const found = new Map([...now].filter(([, { title }]) => title === erasedTitle))
  for (const [key, list] of Map.groupBy(now.values(), ({ register }) => register)) {
    const definition = registerOf(key)
    const where = reachOfPast(actor, definition, 'read')
    const seen = list.map(({ id }) => id)
    for (const one of await recordsById(sql, definition, seen, { where, asOf })) {
      const title = String(one[titleField(definition)] ?? '')
      found.set(one.id, { id: one.id, register: key, code: one.code, title, state: one.state })
    }
  }
  return found
}

async function namesNow(
  actor: Actor,
  wanted: readonly string[],
  sql: Sql,
): Promise<Map<string, RecordName>> {
  const params: unknown[] = [wanted]
  const union = registers
    .filter((one) => hasReach(actor, one, 'read'))
    .map((one) => {
      const readable = toSql(reach(actor, one, 'read'), columnTypes(one), params)
      return `SELECT r.id::text, '${one.key}' AS register, r.code, coalesce(r."${titleField(one)}", '') AS title, r.state
         FROM "${one.table}" r WHERE r.id = ANY($1::uuid[]) AND ${readable}`
    })
  if (union.length === 0) return new Map()
  const rows = await sql<RecordName>(union.join(' UNION ALL '), params)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Ids of those of these records, which exist, that the actor may see: now or as of a moment. */
export async function readableAmong(
  actor: Actor,
  records: readonly { register: string; id: string }[],
  asOf?: Moment,
): Promise<Set<string>> {
  const readable = new Set<string>()
  for (const [key, list] of Map.groupBy(records, (one) => one.register)) {
    const definition = registerOf(key)
    const where = (asOf ? reachOfPast : reach)(actor, definition, 'read')
    const ids = [...new Set(list.map((one) => one.id))]
    if (where === everything) {
      for (const id of ids) readable.add(id)
      continue
    }
    for (const { id } of await recordsById(sqlOf(pool()), definition, ids, { where, asOf }))
      readable.add(id)
  }
  return readable
}

/** Name and address of people by id, in one query. */
export async function personNames(
  ids: Iterable<string>,
  sql: Sql = sqlOf(pool()),
): Promise<Map<string, { name: string; email: string }>> {
  const wanted = [...new Set(ids)].filter(isId)
  if (wanted.length === 0) return new Map()
  const rows = await sql<{ id: string; name: string; email: string }>(
    'SELECT id::text, name, email FROM users WHERE id = ANY($1::uuid[])',
    [wanted],
  )
  return new Map(rows.map((row) => [row.id, { name: row.name, email: row.email }]))
}

const personKinds = new Set(['person', 'people'])
const referenceKinds = new Set(['reference', 'references', 'anyReference'])

/**
 * Names for everything that these records refer to, as far as the actor may see it: what displays,
 * spreadsheets and PDFs need, by the names they had at the moment that is read. Of a record beyond that
 * they say that it may not be seen, and no more.
 */
export async function namesIn(
  actor: Actor,
  definition: RegisterDefinition,
  records: AnyRecord[],
  asOf?: Moment,
): Promise<Names> {
  const people = new Set<string>()
  const others = new Set<string>()
  const named = [
    ...['createdById', 'updatedById', 'ownerId'].map((key) => ({ key, to: people })),
    ...Object.entries(definition.fields).flatMap(([key, { kind }]) => {
      if (personKinds.has(kind)) return [{ key, to: people }]
      return referenceKinds.has(kind) ? [{ key, to: others }] : []
    }),
  ]
  for (const record of records) {
    for (const { key, to } of named) {
      for (const id of [record[key]].flat()) if (typeof id === 'string') to.add(id)
    }
  }
  const [persons, recorded] = await Promise.all([
    personNames(people),
    recordNames(actor, others, { asOf }),
  ])
  return { person: (id) => persons.get(id), record: (id) => recorded.get(id), unseen: unseenRecord }
}
