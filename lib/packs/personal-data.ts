import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import type { Moment } from '../audit-trail/log.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { countHolding } from '../records/read.ts'
import { registerOf } from '../registers/index.ts'
import { isPackKind, type PackKind, purposes } from './purposes.ts'
import { canTell } from './selection.ts'
import { personalFields } from './without.ts'

/** Personal data of a register that packs can do without, with how many records hold it. */
export type HeldPersonalData = {
  register: string
  name: string
  /** Kinds of packs that can hold the register. */
  kinds: PackKind[]
  fields: { key: string; label: string; records: number }[]
}

/** What there is to leave out, by register; fields that no record holds are not named. */
export async function personalDataHeld(actor: Actor, asOf?: Moment): Promise<HeldPersonalData[]> {
  requirePermission(actor, 'packs.build', 'build evidence packs')
  const held: HeldPersonalData[] = []
  for (const [register, offered] of Map.groupBy(personalFields, (one) => one.register)) {
    const definition = registerOf(register)
    const groups = offered.map((one) => one.fields)
    const counts = await countHolding(sqlOf(pool()), definition, groups, asOf)
    const fields = offered
      .map(({ key, label }, place) => ({ key, label, records: counts[place] ?? 0 }))
      .filter(({ records }) => records > 0)
    const kinds = Object.keys(purposes)
      .filter(isPackKind)
      .filter((kind) => canTell(kind, register))
    if (fields.length > 0) held.push({ register, name: definition.name.many, kinds, fields })
  }
  return held
}
