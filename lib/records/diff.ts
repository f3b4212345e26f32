import { isEmpty, type Names, toText } from '../fields/codec.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { canonicalJson } from './content-hash.ts'

/** One field that differs, in words. */
export type Difference = { field: string; label: string; before: string; after: string }

/** The fields in which two states of a record differ, in the order of the definition. */
export function differences(
  definition: RegisterDefinition,
  before: Partial<AnyRecord> | null,
  after: Partial<AnyRecord>,
  names: Names,
): Difference[] {
  const found: Difference[] = []
  for (const [key, field] of Object.entries(definition.fields)) {
    const [old, fresh] = [before?.[key], after[key]]
    if (isEmpty(old) && isEmpty(fresh)) continue
    if (canonicalJson(old ?? null) === canonicalJson(fresh ?? null)) continue
    found.push({
      field: key,
      label: field.label,
      before: toText(field, old, names),
      after: toText(field, fresh, names),
    })
  }
  return found
}
