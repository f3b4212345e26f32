import type { Actor } from '../access/actor.ts'
import { reach, reachOfPast } from '../access/reach.ts'
import { everything, matches, type Where } from '../access/where.ts'
import { momentOf } from '../audit-trail/log.ts'
import { now, today } from '../clock.ts'
import type { Tx } from '../db/client.ts'
import { type Deed, governed, speakAs } from '../db/governed.ts'
import type { Sql } from '../db/sql.ts'
import { Invalid } from '../errors.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf, registers } from '../registers/index.ts'
import type { RuleContext } from '../registers/rules.ts'
import { endOfDay } from './moment.ts'
import { whereOfFilters } from './query.ts'
import { findOne, recordsWhere } from './read.ts'
import { listRowAsJson, type Moment } from './source.ts'

/** One transaction in somebody's name, and what rules need to know inside it. */
export type Work = { actor: Actor; tx: Tx; sql: Sql; today: string; now: string; deed: Deed }

/** Opens a governed transaction for work on records. */
export function working<T>(actor: Actor, deed: Deed, work: (work: Work) => Promise<T>): Promise<T> {
  return governed(actor, deed, async (tx, sql) =>
    work({ actor, tx, sql, today: await todayHere(sql), now: now().toISOString(), deed }),
  )
}

/** Does a part of the work under another action, then speaks as before again. */
export async function under<T>(work: Work, action: string, part: () => Promise<T>): Promise<T> {
  await speakAs(work.sql, work.actor, { ...work.deed, action })
  try {
    return await part()
  } finally {
    await speakAs(work.sql, work.actor, work.deed)
  }
}

/** What a register's rules may look at, through this connection. */
export function ruleContext(actor: Actor, sql: Sql, day: string, moment: string): RuleContext {
  return {
    actor,
    today: day,
    now: moment,
    find: (register, id) => findOne(sql, registerOf(register), everything, id),
    list: (register, where) => recordsWhere(sql, registerOf(register), where),
    locate: (id) => locate(sql, id),
    freeze: (register, filter, on) => freeze(sql, actor, registerOf(register), { filter, on, day }),
    namesOf: async (ids) => {
      const rows = await sql<{ id: string; name: string }>(
        'SELECT id::text, name FROM users WHERE id = ANY($1::uuid[])',
        [ids],
      )
      return new Map(rows.map((row) => [row.id, row.name]))
    },
    evidenceOf: (ids) => evidenceOf(sql, ids),
    shownBy: (id) => shownBy(sql, actor, id),
  }
}

/** What a piece of evidence is attached to. */
async function shownBy(sql: Sql, actor: Actor, id: string) {
  const ends = await sql<{ register: string; ids: string[] }>(
    `SELECT "toRegister" AS register, array_agg("toId"::text) AS ids FROM links
     WHERE kind = 'evidence' AND "fromId" = $1::uuid GROUP BY 1 ORDER BY 1`,
    [id],
  )
  const groups = await Promise.all(
    ends.map(async ({ register, ids }) => {
      const definition = registerOf(register)
      const where: Where = {
        all: [
          { field: 'id', in: ids },
          { field: 'archivedAt', is: null },
        ],
      }
      const readable = reach(actor, definition, 'read')
      const records = await recordsWhere(sql, definition, where)
      return records.map((record) => ({ register, record, readable: matches(readable, record) }))
    }),
  )
  return groups.flat()
}

/** A register's population at a position of the trail. */
async function freeze(
  sql: Sql,
  actor: Actor,
  definition: RegisterDefinition,
  { filter, on, day }: { filter: string; on: string | null; day: string },
) {
  const asOf = on !== null && on < day ? await endOfDay(sql, on) : await momentOf(sql, 'now')
  const where: Where = {
    all: [
      reachOfPast(actor, definition, 'read'),
      { field: 'archivedAt', is: null },
      await whereOfText(definition, filter, asOf),
    ],
  }
  return { ...asOf, records: await recordsWhere(sql, definition, where, { asOf }) }
}

/** The filter of a list as its address has it: `state=accepted&level=9..`. */
async function whereOfText(
  definition: RegisterDefinition,
  text: string,
  asOf: Moment,
): Promise<Where> {
  const filters = Object.fromEntries(new URLSearchParams(text.trim().replace(/^.*\?/, '')))
  try {
    return await whereOfFilters(definition, filters, asOf)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid({ filter: Object.values(error.problems).join(' ') })
  }
}

/** Current evidence attached to records, by the record's id. */
async function evidenceOf(sql: Sql, ids: readonly string[]): Promise<Map<string, AnyRecord[]>> {
  const rows = await sql<{ id: string; row: AnyRecord }>(
    `SELECT l."toId"::text AS id, ${listRowAsJson} AS row FROM links l JOIN evidence r ON r.id = l."fromId"
     WHERE l.kind = 'evidence' AND l."toId" = ANY($1::uuid[]) AND r."archivedAt" IS NULL AND r.state = 'current'
     ORDER BY r.id`,
    [ids],
  )
  const found = new Map<string, AnyRecord[]>()
  for (const { id, row } of rows) found.set(id, [...(found.get(id) ?? []), row])
  return found
}

/** Today in the organisation's time zone, `YYYY-MM-DD`. */
export async function todayHere(sql: Sql): Promise<string> {
  const [organisation] = await sql<{ timeZone: string }>(
    'SELECT "timeZone" FROM organisations LIMIT 1',
  )
  return today(organisation?.timeZone ?? 'UTC')
}

/** The record with this id, in whichever register it is, or null. */
export async function locate(
  sql: Sql,
  id: string,
): Promise<{ register: string; record: AnyRecord } | null> {
  const union = registers
    .map((one) => `SELECT '${one.key}' AS register FROM "${one.table}" WHERE id = $1::uuid`)
    .join(' UNION ALL ')
  const [found] = await sql<{ register: string }>(union, [id])
  if (!found) return null
  const record = await findOne(sql, registerOf(found.register), everything, id)
  return record && { register: found.register, record }
}

/** Ids among `ids` that exist in the register and that the actor may read. */
export async function readableIds(
  sql: Sql,
  actor: Actor,
  definition: RegisterDefinition,
  ids: string[],
): Promise<Set<string>> {
  const where: Where = { all: [{ field: 'id', in: ids }, reach(actor, definition, 'read')] }
  return new Set((await recordsWhere(sql, definition, where)).map((record) => record.id))
}
