import type { Names } from '@/lib/fields/codec'
import { emptyValue } from '@/lib/fields/codec'
import type { Field } from '@/lib/fields/field'
import type { RegisterDefinition } from '@/lib/registers/define'
import { type FormField, type NamesById, toFormField } from '../fields/form-field'

/** The fields that people fill by the form, in the order of the definition. */
export function formFields(definition: RegisterDefinition): FormField[] {
  return Object.entries(definition.fields)
    .filter(([, field]) => !field.derived && !field.managed)
    .map(([key, field]) => toFormField(key, field))
}

/** Named fields for the browser, also such as steps ask for. */
export function fieldsNamed(definition: RegisterDefinition, keys: Iterable<string>): FormField[] {
  return [...new Set(keys)].flatMap((key) => {
    const field = definition.fields[key]
    return field ? [toFormField(key, field)] : []
  })
}

/** Sections with the fields of the form. */
export function formSections(
  definition: RegisterDefinition,
): { title: string; fields: string[] }[] {
  return Object.entries(definition.sections).map(([title, keys]) => ({
    title,
    fields: keys.filter((key) => {
      const field = definition.fields[key]
      return field && !field.derived && !field.managed
    }),
  }))
}

/** A record's values of the form, complete: every field is there, filled or empty. */
export function toFormValues(
  definition: RegisterDefinition,
  record: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    formFields(definition).map((field) => {
      const own = definition.fields[field.key]
      return [field.key, record[field.key] ?? (own ? emptyValue(own) : null)]
    }),
  )
}

/** What pickers show for the ids in a record. */
export function namesById(
  definition: RegisterDefinition,
  record: Record<string, unknown>,
  names: Names,
): NamesById {
  const found: NamesById = {}
  for (const [key, field] of Object.entries(definition.fields)) {
    for (const id of [record[key]].flat()) {
      if (typeof id !== 'string') continue
      const name = nameOf(field, id, names)
      if (name) found[id] = { id, ...name }
    }
  }
  return found
}

function nameOf(field: Field, id: string, names: Names): { label: string; code?: string } | null {
  if (field.kind === 'person' || field.kind === 'people') {
    const person = names.person(id)
    return person ? { label: person.name } : null
  }
  if (field.kind === 'reference' || field.kind === 'references' || field.kind === 'anyReference') {
    const record = names.record(id)
    return record ? { label: record.title, code: record.code } : null
  }
  return null
}
