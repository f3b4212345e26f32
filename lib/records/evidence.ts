import type { Actor } from '../access/actor.ts'
import { Invalid } from '../errors.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { requireUnclosed } from './closed-with.ts'
import { linkRecords } from './links.ts'
import { recordNames } from './names.ts'
import { working } from './work.ts'
import { requireIn, writeRecord } from './write.ts'

/**
 * Records a piece of evidence and attaches it to what it shows. What hangs on a system makes the
 * evidence hang on that system too, so that its owner keeps seeing it; systems that the person may
 * not see are left out.
 */
export async function attachEvidence(
  actor: Actor,
  to: { register: string; id: string },
  values: Record<string, unknown>,
): Promise<AnyRecord> {
  const definition = registerOf(to.register)
  if (definition.access === 'confidential')
    throw new Invalid({ '': 'Evidence is for every auditor; what is confidential has none.' })
  const target = await working(actor, { action: 'evidence.attach' }, async (work) => {
    const record = await requireIn(work, definition, to.id, 'comment')
    await requireUnclosed(work, definition, record)
    return record
  })
  const systems = await recordNames(actor, systemsOf(to.register, target))
  const systemIds = [...systems.keys()]
  const record = await writeRecord(actor, 'evidence', { values: { ...values, systemIds } })
  await linkRecords(actor, 'evidence', { register: 'evidence', id: record.id }, to)
  return record
}

/** The AI systems that a record is about. */
export function systemsOf(register: string, record: AnyRecord): string[] {
  if (register === 'systems') return [record.id]
  const found: string[] = []
  for (const [key, field] of Object.entries(registerOf(register).fields)) {
    if ((field.kind === 'reference' || field.kind === 'references') && field.to === 'systems') {
      found.push(...[record[key]].flat().filter((id) => typeof id === 'string'))
    }
  }
  return found
}
