import { z } from 'zod'
import { capital } from '../capital.ts'
import { fromText, type Resolver } from '../fields/codec.ts'
import type { Option } from '../fields/field.ts'
import { canonicalJson } from '../records/content-hash.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { type ColumnRule, type ImportMapping, normal, parseMapping } from './mapping.ts'
import { distinctValues, proposeRule } from './propose.ts'
import type { Table } from './table.ts'

/** One column as a person decides on it; no fields: it stays with the record as source data. */
export const columnChoice = z.object({
  column: z.string(),
  rules: z.array(
    z.object({
      field: z.string(),
      dates: z.enum(['month-day-year', 'day-month-year']).optional(),
      unreadable: z.enum(['error', 'empty']).optional(),
    }),
  ),
})
export type ColumnChoice = z.infer<typeof columnChoice>

export type ColumnView = ColumnChoice & {
  /** The first cells that differ, shortened, and how many rows have one. */
  samples: string[]
  filled: number
}

/** Every column of the table with what becomes of it. */
export function columnViews(table: Table, mapping: ImportMapping): ColumnView[] {
  return table.columns.map((column) => {
    const values = distinctValues(table, column)
    return {
      column,
      rules: rulesOf(mapping, column).map(({ field, dates, unreadable }) => ({
        field,
        ...(dates ? { dates } : {}),
        ...(unreadable ? { unreadable } : {}),
      })),
      samples: values.slice(0, 3).map(({ value }) => value.slice(0, 90)),
      filled: values.reduce((sum, { count }) => sum + count, 0),
    }
  })
}

/**
 * The mapping with these choices: cells of a column that now leads elsewhere are proposed anew,
 * everything else is kept. Throws a ZodError when a field can't be filled.
 */
export function withColumns(
  table: Table,
  definition: RegisterDefinition,
  mapping: ImportMapping,
  given: { columns: ColumnChoice[]; key: string[] },
): ImportMapping {
  const columns: ImportMapping['columns'] = {}
  for (const { column, rules } of given.columns) {
    if (!table.columns.includes(column) || rules.length === 0) continue
    const known = rulesOf(mapping, column)
    columns[column] = rules.map(({ field, dates, unreadable }): ColumnRule => {
      const same = known.find((one) => one.field === field)
      const rule = same ?? proposeRule(table, column, definition, field)
      return { ...rule, ...(dates ? { dates } : {}), ...(unreadable ? { unreadable } : {}) }
    })
  }
  const [first] = given.key
  const isSame = (column: string) => table.columns.includes(column)
  const key: ImportMapping['key'] =
    'code' in mapping.key && first === mapping.key.code
      ? mapping.key
      : { columns: given.key.filter(isSame) }
  return parseMapping({ ...mapping, columns, key, matches: matchesOf(table, mapping) }, definition)
}

/** A distinct value of a column: what it is taken for, and why. */
export type ValueView = {
  value: string
  count: number
  /** '' means "not known", null that it fits no choice. */
  meaning: string | null
  by: 'mapping' | 'name' | 'blank' | null
}

/** A column whose cells become choices. */
export type ValuesView = {
  column: string
  field: string
  label: string
  options: readonly Option[]
  unreadable: 'error' | 'empty'
  values: ValueView[]
  /** Distinct values that are not shown. */
  more: number
}

/** Distinct values of a column that are offered at most. */
const mostValues = 200
const nobody: Resolver = { record: () => undefined, person: () => undefined }

