import type { Actor } from '../access/actor.ts'
import { hasReach } from '../access/reach.ts'
import { Forbidden } from '../errors.ts'
import { namesIn } from '../records/names.ts'
import { eachRecord } from '../records/read.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { checkRules } from './check-rules.ts'
import { type ImportMapping, missingColumns, rowKeys } from './mapping.ts'
import { type ImportPlan, planImport } from './plan.ts'
import { resolverFor } from './resolver.ts'
import type { Table } from './table.ts'

/**
 * The plan of an import as this person may do it, held against the records there are and the rules
 * of the register. Writes nothing. Throws Forbidden when the person may not import there.
 */
export async function prepareImport(
  actor: Actor,
  { table, mapping }: { table: Table; mapping: ImportMapping },
): Promise<ImportPlan> {
  const definition = registerOf(mapping.register)
  if (!hasReach(actor, definition, 'import')) {
    throw new Forbidden(
      `Your role does not allow you to import ${definition.name.many.toLowerCase()}.`,
    )
  }
  const keys = rowKeys(table, mapping)
  const known = missingColumns(mapping, table.columns).length
    ? new Map<string, AnyRecord>()
    : await recordsFor(actor, mapping, keys)
  const existing = [...known.values()]
  const [resolve, names] = await Promise.all([
    resolverFor(actor, definition, mapping),
    namesIn(actor, definition, existing),
  ])
  const plan = planImport({ table, mapping, definition, resolve, names, keys, known })
  const byId = new Map(existing.map((record) => [record.id, record]))
  return checkRules(actor, definition, mapping, plan, byId)
}

/** Keys of rows that the database is asked for at a time. */
const atOnce = 1000

/**
 * The records that rows with these keys are about, however many others there are. Archived ones too:
 * what was archived is not made anew by importing its row again.
 */
async function recordsFor(
  actor: Actor,
  mapping: ImportMapping,
  keys: readonly string[],
): Promise<Map<string, AnyRecord>> {
  const field = 'code' in mapping.key ? 'code' : 'sourceKey'
  const wanted = [...new Set(keys)].filter(Boolean)
  const found = new Map<string, AnyRecord>()
  for (let from = 0; from < wanted.length; from += atOnce) {
    const where = { field, in: wanted.slice(from, from + atOnce) }
    for (const archived of [true, false]) {
      const query = { archived, withSource: true, where }
      for await (const record of eachRecord(actor, mapping.register, query))
        found.set(String(record[field]), record)
    }
  }
  return found
}
