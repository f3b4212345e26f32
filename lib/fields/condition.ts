import type { Field } from './field.ts'

/** Whether a field is asked for, given what the other fields of the record hold. Browser-safe. */
export function applies(field: Pick<Field, 'when'>, record: Record<string, unknown>): boolean {
  if (!field.when) return true
  const wanted = Array.isArray(field.when.is) ? field.when.is : [field.when.is]
  return wanted.includes(record[field.when.field])
}
