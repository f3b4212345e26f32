import type { FormField, NamesById, Scales } from './form-field'

/** A value as plain text in the browser, for comparing two versions of a field. */
export function describeValue(
  field: FormField,
  value: unknown,
  names: NamesById,
  scales: Scales,
): string {
  if (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
    return ''
  const nameOf = (id: unknown) => {
    const name = names[String(id)]
    return name ? [name.code, name.label].filter(Boolean).join(' ') : 'another record'
  }
  switch (field.kind) {
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value)
    case 'choices':
      return [value]
        .flat()
        .map((one) => field.options.find((option) => option.value === one)?.label ?? String(one))
        .join(', ')
    case 'score': {
      const step =
        field.scale === 'level' ? undefined : scales[field.scale].find((one) => one.value === value)
      return step ? `${step.value} · ${step.label}` : String(value)
    }
    case 'yesNo':
      return value === true ? 'Yes' : 'No'
    case 'person':
    case 'reference':
    case 'anyReference':
      return nameOf(value)
    case 'people':
    case 'references':
      return [value].flat().map(nameOf).join(', ')
    case 'files':
      return [value]
        .flat()
        .map((file) => (isNamed(file) ? file.name : ''))
        .join(', ')
    case 'structured':
      return 'filled in'
    default:
      return String(value)
  }
}

function isNamed(value: unknown): value is { name: string } {
  return (
    typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
  )
}
