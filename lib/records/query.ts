import type { Where } from '../access/where.ts'
import type { Field } from '../fields/field.ts'
import { Invalid } from '../errors.ts'
import type { RegisterDefinition } from '../registers/define.ts'

/** Filters as they stand in an address: `state=assessed,treated`, `level=8..`, `ownerId=none`. */
export type Filters = Record<string, string | undefined>

/**
 * Filters from outside as a filter over records. Choice and state: comma-separated values; numbers
 * and dates: a value or `from..to`; references and people: comma-separated ids; `none` for empty.
 * Throws Invalid on a field the register does not have or a value that can't be read.
 */
export function whereOfFilters(definition: RegisterDefinition, filters: Filters): Where {
  const all: Where[] = []
  for (const [key, text] of Object.entries(filters)) {
    if (!text) continue
    all.push(whereOfFilter(definition, key, text))
  }
  return { all }
}

function whereOfFilter(definition: RegisterDefinition, key: string, text: string): Where {
  if (text === 'none') return { field: filterable(definition, key), is: null }
  if (key === 'state') return stateFilter(definition, text)
  if (key === 'updatedAt' || key === 'createdAt' || key === 'reviewAt') return range(key, text, day)
  if (key === 'ownerId' || key === 'createdById') return { field: key, in: ids(key, text) }
  const field = definition.fields[key]
  if (!field) throw new Invalid({ [key]: `${definition.name.many} have no field ${key}.` })
  return byKind(field, key, text)
}

function byKind(field: Field, key: string, text: string): Where {
  switch (field.kind) {
    case 'choice':
      return { field: key, in: values(text) }
    case 'choices':
      return { field: key, hasAny: values(text) }
    case 'person':
    case 'reference':
    case 'anyReference':
      return { field: key, in: ids(key, text) }
    case 'people':
    case 'references':
      return { field: key, hasAny: ids(key, text) }
    case 'number':
    case 'score':
      return range(key, text, amount)
    case 'date':
      return range(key, text, day)
    case 'yesNo':
      return { field: key, is: text === 'yes' || text === 'true' }
    default:
      return { field: key, contains: text }
  }
}

function stateFilter(definition: RegisterDefinition, text: string): Where {
  const wanted = values(text)
  const unknown = wanted.find((state) => !(state in definition.lifecycle))
  if (unknown) throw new Invalid({ state: `${definition.name.many} have no state ${unknown}.` })
  return { field: 'state', in: wanted }
}

function filterable(definition: RegisterDefinition, key: string): string {
  if (key in definition.fields || key === 'ownerId' || key === 'reviewAt') return key
  throw new Invalid({ [key]: `${definition.name.many} have no field ${key}.` })
}

function values(text: string): string[] {
  return text.split(',').map((part) => part.trim()).filter(Boolean)
}

function ids(key: string, text: string): string[] {
  const found = values(text)
  const wrong = found.find((id) => !/^[0-9a-f-]{36}$/i.test(id))
  if (wrong) throw new Invalid({ [key]: `“${wrong}” is not an id.` })
  return found
}

function range(key: string, text: string, read: (key: string, text: string) => string | number): Where {
  if (!text.includes('..')) {
    const value = read(key, text)
    return { all: [{ field: key, atLeast: value }, { field: key, atMost: value }] }
  }
  const [from = '', to = ''] = text.split('..')
  const all: Where[] = []
  if (from) all.push({ field: key, atLeast: read(key, from) })
  if (to) all.push({ field: key, atMost: read(key, to) })
  return { all }
}

function amount(key: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value)) throw new Invalid({ [key]: `“${text}” is not a number.` })
  return value
}

function day(key: string, text: string): string {
  if (Number.isNaN(Date.parse(text))) throw new Invalid({ [key]: `“${text}” is not a day.` })
  return text
}