/** Every column that leads to a choice, with its distinct values and what each is taken for. */
export function valuesViews(
  table: Table,
  definition: RegisterDefinition,
  mapping: ImportMapping,
): ValuesView[] {
  const blanks = new Set((mapping.blanks ?? []).map(normal))
  return table.columns.flatMap((column) =>
    rulesOf(mapping, column).flatMap((rule): ValuesView[] => {
      const target = choicesOf(definition, rule.field)
      if (!target) return []
      const field = definition.fields[rule.field]
      const meanings = new Map(
        Object.entries(rule.values ?? {}).map(([cell, meaning]) => [normal(cell), meaning]),
      )
      const all = distinctValues(table, column)
      const values = all.slice(0, mostValues).map(({ value, count }): ValueView => {
        const meaning = meanings.get(normal(value))
        if (meaning !== undefined) return { value, count, meaning, by: 'mapping' }
        if (blanks.has(normal(value))) return { value, count, meaning: '', by: 'blank' }
        const known = field
          ? fromText(field, value, nobody)
          : Object.hasOwn(definition.lifecycle, value)
            ? { value }
            : { problem: '' }
        if ('problem' in known) return { value, count, meaning: null, by: null }
        return { value, count, meaning: textOf(known.value), by: 'name' }
      })
      const unreadable = rule.unreadable ?? 'error'
      const more = Math.max(0, all.length - mostValues)
      return [{ column, field: rule.field, ...target, unreadable, values, more }]
    }),
  )
}

/** What a person says that values mean: '' for "not known", null for none of the choices. */
export const valuesChoice = z.object({
  column: z.string(),
  field: z.string(),
  unreadable: z.enum(['error', 'empty']),
  values: z.array(z.object({ value: z.string(), meaning: z.string().nullable() })).max(mostValues),
})
export type ValuesChoice = z.infer<typeof valuesChoice>

/** The mapping with these meanings. Throws a ZodError when it is no longer one of the register. */
export function withValues(
  definition: RegisterDefinition,
  mapping: ImportMapping,
  given: ValuesChoice[],
): ImportMapping {
  const columns = { ...mapping.columns }
  for (const { column, field, unreadable, values } of given) {
    columns[column] = rulesOf(mapping, column).map((rule) => {
      if (rule.field !== field) return rule
      const decided = new Set(values.map(({ value }) => normal(value)))
      const kept = Object.entries(rule.values ?? {}).filter(([cell]) => !decided.has(normal(cell)))
      const said = values.flatMap(({ value, meaning }) =>
        meaning === null ? [] : [[value, meaning] as const],
      )
      return { ...rule, unreadable, values: Object.fromEntries([...kept, ...said]) }
    })
  }
  return parseMapping({ ...mapping, columns }, definition)
}

/** Whether two mappings do the same, however they are written. */
export function isSameMapping(a: ImportMapping, b: ImportMapping): boolean {
  return canonicalJson(essence(a)) === canonicalJson(essence(b))
}

function essence(mapping: ImportMapping) {
  const columns = Object.keys(mapping.columns).flatMap((column) => {
    const rules = rulesOf(mapping, column).map(({ values, unreadable, ...rule }) => ({
      ...rule,
      unreadable: unreadable ?? 'error',
      values: Object.fromEntries(
        Object.entries(values ?? {}).map(([cell, meaning]) => [normal(cell), meaning]),
      ),
    }))
    return rules.length ? [[column, rules] as const] : []
  })
  return { key: mapping.key, columns: Object.fromEntries(columns) }
}

function rulesOf(mapping: ImportMapping, column: string): ColumnRule[] {
  const rules = Object.hasOwn(mapping.columns, column) ? mapping.columns[column] : undefined
  return rules === undefined || rules === 'source' ? [] : [rules].flat()
}

function choicesOf(
  definition: RegisterDefinition,
  key: string,
): { label: string; options: readonly Option[] } | null {
  if (key === 'state') {
    const options = Object.keys(definition.lifecycle).map((value) => ({
      value,
      label: capital(value.replaceAll('-', ' ')),
    }))
    return { label: 'State', options }
  }
  const field = definition.fields[key]
  if (field?.kind === 'choice' || field?.kind === 'choices') {
    return { label: field.label, options: field.options }
  }
  if (field?.kind !== 'yesNo') return null
  const options = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ]
  return { label: field.label, options }
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join('; ') : String(value ?? '')
}

/** A mapping goes on to be known by its columns; those that this table hasn't are not asked for. */
function matchesOf(table: Table, mapping: ImportMapping): string[] {
  const present = mapping.matches.filter((column) => table.columns.includes(column))
  return present.length ? present : table.columns
}
