import type { Actor } from '../access/actor.ts'
import { hasReach, reach, reachOfPast } from '../access/reach.ts'
import { toSql } from '../access/where.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Tone } from '../fields/field.ts'
import {
  type AnyRecord,
  type RegisterDefinition,
  standingOf,
  titleField,
} from '../registers/define.ts'
import { registers } from '../registers/index.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { columnTypes } from './columns.ts'
import { type Difference, differences } from './diff.ts'
import { namesIn } from './names.ts'
import { recordsById } from './read.ts'
import { isId } from './scalar.ts'
import { listRowAsJson, type Moment, sourceOf } from './source.ts'

/** What became of a record between two moments, in the order in which it is told. */
export const fates = ['added', 'changed', 'closed', 'archived'] as const
export type Fate = (typeof fates)[number]

/** What became of it, as lists and documents say it; closed is what ended well or for good. */
export const fateWords = {
  added: 'Added',
  changed: 'Changed',
  closed: 'Closed',
  archived: 'Archived',
} as const satisfies Record<Fate, string>
export const fateTones = {
  added: 'plain',
  changed: 'plain',
  closed: 'met',
  archived: 'na',
} as const satisfies Record<Fate, Tone>

/** Two moments, the later one being now when it is left out. */
export type Span = {
  from: Moment
  to?: Moment | undefined
  /** What the person wants of the records; decides which they are. */
  for?: 'read' | 'export'
}

export type RegisterComparison = { register: RegisterDefinition; counts: Record<Fate, number> }

export type ComparedRecord = {
  id: string
  code: string
  title: string
  fate: Fate
  /** The state then; null for what was added since. */
  stateBefore: string | null
  state: string
  /** Fields that differ, in words; none for what was added since. */
  differences: Difference[]
}

/**
 * How many records of each register were added, changed, closed or archived between two moments, as
 * far as the person may see them. Each record counts once: one that was added and then closed counts
 * as added. Registers in which nothing happened are left out.
 */
export async function compareMoments(actor: Actor, span: Span): Promise<RegisterComparison[]> {
  const found: RegisterComparison[] = []
  // One after the other: the first look at a moment of a large register makes a table of it.
  for (const register of registers.filter((one) => hasReach(actor, one, span.for ?? 'read'))) {
    const { sql, params } = await comparedSql(actor, register, span)
    const rows = await sqlOf(pool())<{ fate: Fate; n: string }>(
      `SELECT fate, count(*) AS n FROM (${sql}) c GROUP BY fate`,
      params,
    )
    const counts = Object.fromEntries(
      fates.map((fate) => [fate, Number(rows.find((row) => row.fate === fate)?.n ?? 0)]),
    ) as Record<Fate, number>
    if (rows.length > 0) found.push({ register, counts })
  }
  return found
}

/** The records behind these counts in the order they were recorded, `limit` at a time after `after`, an id. */
export async function comparedRecords(
  actor: Actor,
  register: RegisterDefinition,
  span: Span,
  { fate, after, limit = 100 }: { fate?: Fate; after?: string | undefined; limit?: number } = {},
): Promise<{ records: ComparedRecord[]; next: string | null }> {
  const { sql, params } = await comparedSql(actor, register, span)
  const conditions = ['TRUE']
  if (fate) conditions.push(`c.fate = $${params.push(fate)}::text`)
  if (after && isId(after)) conditions.push(`c.id > $${params.push(after)}::uuid`)
  const rows = await sqlOf(pool())<{ fate: Fate; row: AnyRecord; before: AnyRecord | null }>(
    `SELECT c.fate, c.after AS row, c.before FROM (${sql}) c WHERE ${conditions.join(' AND ')}
     ORDER BY c.id LIMIT $${params.push(limit + 1)}::int`,
    params,
  )
  const page = rows.slice(0, limit)
  const states = page.flatMap(({ row, before }) => (before ? [row, before] : [row]))
  const names = await namesIn(actor, register, states, span.to)
  return {
    records: page.map(({ fate: became, row, before }) => ({
      id: row.id,
      code: row.code,
      title: String(row[titleField(register)] ?? ''),
      fate: became,
      stateBefore: before?.state ?? null,
      state: row.state,
      differences: before ? differences(register, before, row, names) : [],
    })),
    next: rows.length > limit ? (page.at(-1)?.row.id ?? null) : null,
  }
}

/** A record read as of a moment beside what it is now, in words; null when it is the same or out of sight. */
export async function sinceThen(
  actor: Actor,
  register: RegisterDefinition,
  then: AnyRecord,
): Promise<Difference[] | null> {
  const where = reach(actor, register, 'read')
  const [now] = await recordsById(sqlOf(pool()), register, [then.id], { where, withSource: true })
  if (!now || now.revision === then.revision) return null
  return differences(register, then, now, await namesIn(actor, register, [then, now]))
}

/** Ids of those of these records, read as of a moment, that have changed since then. */
export async function changedSince(
  register: RegisterDefinition,
  records: readonly Pick<AnyRecord, 'id' | 'revision'>[],
): Promise<Set<string>> {
  const rows = await sqlOf(pool())<{ id: string }>(
    `SELECT r.id::text AS id FROM "${register.table}" r
     JOIN unnest($1::uuid[], $2::int[]) AS was(id, revision) USING (id) WHERE r.revision <> was.revision`,
    [records.map((one) => one.id), records.map((one) => one.revision)],
  )
  return new Set(rows.map((row) => row.id))
}

/** The later state beside the earlier one, of every record that differs and may be seen. */
async function comparedSql(actor: Actor, register: RegisterDefinition, span: Span) {
  const { from, to, for: action = 'read' } = span
  const params: unknown[] = []
  const types = columnTypes(register)
  const seen = (asOf: Moment | undefined) =>
    toSql((asOf ? reachOfPast : reach)(actor, register, action), types, params)
  const before = `SELECT r.* FROM ${await sourceOf(register, from, params)} WHERE ${seen(from)}`
  const source = await sourceOf(register, to, params)
  const closing = `$${params.push(closingStates(register))}::text[]`
  const sql = `SELECT r.id, ${listRowAsJson} AS after, b.row AS before,
      CASE WHEN b.row IS NULL THEN 'added'
        WHEN r."archivedAt" IS NOT NULL AND b.row ->> 'archivedAt' IS NULL THEN 'archived'
        WHEN r.state = ANY(${closing}) AND b.row ->> 'state' <> r.state THEN 'closed'
        ELSE 'changed' END AS fate
    FROM ${source} LEFT JOIN (
      SELECT r.id, r.revision, ${listRowAsJson} AS row FROM (${before}) r
    ) b ON b.id = r.id
    WHERE ${seen(to)} AND (b.id IS NULL OR b.revision <> r.revision)`
  return { sql, params }
}

/** States from which no step leads on to a later one: there, a record's work has ended. */
function closingStates(register: RegisterDefinition): string[] {
  const states = Object.keys(register.lifecycle)
  const steps = Object.values(rulesOf(register.key).transitions)
  return states.filter(
    (state, place) =>
      place > 0 &&
      ['met', 'na'].includes(standingOf(register, state) ?? 'plain') &&
      !steps.some((step) => step.from.includes(state) && states.indexOf(step.to ?? state) > place),
  )
}
