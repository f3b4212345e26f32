import { isEmpty, type Names, toText } from '../fields/codec.ts'
import type { Field } from '../fields/field.ts'
import type { Chip, Inline } from '../pdf/document.ts'
import { formatDate, formatInstant, formatNumber } from '../pdf/format.ts'
import { isInstant } from '../records/scalar.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'

/** A state as a document shows it. */
export function stateChip(definition: RegisterDefinition, state: string): Chip {
  const tone = Object.hasOwn(definition.lifecycle, state) ? definition.lifecycle[state] : undefined
  return { label: words(state), tone: tone ?? 'plain' }
}

/** A field or base column of a record as people read it; '' where there is nothing. */
export function printed(
  definition: RegisterDefinition,
  record: AnyRecord,
  key: string,
  names: Names,
): Inline {
  const field = Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined
  if (field) return printedValue(field, record[key], names)
  if (key === 'state') return [{ chip: stateChip(definition, record.state) }]
  if (key === 'ownerId') return record.ownerId ? (names.person(record.ownerId)?.name ?? '') : ''
  const value = record[key]
  return typeof value === 'string' ? formatInstant(value) : ''
}

function printedValue(field: Field, value: unknown, names: Names): Inline {
  if (isEmpty(value)) return ''
  switch (field.kind) {
    case 'person':
    case 'people':
      return [value]
        .flat()
        .map((id) => names.person(String(id))?.name ?? 'Somebody')
        .join(', ')
    case 'date':
      return formatDate(String(value))
    case 'number':
      return `${formatNumber(Number(value))}${field.unit ? ` ${field.unit}` : ''}`
    case 'choice': {
      const option = field.options.find((one) => one.value === value)
      return option?.tone
        ? [{ chip: { label: option.label, tone: option.tone } }]
        : (option?.label ?? String(value))
    }
    case 'files':
      return Array.isArray(value) ? value.map((file) => String(file?.name ?? '')).join('\n') : ''
    default: {
      const text = toText(field, value, names)
      return isInstant(text) ? formatInstant(text) : text
    }
  }
}

function words(state: string): string {
  const text = state.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
