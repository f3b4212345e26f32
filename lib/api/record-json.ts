import type { Actor } from '../access/actor.ts'
import { linkGroups } from '../records/links.ts'
import type { Moment } from '../records/source.ts'
import { type AnyRecord, type RegisterDefinition, titleField } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'

/** A record as the API gives it: base columns, fields, and what hangs on it that the actor may see. */
export async function recordJson(
  actor: Actor,
  definition: RegisterDefinition,
  record: AnyRecord,
  asOf?: Moment,
): Promise<Record<string, unknown>> {
  return { ...record, links: await linksJson(actor, definition, record, asOf) }
}

/** Groups of linked records, each record by what names it. */
export async function linksJson(
  actor: Actor,
  definition: RegisterDefinition,
  record: AnyRecord,
  asOf?: Moment,
) {
  const groups = await linkGroups(actor, definition, record, asOf)
  return groups.map(({ label, register, field, records }) => ({
    label,
    register,
    field,
    records: records.map((one) => ({
      id: one.id,
      code: one.code,
      title: one[titleField(registerOf(register))] ?? null,
      state: one.state,
    })),
  }))
}
