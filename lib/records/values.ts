import { roleNames } from '../access/actor.ts'
import { Invalid } from '../errors.ts'
import { emptyValue, fieldSchema, isEmpty } from '../fields/codec.ts'
import { applies } from '../fields/condition.ts'
import type { Field, StoredFile } from '../fields/field.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { Problems } from '../registers/rules.ts'
import { fieldOf } from './columns.ts'
import { settledFiles } from './files.ts'
import { recordNames } from './names.ts'
import { readableIds, type Work } from './work.ts'

export type Values = Record<string, unknown>

/**
 * Values from outside, field by field: unknown fields, and fields that only rules set, are refused;
 * every other value has its field's shape afterwards. Throws Invalid with a sentence per field.
 */
export function parseValues(
  definition: RegisterDefinition,
  given: Values,
  only?: readonly string[],
): Values {
  const values: Values = {}
  // Without a prototype, so that a field called __proto__ is named like any other.
  const problems: Problems = Object.create(null)
  for (const [key, value] of Object.entries(given)) {
    const field = fieldOf(definition, key)
    if (!field || (only && !only.includes(key))) {
      problems[key] = `${definition.name.one} has no field ${key} to fill here.`
    } else if (!only && (field.derived || field.managed)) {
      problems[key] = `${field.label} is not set by hand.`
    } else {
      const parsed = fieldSchema(field).safeParse(value)
      if (parsed.success) values[key] = parsed.data
      else problems[key] = parsed.error.issues[0]?.message ?? 'Not valid.'
    }
  }
  if (Object.keys(problems).length) throw new Invalid({ ...problems })
  return values
}

/** Every field of the definition, filled from `values` or empty. */
export function completeValues(definition: RegisterDefinition, values: Values): Values {
  return Object.fromEntries(
    Object.entries(definition.fields).map(([key, field]) => [
      key,
      values[key] ?? emptyValue(field),
    ]),
  )
}

/** These fields of the definition, empty. */
export function emptyValues(definition: RegisterDefinition, keys: readonly string[] = []): Values {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const field = definition.fields[key]
      return field ? [[key, emptyValue(field)]] : []
    }),
  )
}

/** Throws Invalid unless every named field that applies is filled. */
export function requireFilled(
  definition: RegisterDefinition,
  record: Record<string, unknown>,
  keys: readonly string[],
  says: (field: Field) => string,
) {
  const problems: Problems = {}
  for (const key of keys) {
    const field = definition.fields[key]
    if (field && applies(field, record) && isEmpty(record[key])) problems[key] = says(field)
  }
  if (Object.keys(problems).length) throw new Invalid(problems)
}

/**
 * Throws Invalid when a changed reference names nothing, or nothing that the actor may see, unless
 * the rules put it there; answers the record with what is known of its files.
 */
export async function settleReferences(
  work: Work,
  definition: RegisterDefinition,
  { draft, derived }: { draft: AnyRecord; derived: AnyRecord },
  before: AnyRecord | null,
): Promise<AnyRecord> {
  const problems: Problems = {}
  const record: AnyRecord = { ...derived }
  for (const [key, field] of Object.entries(definition.fields)) {
    if (field.kind === 'files') {
      const files = await settledFiles(work, filesIn(derived[key]), filesIn(before?.[key]))
      if (files) record[key] = files
      else
        problems[key] =
          `${field.label}: one of the files is none that you sent or may read; attach it again.`
    }
    const ids = [record[key]].flat().filter((id) => typeof id === 'string')
    const known = [before?.[key]].flat()
    const asked = [draft[key]].flat()
    const added = ids.filter((id) => asked.includes(id) && !known.includes(id))
    if (added.length === 0) continue
    if (!(await allExist(work, field, added))) problems[key] = whichToChoose(field)
  }
  if (Object.keys(problems).length) throw new Invalid(problems)
  return record
}

function filesIn(value: unknown): StoredFile[] {
  return (value ?? []) as StoredFile[]
}

function whichToChoose(field: Field): string {
  if (field.kind !== 'person' || !field.roles) return `${field.label}: choose one of the list.`
  const roles = field.roles.map((role) => roleNames[role].toLowerCase()).join(' or ')
  return `${field.label}: choose somebody who has the role of ${roles}.`
}

async function allExist(work: Work, field: Field, ids: string[]): Promise<boolean> {
  if (field.kind === 'person' || field.kind === 'people') {
    const roles = 'roles' in field ? field.roles : undefined
    const rows = await work.sql(
      'SELECT id FROM users WHERE id = ANY($1::uuid[]) AND ($2::text[] IS NULL OR roles && $2::text[])',
      [ids, roles ?? null],
    )
    return rows.length === new Set(ids).size
  }
  if (field.kind === 'reference' || field.kind === 'references') {
    const found = await readableIds(work.sql, work.actor, registerOf(field.to), ids)
    return ids.every((id) => found.has(id))
  }
  if (field.kind === 'anyReference') {
    const found = await recordNames(work.actor, ids, { sql: work.sql })
    return ids.every((id) => found.has(id))
  }
  return true
}
