import type { Actor } from '../access/actor.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Resolver } from '../fields/codec.ts'
import { eachRecord } from '../records/read.ts'
import { type RegisterDefinition, titleField } from '../registers/define.ts'
import { registerOf, registers } from '../registers/index.ts'
import { type ImportMapping, normal, rulesOfMapping } from './mapping.ts'

/**
 * What cells may name: people by address or name, records by code or title, both by their id here, of the registers that
 * the mapping refers to and as far as the person may see them. A name that two have names nobody.
 */
export async function resolverFor(
  actor: Actor,
  definition: RegisterDefinition,
  mapping: ImportMapping,
): Promise<Resolver> {
  const people = new Map<string, string | undefined>()
  const records = new Map<string, Map<string, string | undefined>>()
  const fields = [
    ...rulesOfMapping(mapping).map((one) => one.rule.field),
    ...Object.keys(mapping.constants ?? {}),
  ].flatMap((key) => definition.fields[key] ?? [])
  if (fields.some((field) => field.kind === 'person' || field.kind === 'people')) {
    const users = await sqlOf(pool())<{ id: string; name: string; email: string }>(
      'SELECT id::text, name, email FROM users',
    )
    for (const { id, name, email } of users) {
      add(people, name, id)
      people.set(normal(email), id)
      people.set(id, id)
    }
  }
  const wanted = new Set(
    fields.flatMap((field) => {
      if (field.kind === 'reference' || field.kind === 'references') return [field.to]
      return field.kind === 'anyReference' ? registers.map((one) => one.key) : []
    }),
  )
  const all = new Map<string, string | undefined>()
  for (const key of wanted) {
    const found = new Map<string, string | undefined>()
    const title = titleField(registerOf(key))
    for await (const record of eachRecord(actor, key)) {
      add(found, String(record[title] ?? ''), record.id)
      found.set(normal(record.code), record.id)
      found.set(record.id, record.id)
      all.set(normal(record.code), record.id)
      all.set(record.id, record.id)
    }
    records.set(key, found)
  }
  return {
    person: (text) => people.get(normal(text)),
    record: (register, text) => (register ? records.get(register) : all)?.get(normal(text)),
  }
}

function add(names: Map<string, string | undefined>, name: string, id: string) {
  const key = normal(name)
  if (key) names.set(key, names.has(key) ? undefined : id)
}
