import type { Where } from '../access/where.ts'
import { headOf } from '../audit-trail/log.ts'
import { dayIn } from '../calendar.ts'
import { type Seen, seenColumns } from '../checks/seen.ts'
import {
  listsOf,
  type State,
  type StateAcknowledgement,
  type StateEvents,
  type StateLink,
  type StateUser,
  stateLists,
} from '../checks/state.ts'
import { criteriaInForce } from '../criteria/in-force.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { registerOf } from '../registers/index.ts'
import type { RecordTypes } from '../registers/record-types.ts'
import { momentAtEndOf } from './moment.ts'
import { recordsWhere } from './read.ts'
import type { Moment } from './source.ts'
import { todayHere } from './work.ts'

/** States kept: the present one, and a few moments that people compare it with. */
const keptStates = 4
/** With more changes than these the present is loaded anew. */
const mostChanges = 2_000

type Kept = { seq: number; day: string; state: Promise<State> }
type Shared = {
  plumblineStates?: { moments: Map<string, Promise<State>>; live?: Kept } | undefined
}
// Next bundles this file more than once: one set of states a process.
const shared = globalThis as Shared

/**
 * Everything that checks look at, live or as of a moment; kept by position in the trail and day, so
 * that it is loaded once, and after a change only what changed. Only for results that are not a
 * person's own records: it knows no rights.
 */
export async function loadState({ asOf }: { asOf?: Moment | undefined } = {}): Promise<State> {
  const sql = sqlOf(pool())
  return asOf ? stateAsOf(sql, asOf) : stateNow(sql)
}

/** The state at the end of a day where the organisation is; now where that has not come; null before the trail began. */
export async function stateAtEndOf(day: string): Promise<State | null> {
  const now = await loadState()
  if (day >= now.today) return now
  const moment = await momentAtEndOf(day, await timeZoneHere(sqlOf(pool())))
  return moment && loadState({ asOf: moment })
}

/** The state as of the end of a day, read anew and not kept: for what is computed of it once. */
export function loadPastState(asOf: Moment, day: string): Promise<State> {
  return load(sqlOf(pool()), day, asOf)
}

async function stateAsOf(sql: Sql, asOf: Moment): Promise<State> {
  const { moments } = states()
  const day = await dayOf(sql, asOf)
  const key = `${asOf.seq} ${day}`
  const known = moments.get(key)
  if (known) return known
  const loading = load(sql, day, asOf)
  moments.set(key, loading)
  loading.catch(() => moments.delete(key))
  for (const old of [...moments.keys()].slice(0, -keptStates + 1)) moments.delete(old)
  return loading
}

async function stateNow(sql: Sql): Promise<State> {
  const all = states()
  const seq = (await headOf(sql))?.size ?? 0
  const day = await todayHere(sql)
  const last = all.live
  if (last && last.seq >= seq && last.day === day) return last.state
  const state =
    last && last.seq <= seq ? changed(sql, last, { seq, day }) : load(sql, day, undefined)
  const kept: Kept = { seq, day, state }
  all.live = kept
  state.catch(() => {
    if (all.live === kept) delete all.live
  })
  return state
}

function states() {
  shared.plumblineStates ??= { moments: new Map() }
  return shared.plumblineStates
}

/**
 * The present state made of an earlier one and the records that have events since. A state may be
 * ahead of its position by changes that came while it was loaded; these are read once more.
 */
async function changed(
  sql: Sql,
  { seq: since, state }: Kept,
  { seq, day }: { seq: number; day: string },
): Promise<State> {
  const changes = await sql<{ register: string; ids: string[] }>(
    `SELECT register, array_agg(DISTINCT "recordId") AS ids FROM audit_events
     WHERE seq >= $1::bigint AND seq < $2::bigint GROUP BY register`,
    [since, seq],
  )
  if (changes.reduce((sum, { ids }) => sum + ids.length, 0) > mostChanges) {
    return load(sql, day, undefined)
  }
  const before = await state
  const after: Record<string, unknown> = { ...before, today: day }
  for (const { register, ids } of changes) {
    if (register === 'links') after.links = await rowsOf<StateLink>(sql, 'links', undefined)
    if (register === 'acknowledgements')
      after.acknowledgements = await rowsOf<StateAcknowledgement>(sql, register, undefined)
    if (register === 'reading-batches') after.oversightEvents = await eventsIn(sql, undefined)
    if (register === 'users') after.users = await usersOf(sql, undefined)
    if (!Object.hasOwn(stateLists, register)) continue
    const list = stateLists[register as keyof typeof stateLists]
    const live: Where = {
      all: [
        { field: 'id', in: ids },
        { field: 'archivedAt', is: null },
      ],
    }
    const gone = new Set(ids)
    const fresh = await seenWhere(sql, register as keyof RecordTypes, live)
    after[list] = [...before[list].filter((one) => !gone.has(one.id)), ...fresh].sort(byId)
    if (list === 'criteriaRecords')
      after.criteria = criteriaInForce(after[list] as State['criteriaRecords'])
  }
  return after as unknown as State
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}

