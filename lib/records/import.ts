import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import { matches } from '../access/where.ts'
import { Conflict, Forbidden, Invalid } from '../errors.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { RuleContext } from '../registers/rules.ts'
import { findOne } from './read.ts'
import { insertRows, takeCodes } from './store.ts'
import { parseValues, type Values } from './values.ts'
import { ruleContext, working } from './work.ts'
import { changeIn, deedOf, newRecord, requireOpen, settle } from './write.ts'

export type ImportedRow = {
  values: Values
  /** State to start in; imports may bring records that are half-way through their lifecycle. */
  state?: string
  /** Cells that have no field, kept with the record, searchable and exported. */
  source: Record<string, string> | null
  /** What identifies the row when the same table comes again. */
  sourceKey: string | null
}

export type ImportedChange = {
  id: string
  revision: number
  values: Values
  source: Record<string, string> | null
}

export type ImportResult = { created: number; changed: number }

const batchSize = 500

/**
 * Writes a whole import in one transaction: all of it or none. Throws Invalid (first wrong row),
 * Forbidden, or Conflict when a record to be changed is no longer as it was when the import was
 * prepared. `onProgress` is told after each batch.
 */
export async function importRecords(
  actor: Actor,
  key: string,
  {
    creates,
    changes = [],
    reason,
  }: { creates: ImportedRow[]; changes?: ImportedChange[]; reason?: string },
  onProgress: (done: number) => Promise<void> | void = () => {},
): Promise<ImportResult> {
  const definition = registerOf(key)
  const deed = { action: deedOf(definition, 'import'), reason }
  return working(actor, deed, async (work) => {
    const mayImport = reach(actor, definition, 'import')
    const context = rememberingOthers(ruleContext(actor, work.sql, work.today, work.now), key)
    let done = 0
    for (let start = 0; start < creates.length; start += batchSize) {
      const batch = creates.slice(start, start + batchSize)
      const codes = await takeCodes(work.sql, definition, batch.length)
      const records: AnyRecord[] = []
      for (const [index, row] of batch.entries()) {
        const base = codes[index]
        if (!base) throw new Error('fewer codes than rows')
        const { source, sourceKey, state } = row
        if (state && !Object.hasOwn(definition.lifecycle, state)) {
          throw new Invalid({ state: `${definition.name.many} have no state ${state}.` })
        }
        const values = parseValues(definition, row.values)
        const draft = newRecord(work, definition, values, {
          ...base,
          source,
          sourceKey,
          ...(state ? { state } : {}),
        })
        const record = await settle(work, definition, draft, null, context)
        if (!matches(mayImport, record)) {
          throw new Forbidden(
            `Your role does not allow you to import ${definition.name.many.toLowerCase()}.`,
          )
        }
        records.push(record)
      }
      await insertRows(work.sql, definition, records)
      done += batch.length
      await onProgress(done)
    }
    for (const change of changes) {
      const before = await findOne(work.sql, definition, mayImport, change.id)
      if (!before)
        throw new Forbidden('Your role does not allow you to change one of these records.')
      if (before.revision !== change.revision) {
        throw new Conflict(
          `${before.code} was changed since the preview; look at the differences again.`,
          before,
        )
      }
      requireOpen(definition, before)
      const values = parseValues(definition, change.values)
      await changeIn(work, definition, before, {
        ...values,
        source: change.source ?? before.source,
      })
      done += 1
      if (done % 100 === 0) await onProgress(done)
    }
    await onProgress(done)
    return { created: creates.length, changed: changes.length }
  })
}

/** Lists of the registers that the import does not write stay as they are: each is asked for once. */
function rememberingOthers(context: RuleContext, written: string): RuleContext {
  const lists = new Map<string, Promise<AnyRecord[]>>()
  return {
    ...context,
    list: (register, where) => {
      if (register === written) return context.list(register, where)
      const asked = `${register} ${JSON.stringify(where)}`
      const known = lists.get(asked) ?? context.list(register, where)
      lists.set(asked, known)
      return known
    },
  }
}
