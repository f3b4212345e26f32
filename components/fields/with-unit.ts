import type { Field } from '@/lib/fields/field'

/** A number in the unit that its record names; any other field as it is. */
export function withUnit(field: Field, record: Record<string, unknown>): Field {
  if (field.kind !== 'number' || !field.unitField) return field
  const unit = record[field.unitField]
  return typeof unit === 'string' ? { ...field, unit } : field
}