/** Records of a register by the columns that checks look at, in the order of their ids. */
export async function seenWhere<K extends keyof RecordTypes>(
  sql: Sql,
  register: K,
  where: Where,
  asOf?: Moment,
  known = new Map<string, string>(),
): Promise<Seen<K>[]> {
  const columns = seenColumns[register]
  const records = await recordsWhere(sql, registerOf(register), where, { asOf, columns })
  shareTexts(records, known)
  return records as unknown as Seen<K>[]
}

/** Longer texts seldom repeat. */
const longestShared = 40

/**
 * Makes equal short texts of the rows, and of lists in them, one and the same: ids, choices and days,
 * which most rows repeat, are half of what a state weighs.
 */
function shareTexts(rows: readonly object[], known: Map<string, string>): void {
  for (const row of rows as readonly Record<string | number, unknown>[]) {
    for (const key in row) {
      const value = row[key]
      if (Array.isArray(value)) shareTexts([value], known)
      if (typeof value !== 'string' || value.length > longestShared) continue
      const same = known.get(value)
      if (same === undefined) known.set(value, value)
      else row[key] = same
    }
  }
}

async function load(sql: Sql, day: string, asOf: Moment | undefined): Promise<State> {
  const known = new Map<string, string>()
  const lists = await listsOf((register) =>
    seenWhere(sql, register, { field: 'archivedAt', is: null }, asOf, known),
  )
  const links = await rowsOf<StateLink>(sql, 'links', asOf)
  shareTexts(links, known)
  return {
    ...lists,
    today: day,
    criteria: criteriaInForce(lists.criteriaRecords),
    links,
    acknowledgements: await rowsOf<StateAcknowledgement>(sql, 'acknowledgements', asOf),
    oversightEvents: await eventsIn(sql, asOf),
    users: await usersOf(sql, asOf),
  }
}

/** Of each plan of oversight how many events are sealed, and the day of the last. */
async function eventsIn(sql: Sql, asOf: Moment | undefined): Promise<StateEvents[]> {
  const sealed = asOf
    ? `IN (SELECT "recordId"::uuid FROM audit_events WHERE register = 'reading-batches' AND seq < $1::bigint)`
    : 'IS NOT NULL'
  return sql<StateEvents>(
    `SELECT "planId"::text AS "planId", count(*)::int AS count, to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "lastOn"
     FROM oversight_events WHERE "batchId" ${sealed} GROUP BY "planId" ORDER BY "planId"`,
    asOf ? [asOf.seq] : [],
  )
}

async function usersOf(sql: Sql, asOf: Moment | undefined): Promise<StateUser[]> {
  const users = await rowsOf<StateUser & { disabledAt: string | null }>(sql, 'users', asOf)
  return users.filter((user) => user.disabledAt === null)
}

/** Rows of a governed table that is no register. */
async function rowsOf<R>(
  sql: Sql,
  table: 'links' | 'acknowledgements' | 'users',
  asOf: Moment | undefined,
): Promise<R[]> {
  const rows = asOf
    ? await sql<{ row: R }>(
        // Of an account without its name, what it was then is what it is now.
        `SELECT coalesce(e.content::jsonb -> 'row', to_jsonb(r) - 'disabledAt' || '{"disabledAt": null}') AS row
         FROM (
           SELECT DISTINCT ON ("recordId") "recordId", content, operation FROM audit_events
           WHERE register = $1 AND seq < $2::bigint ORDER BY "recordId", seq DESC
         ) e LEFT JOIN ${table} r ON e.content IS NULL AND r.id::text = e."recordId"
         WHERE e.operation <> 'delete'`,
        [table, asOf.seq],
      )
    : await sql<{ row: R }>(`SELECT to_jsonb(r) AS row FROM ${table} r`)
  return rows.map((one) => one.row)
}

/** The calendar day of a moment where the organisation is. */
async function dayOf(sql: Sql, { at }: Moment): Promise<string> {
  return dayIn(await timeZoneHere(sql), new Date(at))
}

async function timeZoneHere(sql: Sql): Promise<string> {
  const [organisation] = await sql<{ timeZone: string }>(
    'SELECT "timeZone" FROM organisations LIMIT 1',
  )
  return organisation?.timeZone ?? 'UTC'
}
