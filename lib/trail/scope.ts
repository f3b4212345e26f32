import type { Actor } from '../access/actor.ts'
import { hasPermission, hasReach, reach, toldOf } from '../access/reach.ts'
import { everything, toSql, type Where } from '../access/where.ts'
import { columnTypes } from '../records/columns.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { registers } from '../registers/index.ts'

/** What the trail holds beside records and what hangs on them, by the name of its table there. */
export const otherTables = {
  installation: 'Installation',
  organisations: 'Organisation',
  users: 'People',
  invitations: 'Invitations',
  'api-tokens': 'API tokens',
  packs: 'Evidence packs',
  'pack-downloads': 'Downloads of evidence packs',
  'reading-batches': 'Sealed readings',
  'trail-checks': 'Verifications of the trail',
  'trail-exports': 'Exports of the trail',
  witnesses: 'Witnesses',
  'time-stamps': 'Time stamps',
  'signing-keys': 'Signing keys',
  'retention-rules': 'Rules of retention',
} as const

/** What hangs on a record and is told to whoever may see that one. */
export const hangingTables = {
  comments: 'Comments',
  links: 'Links',
  approvals: 'Approvals',
  acknowledgements: 'Acknowledgements',
  'incident-entries': 'Timelines of incidents',
  'concern-messages': 'Messages on concerns',
  'legal-holds': 'Legal holds',
  erasures: 'Erasures',
} as const

/** Records that are kept as confidential as those they hang on, whoever else may read them. */
const confidential = registers.filter((one) => one.access === 'confidential')

/** Of which a file that leaves the house holds hashes alone, as a pack does. */
export const confidentialTables: readonly string[] = [
  ...confidential.map((one) => one.key),
  'concern-messages',
]

/** About people, sign-ins and addresses: a file holds their headers alone, as a pack does. */
export const peopleTables: readonly string[] = ['users', 'invitations', 'api-tokens', 'witnesses']

/** Whether an event, as alias `e`, hangs on a confidential record, whoever may read that one. */
export const hangsOnConfidential = `(${confidential
  .map((one) => rowOf(one, '"subjectId"', everything, []))
  .join(' OR ')})`

/**
 * The events of one register or table that somebody may see: all, or those of a condition over alias
 * `e`, whose values are appended to `params`.
 */
export type Scope = { register: string; when: ((params: unknown[]) => string) | null }

/**
 * Which events somebody is told, exactly as the histories of records tell them: of records they may
 * see, from when they might; of what hangs on those.
 */
export function scopesOf(actor: Actor): Scope[] {
  const scopes: Scope[] = Object.keys(otherTables).map((register) => ({ register, when: null }))
  for (const one of registers) {
    if (!hasReach(actor, one, 'read')) continue
    const when = isOpen(actor, one) ? null : (params: unknown[]) => recordSeen(actor, one, params)
    scopes.push({ register: one.key, when })
  }
  const when = (params: unknown[]) => subjectSeen(actor, params)
  for (const register of Object.keys(hangingTables)) scopes.push({ register, when })
  return scopes
}

/** All scopes as one condition over alias `e`. */
export function conditionOf(scopes: Scope[], params: unknown[]): string {
  params.push(scopes.filter((one) => one.when === null).map((one) => one.register))
  const parts = [`e.register = ANY($${params.length}::text[])`]
  for (const [when, same] of Map.groupBy(scopes, (one) => one.when)) {
    if (when === null) continue
    params.push(same.map((one) => one.register))
    parts.push(`(e.register = ANY($${params.length}::text[]) AND ${when(params)})`)
  }
  return `(${parts.join(' OR ')})`
}

/** Tables of which somebody is told that something happened, and when and by whom, without its text. */
export function withoutText(actor: Actor): string[] {
  return [
    ...(hasPermission(actor, 'users.manage') ? [] : peopleTables),
    ...(hasPermission(actor, 'packs.build') ? [] : ['packs', 'pack-downloads']),
  ]
}

/** Whether somebody sees every record of the registers that are not confidential. */
export function seesAll(actor: Actor): boolean {
  return registers.every((one) => one.access === 'confidential' || isOpen(actor, one))
}

function isOpen(actor: Actor, definition: RegisterDefinition): boolean {
  return reach(actor, definition, 'read') === everything
}

/** Whether somebody reads all that is confidential: to everybody else it is not even offered. */
export function seesConfidential(actor: Actor): boolean {
  return confidential.every((one) => isOpen(actor, one))
}

function recordSeen(actor: Actor, definition: RegisterDefinition, params: unknown[]): string {
  const seen = reach(actor, definition, 'read')
  const parts = [rowOf(definition, '"recordId"', seen, params)]
  const told = toldOf(actor, definition, 'read')
  if (told !== everything) {
    const then = toSql(told, columnTypes(definition), params)
    parts.push(
      `(e."actorId" = ${mine(actor, params)} OR EXISTS (SELECT 1
        FROM jsonb_populate_record(NULL::"${definition.table}",
          CASE WHEN e.content IS JSON THEN e.content::jsonb -> 'row' END) r WHERE ${then}))`,
    )
  }
  return `(${parts.join(' AND ')})`
}

/** Who sees all but what is confidential is asked about that alone: a look at one small table. */
function subjectSeen(actor: Actor, params: unknown[]): string {
  if (seesAll(actor)) {
    const hidden = confidential.map((one) =>
      rowOf(one, '"subjectId"', { not: reach(actor, one, 'read') }, params),
    )
    return `NOT (${hidden.join(' OR ')})`
  }
  const seen = registers
    .filter((one) => hasReach(actor, one, 'read'))
    .map((one) => {
      const row = rowOf(one, '"subjectId"', reach(actor, one, 'read'), params)
      const isTold = toldOf(actor, one, 'read') === everything
      return isTold ? row : `(e."actorId" = ${mine(actor, params)} AND ${row})`
    })
  return `(${seen.join(' OR ') || 'FALSE'})`
}

function rowOf(
  definition: RegisterDefinition,
  column: '"recordId"' | '"subjectId"',
  where: Where,
  params: unknown[],
): string {
  // An event somebody forged may hold anything there.
  const id = `CASE WHEN e.${column} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN e.${column}::uuid END`
  return `EXISTS (SELECT 1 FROM "${definition.table}" r WHERE r.id = ${id}
    AND ${toSql(where, columnTypes(definition), params)})`
}

function mine(actor: Actor, params: unknown[]): string {
  params.push(actor.id)
  return `$${params.length}::text`
}
