import type { Actor } from '../access/actor.ts'
import { db, pool } from '../db/client.ts'
import { newId } from '../db/new-id.ts'
import { sqlOf } from '../db/sql.ts'
import { Invalid } from '../errors.ts'
import { type ImportMapping, parseMapping } from './mapping.ts'
import { shippedMappings } from './mappings/index.ts'
import { requireImport } from './runs.ts'

/** A mapping to choose from: one that ships with the product, or one that somebody saved. */
export type KnownMapping = {
  id: string
  name: string
  shipped: boolean
  own: boolean
  mapping: ImportMapping
}

/** Mappings for a register, saved ones (of everybody who imports here) before those that ship. */
export async function knownMappings(actor: Actor, register: string): Promise<KnownMapping[]> {
  const definition = requireImport(actor, register)
  const rows = await db().savedMapping.findMany({ where: { register }, orderBy: { name: 'asc' } })
  const saved = rows.flatMap(({ id, name, mapping, userId }) => {
    // A field that was dropped since makes a mapping unusable; it is left out rather than half used.
    try {
      const read = parseMapping(mapping, definition)
      return [{ id, name, shipped: false, own: userId === actor.id, mapping: { ...read, name } }]
    } catch {
      return []
    }
  })
  const shipped = Object.entries(shippedMappings)
    .filter(([, mapping]) => mapping.register === register)
    .map(([id, mapping]) => ({ id, name: mapping.name, shipped: true, own: false, mapping }))
  return [...saved, ...shipped]
}

/** Keeps a mapping under a name for the next table of its kind; one's own of the same name is replaced. */
export async function saveMapping(
  actor: Actor,
  given: ImportMapping,
  called: string,
): Promise<ImportMapping> {
  const definition = requireImport(actor, given.register)
  const name = called.trim().slice(0, 120)
  if (!name) throw new Invalid({ name: 'Give the mapping a name.' })
  if (Object.values(shippedMappings).some((one) => one.name === name)) {
    throw new Invalid({
      name: 'A mapping that ships with Plumbline has this name. Choose another.',
    })
  }
  const mapping = parseMapping({ ...given, name }, definition)
  const where = { userId: actor.id, register: definition.key, name }
  const id = await newId(sqlOf(pool()))
  await db().$transaction([
    db().savedMapping.deleteMany({ where }),
    db().savedMapping.create({ data: { ...where, id, mapping } }),
  ])
  return mapping
}
