import type { Where } from '../access/where.ts'
import { Invalid } from '../errors.ts'
import type { Field, Option } from '../fields/field.ts'
import { isStorable } from '../fields/storable.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { fieldOf } from './columns.ts'
import { isDay, isId, isInstant, scalarOf } from './scalar.ts'
import type { Moment } from './source.ts'
import { specialFilters } from './special-filters.ts'

/** Filters as they stand in an address: `state=assessed,treated`, `level=8..`, `ownerId=none`. */
export type Filters = Record<string, string | undefined>

/**
 * Filters from outside as a filter over records. Choice and state: comma-separated values; numbers
 * and dates: a value or `from..to`; references and people: comma-separated ids; `none` for empty.
 * Throws Invalid on a field the register does not have or a value that can't be read.
 */
export async function whereOfFilters(
  definition: RegisterDefinition,
  filters: Filters,
  asOf?: Moment,
): Promise<Where> {
  const all: Where[] = []
  for (const [key, text] of Object.entries(filters)) {
    if (!text) continue
    const special = specialOf(definition, key)
    all.push(special ? await special(text, asOf) : whereOfFilter(definition, key, text))
  }
  return { all }
}

function specialOf(definition: RegisterDefinition, key: string) {
  const filters = specialFilters[definition.key] ?? {}
  return Object.hasOwn(filters, key) ? filters[key] : undefined
}

function whereOfFilter(definition: RegisterDefinition, key: string, text: string): Where {
  if (!isStorable(text))
    throw new Invalid({ [key]: 'Holds a character that nothing here can hold.' })
  if (text === 'none') return { field: filterable(definition, key), is: null }
  if (key === 'state') return stateFilter(definition, text)
  if (key === 'updatedAt' || key === 'createdAt') return range(key, text, instant)
  if (key === 'reviewAt') return range(key, text, day)
  if (key === 'ownerId' || key === 'createdById') return { field: key, in: ids(key, text) }
  const field = fieldOf(definition, key)
  if (!field) throw new Invalid({ [key]: `${definition.name.many} have no field ${key}.` })
  return byKind(field, key, text)
}

function byKind(field: Field, key: string, text: string): Where {
  switch (field.kind) {
    case 'choice':
      return { field: key, in: chosen(field, key, text) }
    case 'choices':
      return { field: key, hasAny: chosen(field, key, text) }
    case 'person':
    case 'reference':
    case 'anyReference':
      return { field: key, in: ids(key, text) }
    case 'people':
    case 'references':
      return { field: key, hasAny: ids(key, text) }
    case 'number':
      return range(key, text, amount)
    case 'score':
      return range(key, text, wholeNumber)
    case 'date':
      return range(key, text, day)
    case 'yesNo':
      return { field: key, is: yesOrNo(key, text) }
    case 'text':
    case 'longText':
      return { field: key, contains: text }
    default:
      throw new Invalid({ [key]: `${field.label} can’t be filtered by.` })
  }
}

function stateFilter(definition: RegisterDefinition, text: string): Where {
  const wanted = values(text)
  const unknown = wanted.find((state) => !Object.hasOwn(definition.lifecycle, state))
  if (unknown) throw new Invalid({ state: `${definition.name.many} have no state ${unknown}.` })
  return { field: 'state', in: wanted }
}

function filterable(definition: RegisterDefinition, key: string): string {
  if (fieldOf(definition, key) || key === 'ownerId' || key === 'reviewAt') return key
  throw new Invalid({ [key]: `${definition.name.many} have no field ${key}.` })
}

function values(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}

function chosen(field: { options: readonly Option[] }, key: string, text: string): string[] {
  const wanted = values(text)
  const unknown = wanted.find((value) => !field.options.some((option) => option.value === value))
  if (unknown) throw new Invalid({ [key]: `“${unknown}” is not one of the choices.` })
  return wanted
}

function ids(key: string, text: string): string[] {
  const found = values(text)
  const wrong = found.find((id) => !isId(id))
  if (wrong) throw new Invalid({ [key]: `“${wrong}” is not an id.` })
  return found.map((id) => id.toLowerCase())
}

type Bound = 'from' | 'to'
type ReadBound = (key: string, text: string, bound: Bound) => string | number

function range(key: string, text: string, read: ReadBound): Where {
  const [from = '', to = '', ...rest] = text.includes('..') ? text.split('..') : [text, text]
  if (rest.length) throw new Invalid({ [key]: 'Write a range as from..to.' })
  const [least, most] = [from && read(key, from, 'from'), to && read(key, to, 'to')]
  // As one value it is found, counted and sorted by an index.
  if (least === most && least !== '') return { field: key, is: least }
  const all: Where[] = []
  if (least !== '') all.push({ field: key, atLeast: least })
  if (most !== '') all.push({ field: key, atMost: most })
  return { all }
}

function amount(key: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new Invalid({ [key]: `“${text}” is not a number.` })
  return value
}

function wholeNumber(key: string, text: string): number {
  const value = amount(key, text)
  if (scalarOf('integer', value) === undefined)
    throw new Invalid({ [key]: `“${text}” is not a whole number.` })
  return value
}

function day(key: string, text: string): string {
  if (!isDay(text)) throw new Invalid({ [key]: `“${text}” is not a day, such as 2026-11-30.` })
  return text
}

/** A day stands for all of it, in UTC. */
function instant(key: string, text: string, bound: Bound): string {
  if (isInstant(text)) return text
  return `${day(key, text)}T${bound === 'from' ? '00:00:00.000000' : '23:59:59.999999'}+00:00`
}

function yesOrNo(key: string, text: string): boolean {
  if (text === 'yes' || text === 'true') return true
  if (text === 'no' || text === 'false') return false
  throw new Invalid({ [key]: 'Write yes or no.' })
}
