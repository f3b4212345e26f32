import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { RegisterDefinition } from '../registers/define.ts'
import type { Table } from './table.ts'

const rule = z.strictObject({
  /** A field of the register, or `state`. */
  field: z.string().min(1),
  /** What cells mean, compared without case and surplus space; an empty text means "not known". */
  values: z.record(z.string(), z.string()).optional(),
  /** How days are written; ISO days are always understood. */
  dates: z.enum(['month-day-year', 'day-month-year']).optional(),
  /** Days before this one are slips (years that a spreadsheet took for days); `YYYY-MM-DD`. */
  earliest: z.iso.date().optional(),
  /** A cell that can't be read is an error of its row, or is left empty with a warning. */
  unreadable: z.enum(['error', 'empty']).optional(),
})

/** A mapping's shape, before it is held against a register. */
export const mappingShape = z.strictObject({
  name: z.string().trim().min(1).max(120),
  register: z.string(),
  /** Columns by which a table is known to be of this kind; all of them are needed. */
  matches: z.array(z.string()).min(1),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  /** What becomes of a column; one that is not named here stays with the record as source. */
  columns: z.record(z.string(), z.union([z.literal('source'), rule, z.array(rule).min(1)])),
  /** Columns that tell one row from another, or the one that holds the code of a record here. */
  key: z.union([
    z.strictObject({ columns: z.array(z.string()).min(1) }),
    z.strictObject({ code: z.string() }),
  ]),
  /** Cells that mean "nothing here", whatever the column. */
  blanks: z.array(z.string()).optional(),
  /** Values that every row gets, as text. */
  constants: z.record(z.string(), z.string()).optional(),
  /** What stands between texts when several columns make up one field. */
  joins: z.record(z.string(), z.string()).optional(),
})

/** How the columns and values of a kind of table become records; data that can be saved. */
export type ImportMapping = z.infer<typeof mappingShape>
export type ColumnRule = z.infer<typeof rule>

/**
 * A mapping from outside (a form, a file), checked against the register: every field exists and may
 * be filled. Throws a ZodError, whose messages name the column.
 */
export function parseMapping(given: unknown, definition: RegisterDefinition): ImportMapping {
  return mappingShape
    .superRefine((mapping, context) => {
      const refuse = (path: string[], message: string) =>
        context.addIssue({ code: 'custom', path, message })
      if (mapping.register !== definition.key) {
        refuse(['register'], `The mapping is for ${mapping.register}, not ${definition.key}.`)
      }
      const named = [
        ...rulesOfMapping(mapping).map(({ column, rule: one }) => ({ column, field: one.field })),
        ...Object.keys(mapping.constants ?? {}).map((field) => ({ column: '', field })),
      ]
      for (const { column, field } of named) {
        if (!isFillable(definition, field)) {
          refuse(['columns', column], `${definition.name.many} have no field ${field} to fill.`)
        }
      }
    })
    .parse(given)
}

/** Whether an import may fill this field. */
export function isFillable(definition: RegisterDefinition, key: string): boolean {
  if (key === 'state') return true
  const field = Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined
  return field !== undefined && !field.derived && !field.managed
}

/** Every column with each of its rules, in the order of the mapping. */
export function rulesOfMapping(mapping: ImportMapping): { column: string; rule: ColumnRule }[] {
  return Object.entries(mapping.columns).flatMap(([column, rules]) =>
    rules === 'source' ? [] : [rules].flat().map((one) => ({ column, rule: one })),
  )
}

/** Columns that the mapping needs and the table hasn't. */
export function missingColumns(mapping: ImportMapping, columns: string[]): string[] {
  const keys = 'code' in mapping.key ? [mapping.key.code] : mapping.key.columns
  const used = rulesOfMapping(mapping).map((one) => one.column)
  return [...new Set([...mapping.matches, ...keys, ...used])].filter(
    (one) => !columns.includes(one),
  )
}

/** Surplus space and case don't tell two cells apart. */
export function normal(cell: string): string {
  return cell
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
}

/**
 * What each row is recognised by when the table comes again: the code that it names, '' for none, or
 * its source key, a hash over its key cells and, among rows that have the same, how many came before.
 * Independent of the order of other rows and of case.
 */
export function rowKeys(table: Table, mapping: ImportMapping): string[] {
  if ('code' in mapping.key) {
    const at = table.columns.indexOf(mapping.key.code)
    return table.rows.map(({ cells }) => cells[at]?.trim().toUpperCase() ?? '')
  }
  const positions = mapping.key.columns.map((column) => table.columns.indexOf(column))
  const seen = new Map<string, number>()
  return table.rows.map(({ cells }) => {
    const identity = JSON.stringify(positions.map((at) => normal(cells[at] ?? '')))
    const occurrence = (seen.get(identity) ?? 0) + 1
    seen.set(identity, occurrence)
    return createHash('sha256').update(`${identity}#${occurrence}`).digest('hex').slice(0, 32)
  })
}
