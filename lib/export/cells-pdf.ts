import type { Criteria } from '../criteria/shape.ts'
import { isEmpty, type Names, toText } from '../fields/codec.ts'
import type { Field, FieldOfKind } from '../fields/field.ts'
import type { Inline, Run } from '../pdf/document.ts'
import { formatBytes, formatDate, formatInstant, formatNumber } from '../pdf/format.ts'
import { isInstant } from '../records/scalar.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { stateChip } from '../reports/context.ts'
import { levelChip } from '../reports/risk-register.ts'

/** What printing a value needs besides the record. */
export type Printing = {
  names: Names
  /** The scales in force. */
  criteria: Criteria
  /** In a cell of a list: names without what belongs to them. */
  compact?: boolean
}

/** A field or base column of a record as people read it; '' where there is nothing. */
export function printed(
  definition: RegisterDefinition,
  record: AnyRecord,
  key: string,
  printing: Printing,
): Inline {
  const field = Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined
  if (field) return printedValue(field, record, key, printing)
  if (key === 'state') return [{ chip: stateChip(definition.key, record.state) }]
  const value = record[key]
  if (key === 'ownerId') return value ? (printing.names.person(String(value))?.name ?? '') : ''
  return typeof value === 'string' ? formatInstant(value) : ''
}

function printedValue(field: Field, record: AnyRecord, key: string, printing: Printing): Inline {
  const value = record[key]
  if (isEmpty(value)) return ''
  const { names, compact } = printing
  switch (field.kind) {
    case 'person':
    case 'people':
      return [value]
        .flat()
        .map((id) => names.person(String(id))?.name ?? 'Somebody')
        .join(', ')
    case 'date':
      return formatDate(String(value))
    case 'number': {
      const unit = field.unit ?? (field.unitField ? record[field.unitField] : undefined)
      return `${formatNumber(Number(value))}${unit ? ` ${unit}` : ''}`
    }
    case 'score':
      return printedScore(field, Number(value), printing)
    case 'choice': {
      const option = field.options.find((one) => one.value === value)
      return option?.tone
        ? [{ chip: { label: option.label, tone: option.tone } }]
        : (option?.label ?? String(value))
    }
    case 'files':
      return printedFiles(value, compact === true)
    default: {
      const text = toText(field, value, names)
      return isInstant(text) ? formatInstant(text) : text
    }
  }
}

function printedScore(
  { scale }: FieldOfKind['score'],
  value: number,
  { criteria, compact }: Printing,
): Inline {
  if (scale === 'level') {
    const chip = levelChip(criteria, value)
    return chip ? [{ chip }] : String(value)
  }
  const step = criteria[`${scale}Scale`].find((one) => one.value === value)
  return compact || !step ? String(value) : `${value} ${step.label}`
}

/** Each file with the size and the hash that it can be recognised by. */
function printedFiles(value: unknown, compact: boolean): Inline {
  const files = Array.isArray(value) ? value : []
  if (compact) return files.map((file) => String(file?.name ?? '')).join('\n')
  return files.flatMap((file, index): Run[] => [
    { text: `${index > 0 ? '\n' : ''}${file?.name ?? ''}` },
    {
      text: `  ${formatBytes(file?.size)}\nSHA-256 ${file?.sha256 ?? ''}`,
      muted: true,
      code: true,
    },
  ])
}
