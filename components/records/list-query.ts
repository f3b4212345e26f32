import { codecs } from '@/lib/fields/codec'
import type { Filters } from '@/lib/records/query'
import { specialFilters } from '@/lib/records/special-filters'
import type { RegisterDefinition } from '@/lib/registers/define'

export type SearchParams = Record<string, string | string[] | undefined>

/** What the address of a list says. */
export type ListState = {
  filters: Filters
  q: string
  sort: string
  cursor: string
  /** Number of the first row shown, for the count below the list. */
  start: number
  columns: string[]
  archived: boolean
}

/**
 * Reads the address of a list. Repeated parameters of a filter are joined by commas, and
 * `level.from` with `level.to` become `from..to`, so that plain GET forms can make them.
 */
export function readListState(definition: RegisterDefinition, params: SearchParams): ListState {
  const filters: Filters = {}
  for (const key of filterKeys(definition)) {
    const given = [params[key]].flat().filter((one) => one !== undefined && one !== '')
    const [from, to] = [one(params, `${key}.from`), one(params, `${key}.to`)]
    if (given.length) filters[key] = given.join(',')
    else if (from || to) filters[key] = `${from}..${to}`
  }
  const columns = [params.columns]
    .flat()
    .filter((column) => column !== undefined)
    .join(',')
  const known = allColumns(definition)
  const wanted = columns.split(',').filter((column) => known.includes(column))
  return {
    filters,
    q: one(params, 'q'),
    sort: one(params, 'sort'),
    cursor: one(params, 'cursor'),
    start: Math.max(1, Number(one(params, 'start')) || 1),
    columns: wanted.length ? wanted : [...definition.list.columns],
    archived: one(params, 'archived') === 'yes',
  }
}

/** The address of the list with something changed; paging starts afresh unless it is what changes. */
export function hrefOfList(
  definition: RegisterDefinition,
  state: ListState,
  change: Partial<Omit<ListState, 'filters'>> & { filters?: Filters } = {},
): string {
  const query = queryOfList(definition, {
    ...state,
    cursor: '',
    start: 1,
    ...change,
    filters: { ...state.filters, ...change.filters },
  })
  return `/${definition.key}${query ? `?${query}` : ''}`
}

/** The query string for the same rows: paging, export and saved views share it. */
export function queryOfList(definition: RegisterDefinition, state: ListState): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(state.filters)) if (value) query.set(key, value)
  if (state.q) query.set('q', state.q)
  if (state.sort) query.set('sort', state.sort)
  if (state.columns.join() !== definition.list.columns.join())
    query.set('columns', state.columns.join(','))
  if (state.archived) query.set('archived', 'yes')
  if (state.cursor) query.set('cursor', state.cursor)
  if (state.start > 1) query.set('start', String(state.start))
  return query.toString().replaceAll('%2C', ',')
}

/** Every column a list of this register can show, its own first. */
export function allColumns(definition: RegisterDefinition): string[] {
  const own = Object.entries(definition.fields)
    .filter(([, field]) => field.kind !== 'structured')
    .map(([key]) => key)
  return [
    ...new Set<string>([
      ...definition.list.columns,
      ...own,
      'state',
      'ownerId',
      'reviewAt',
      'createdAt',
      'updatedAt',
    ]),
  ].filter((key) => key !== 'code')
}

/** Whether the list can be sorted by a column. */
export function isSortable(definition: RegisterDefinition, column: string): boolean {
  const field = definition.fields[column]
  if (!field) return true
  const type = codecs[field.kind].column
  return !type.endsWith('[]') && type !== 'jsonb' && type !== 'uuid'
}

/** Filters that addresses may name: the register's own, and any other field that links lead by. */
export function filterKeys(definition: RegisterDefinition): string[] {
  return [
    ...new Set<string>([
      'state',
      ...definition.list.filters,
      ...Object.keys(definition.fields),
      ...Object.keys(specialFilters[definition.key] ?? {}),
      'ownerId',
      'reviewAt',
      'updatedAt',
      'createdAt',
    ]),
  ]
}

function one(params: SearchParams, key: string): string {
  const value = params[key]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
