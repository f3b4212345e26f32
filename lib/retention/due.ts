import { addMonths } from '../calendar.ts'
import type { Sql } from '../db/sql.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { evidence } from '../registers/evidence/definition.ts'
import { registerOf, registers } from '../registers/index.ts'
import { endedStates } from './defaults.ts'
import type { RetentionRule } from './rules.ts'

/** A record past its time, and since when. Days are `YYYY-MM-DD`. */
export type Due = {
  register: string
  id: string
  code: string
  rule: string
  endedOn: string
  dueOn: string
}

/**
 * Records of a rule that ended so long ago that it no longer keeps them: not those under legal hold,
 * nor those erased already, nor those that an open record still rests on. With `id` only this one.
 */
export async function dueUnder(
  sql: Sql,
  rule: RetentionRule,
  { today, id }: { today: string; id?: string },
): Promise<Due[]> {
  const definition = registerOf(rule.register)
  const params: unknown[] = [addMonths(today, -12 * rule.years)]
  const conditions = [
    `${endedOn(definition)} <= $1::date`,
    `NOT EXISTS (SELECT FROM legal_holds h WHERE h."recordId" = r.id AND h."releasedAt" IS NULL)`,
    `NOT EXISTS (SELECT FROM erasures e WHERE e."recordId" = r.id AND e."carriedOutAt" IS NOT NULL)`,
  ]
  if (definition.key === evidence.key) {
    params.push(rule.classification, today)
    conditions.push(
      `coalesce(r.classification, 'internal') = $2::text`,
      `coalesce(r."retainUntil" <= $3::date, TRUE)`,
    )
  }
  if (id) {
    params.push(id)
    conditions.push(`r.id = $${params.length}::uuid`)
  }
  const found = await sql<{ id: string; code: string; endedOn: string }>(
    `SELECT r.id::text, r.code, to_char(${endedOn(definition)}, 'YYYY-MM-DD') AS "endedOn"
     FROM "${definition.table}" r WHERE ${conditions.join(' AND ')} ORDER BY r.id`,
    params,
  )
  const needed = await restedOn(
    sql,
    definition,
    found.map((one) => one.id),
  )
  return found
    .filter((one) => !needed.has(one.id))
    .map((one) => ({
      register: definition.key,
      ...one,
      rule: ruleInWords(rule),
      dueOn: addMonths(one.endedOn, 12 * rule.years),
    }))
}

/** The rule as proposals and tombstones keep it. */
export function ruleInWords({ register, classification, years, reason }: RetentionRule): string {
  const { name } = registerOf(register)
  const what = classification ? `${name.many}, ${classification}` : name.many
  return `${what}: ${years === 1 ? '1 year' : `${years} years`}${reason ? ` (${reason})` : ''}`
}

/** The day on which the years of a record begin, as SQL over alias `r`; null while it has not ended. */
function endedOn(definition: RegisterDefinition): string {
  if (definition.key === evidence.key) return `coalesce(r."coversTo", r."createdAt"::date)`
  return `coalesce(r."archivedAt", CASE WHEN ${hasEnded(definition)} THEN r."updatedAt" END)::date`
}

/** Whether a record's work is over, or that of what it is closed with, as SQL over alias `r`. */
function hasEnded(definition: RegisterDefinition): string {
  const states = endedStates(definition).map((state) => `'${state}'`)
  const own = states.length > 0 ? `r.state IN (${states.join(', ')})` : 'FALSE'
  const { parent } = definition
  if (!parent?.closes) return own
  const above = registerOf(parent.register)
  const closed = endedStates(above).map((state) => `'${state}'`)
  return `(${own} OR EXISTS (SELECT FROM "${above.table}" p
    WHERE p.id = r."${parent.field}" AND p.state IN (${closed.join(', ')})))`
}

/** Those of these records that a record which has not ended refers to, shows or is shown beside. */
async function restedOn(
  sql: Sql,
  definition: RegisterDefinition,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const parts: string[] = []
  for (const other of registers) {
    const open = `r."archivedAt" IS NULL AND NOT ${hasEnded(other)}`
    for (const [key, field] of Object.entries(other.fields)) {
      const isOne =
        field.kind === 'anyReference' || (field.kind === 'reference' && field.to === definition.key)
      if (isOne) {
        parts.push(`SELECT r."${key}"::text AS id FROM "${other.table}" r
          WHERE ${open} AND r."${key}" = ANY($1::uuid[]) AND r.id <> r."${key}"`)
      }
      if (field.kind === 'references' && field.to === definition.key) {
        parts.push(`SELECT one::text AS id FROM "${other.table}" r, unnest(r."${key}") one
          WHERE ${open} AND r."${key}" && $1::uuid[] AND one <> r.id`)
      }
    }
    // Evidence rests on nothing that it shows; what it shows rests on it. Related records rest on each other.
    parts.push(`SELECT l."fromId"::text AS id FROM links l JOIN "${other.table}" r ON r.id = l."toId"
      WHERE l."fromId" = ANY($1::uuid[]) AND ${open}`)
    parts.push(`SELECT l."toId"::text AS id FROM links l JOIN "${other.table}" r ON r.id = l."fromId"
      WHERE l.kind = 'related' AND l."toId" = ANY($1::uuid[]) AND ${open}`)
  }
  const found = await sql<{ id: string }>(parts.join(' UNION '), [ids])
  return new Set(found.map((one) => one.id))
}
