import { fromText, type Resolver } from '../fields/codec.ts'
import type { Field } from '../fields/field.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import {
  type ColumnRule,
  type ImportMapping,
  isFillable,
  missingColumns,
  normal,
} from './mapping.ts'
import type { Table } from './table.ts'

/** Choices name neither people nor records. */
const nobody: Resolver = { person: () => undefined, record: () => undefined }

export type Proposal = {
  mapping: ImportMapping
  /** The table is of a known kind, or columns were matched by their names. */
  isKnown: boolean
  /** Columns that the known kind has and this table hasn't. */
  missing: string[]
}

/**
 * The mapping to start from: of the known ones the one whose columns the table has (most of them,
 * when one is missing or renamed, so that this can be said), else one by the names of the columns.
 */
export function proposeMapping(
  table: Table,
  definition: RegisterDefinition,
  known: readonly ImportMapping[],
): Proposal {
  let best: { mapping: ImportMapping; share: number } | undefined
  for (const mapping of known) {
    if (mapping.register !== definition.key) continue
    const present = mapping.matches.filter((column) => table.columns.includes(column)).length
    const share = present / mapping.matches.length
    if (share >= 0.75 && share > (best?.share ?? 0)) best = { mapping, share }
  }
  if (best) {
    const missing = missingColumns(best.mapping, table.columns)
    return { mapping: best.mapping, isKnown: true, missing }
  }
  return { mapping: autoMap(table, definition), isKnown: false, missing: [] }
}

/** A mapping by likeness of the column names to the fields, and of the cells to their choices. */
export function autoMap(table: Table, definition: RegisterDefinition): ImportMapping {
  const targets = [
    ...Object.entries(definition.fields)
      .filter(([key]) => isFillable(definition, key))
      .map(([key, field]) => ({ key, words: [key, field.label] })),
    { key: 'state', words: ['state', 'status', 'stage', 'lifecycle'] },
  ]
  const pairs = table.columns
    .flatMap((column) =>
      targets.map(({ key, words }) => ({
        column,
        key,
        score: Math.max(...words.map((one) => likeness(spoken(one), spoken(column)))),
      })),
    )
    .filter((one) => one.score >= 0.6)
    .sort((a, b) => b.score - a.score)
  const columns: Record<string, ColumnRule | 'source'> = {}
  const taken = new Set<string>()
  for (const { column, key } of pairs) {
    if (columns[column] || taken.has(key)) continue
    taken.add(key)
    columns[column] = proposeRule(table, column, definition, key)
  }
  const code = table.columns.find((column) => normal(column) === 'code')
  const title = definition.title ?? 'title'
  const titleColumn = Object.keys(columns).find((column) => {
    const rule = columns[column]
    return typeof rule === 'object' && rule.field === title
  })
  const first = table.columns[0] ?? ''
  return {
    name: 'New mapping',
    register: definition.key,
    matches: table.columns,
    columns,
    key:
      code && holdsCodes(table, code, definition.prefix)
        ? { code }
        : { columns: [titleColumn ?? first] },
  }
}

/** A rule for one column, with its cells matched to the choices of the field. */
export function proposeRule(
  table: Table,
  column: string,
  definition: RegisterDefinition,
  key: string,
): ColumnRule {
  const field = definition.fields[key]
  if (field?.kind === 'date') {
    const dates = dayOrder(table, column)
    return { field: key, ...(dates ? { dates } : {}) }
  }
  const options =
    key === 'state'
      ? Object.keys(definition.lifecycle).map((state) => ({ value: state, label: state }))
      : optionsOf(field)
  if (!options)
    return { field: key, ...(holdsIds(table, column) && { unreadable: 'empty' as const }) }
  const values: Record<string, string> = {}
  for (const { value } of distinctValues(table, column).slice(0, 200)) {
    // Several choices in one cell mean all of them, not the one they are most like.
    if (field?.kind === 'choices' && 'value' in fromText(field, value, nobody)) continue
    const meant = proposeValue(value, options)
    if (meant !== undefined) values[value] = meant
  }
  return { field: key, values }
}

/** The choice a cell most likely means, or undefined when none is like it. */
export function proposeValue(
  cell: string,
  options: readonly { value: string; label: string }[],
): string | undefined {
  let best: { value: string; score: number } | undefined
  for (const { value, label } of options) {
    const score = Math.max(
      likeness(spoken(value), spoken(cell)),
      likeness(spoken(label), spoken(cell)),
    )
    if (score >= 0.7 && score > (best?.score ?? 0)) best = { value, score }
  }
  return best?.value
}

/** What stands in a column, without case and surplus space, most frequent first; blanks left out. */
export function distinctValues(table: Table, column: string): { value: string; count: number }[] {
  const at = table.columns.indexOf(column)
  const found = new Map<string, { value: string; count: number }>()
  for (const { cells } of table.rows) {
    const cell = (cells[at] ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim()
    if (!cell) continue
    const known = found.get(normal(cell))
    if (known) known.count += 1
    else found.set(normal(cell), { value: cell, count: 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

function optionsOf(field: Field | undefined) {
  return field?.kind === 'choice' || field?.kind === 'choices' ? field.options : undefined
}

/** Ids mean something in one installation only; what another one means by them is left out. */
function holdsIds(table: Table, column: string): boolean {
  return distinctValues(table, column).some(({ value }) =>
    /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i.test(value),
  )
}

function holdsCodes(table: Table, column: string, prefix: string): boolean {
  const at = table.columns.indexOf(column)
  const code = new RegExp(`^${prefix}-\\d+$`, 'i')
  return table.rows.length > 0 && table.rows.every((row) => code.test((row.cells[at] ?? '').trim()))
}

/** Which way round days are written: the only one in which every cell is a day; undefined if both are. */
function dayOrder(table: Table, column: string): ColumnRule['dates'] {
  let [first, second] = [0, 0]
  for (const { value } of distinctValues(table, column)) {
    const [, a, b] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/.exec(value) ?? []
    first = Math.max(first, Number(a ?? 0))
    second = Math.max(second, Number(b ?? 0))
  }
  if (second > 12 && first <= 12) return 'month-day-year'
  if (first > 12 && second <= 12) return 'day-month-year'
  return undefined
}

function spoken(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/\b(id|ids)$/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Dice coefficient of letter pairs: 1 the same, 0 nothing in common. */
function likeness(a: string, b: string): number {
  if (a === b) return a ? 1 : 0
  const pairs = pairsOf(a)
  const others = pairsOf(b)
  if (pairs.length === 0 || others.length === 0) return 0
  const left = new Map<string, number>()
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of others) {
    const n = left.get(pair) ?? 0
    if (n === 0) continue
    left.set(pair, n - 1)
    shared += 1
  }
  return (2 * shared) / (pairs.length + others.length)
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2))
}
