import { fromText, isEmpty, type Names, type Resolver } from '../fields/codec.ts'
import type { Field } from '../fields/field.ts'
import { isStorable } from '../fields/storable.ts'
import { type Difference, differences } from '../records/diff.ts'
import type { ImportedChange, ImportedRow } from '../records/import.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import {
  type ColumnRule,
  type ImportMapping,
  missingColumns,
  normal,
  rulesOfMapping,
} from './mapping.ts'
import { readDay } from './read-day.ts'
import type { Table, TableProblem, TableRow } from './table.ts'

export type ImportProblem = TableProblem

/** `file`: the cell is another than at the last import; `here`: the record was edited meanwhile. */
export type OfferedDifference = Difference & { changedIn: 'file' | 'here' }

export type PlannedCreate = ImportedRow & { row: number; line: number }

export type PlannedUpdate = {
  row: number
  line: number
  existing: { id: string; revision: number; code: string; title: string }
  values: Record<string, unknown>
  /** Null leaves the source of the record as it is: an edited export is not where it came from. */
  source: Record<string, string> | null
  differences: OfferedDifference[]
}

/** What an import would do; nothing is written by making it. */
export type ImportPlan = {
  register: string
  mapping: string
  rows: number
  creates: PlannedCreate[]
  updates: PlannedUpdate[]
  unchanged: number
  /** Rows left out because something in them is wrong. */
  refused: number
  problems: ImportProblem[]
}

export type PlanInput = {
  table: Table
  mapping: ImportMapping
  definition: RegisterDefinition
  resolve: Resolver
  names: Names
  /** What each row is recognised by (`rowKeys`). */
  keys: readonly string[]
  /** Records that rows are about, by their key; archived ones among them. */
  known: ReadonlyMap<string, AnyRecord>
}

/**
 * Compares a table with the register, row by row: what would be created, what differs from the
 * record it made before, and everything that is wrong, by row, line and column. A row with an error
 * is neither created nor changed. Pure: the same input gives the same plan.
 */
export function planImport(input: PlanInput): ImportPlan {
  const { table, mapping, definition } = input
  const plan: ImportPlan = {
    register: definition.key,
    mapping: mapping.name,
    rows: table.rows.length,
    creates: [],
    updates: [],
    unchanged: 0,
    refused: 0,
    problems: [...table.problems],
  }
  const missing = missingColumns(mapping, table.columns)
  if (missing.length) {
    for (const column of missing) {
      const message = `The column “${column}” is missing, which the mapping “${mapping.name}” needs.`
      plan.problems.push({ severity: 'error', row: 0, line: 1, column, value: '', message })
    }
    plan.refused = table.rows.length
    return plan
  }
  const broken = new Set(
    table.problems.filter((one) => one.severity === 'error').map((one) => one.row),
  )
  const read = rowReader(input, plan.problems)
  for (const [index, row] of table.rows.entries()) {
    const key = input.keys[index] ?? ''
    const made = broken.has(row.number) ? null : read(row, key)
    if (!made) {
      plan.refused += 1
      continue
    }
    place(plan, input, row, { ...made, key })
  }
  return plan
}

/** The rows of a plan as `importRecords` takes them; edits made here are kept unless told otherwise. */
export function importOf(
  plan: ImportPlan,
  { overEdits = false, updates = true }: { overEdits?: boolean; updates?: boolean } = {},
): { creates: ImportedRow[]; changes: ImportedChange[] } {
  const changes: ImportedChange[] = []
  for (const update of updates ? plan.updates : []) {
    const taken = update.differences.filter((one) => overEdits || one.changedIn === 'file')
    if (taken.length === 0) continue
    const values: Record<string, unknown> = {}
    for (const { field } of taken) {
      if (Object.hasOwn(update.values, field)) values[field] = update.values[field]
    }
    const { id, revision } = update.existing
    changes.push({ id, revision, values, source: update.source })
  }
  const creates = plan.creates.map(({ values, state, source, sourceKey }) => ({
    values,
    source,
    sourceKey,
    ...(state ? { state } : {}),
  }))
  return { creates, changes }
}

type Made = {
  values: Record<string, unknown>
  state: string | undefined
  source: Record<string, string>
}

function rowReader(input: PlanInput, problems: ImportProblem[]) {
  const { table, mapping, definition, resolve } = input
  const rules = rulesOfMapping(mapping).map(({ column, rule }) => ({
    column,
    rule,
    at: table.columns.indexOf(column),
    meanings: new Map(
      Object.entries(rule.values ?? {}).map(([cell, value]) => [normal(cell), value]),
    ),
  }))
  const blanks = new Set(['', ...(mapping.blanks ?? []).map(normal)])
  const constants = Object.entries(mapping.constants ?? {})

  return (row: TableRow, rowKey: string): Made | null => {
    const values: Record<string, unknown> = {}
    let state: string | undefined
    let isGood = true
    const report = (
      severity: 'error' | 'warning',
      column: string,
      value: string,
      message: string,
    ) => {
      if (severity === 'error') isGood = false
      const { number, line } = row
      problems.push({ severity, row: number, line, column, value: value.slice(0, 200), message })
    }
    const set = (
      key: string,
      text: string,
      column: string,
      unreadable: ColumnRule['unreadable'],
    ) => {
      if (key === 'state') {
        if (Object.hasOwn(definition.lifecycle, text)) state = text
        else report('error', column, text, `${definition.name.many} have no state “${text}”.`)
        return
      }
      const field = definition.fields[key]
      if (!field) throw new Error(`mapping ${mapping.name} names the field ${key}`)
      const result = fromText(field, text, resolve)
      if ('problem' in result) {
        report(unreadable === 'empty' ? 'warning' : 'error', column, text, result.problem)
        return
      }
      const known = values[key]
      const joined = isEmpty(known)
        ? result.value
        : join(field, known, result.value, mapping.joins?.[key])
      if (!isEmpty(joined)) values[key] = joined
    }
    for (const [key, text] of constants) set(key, text, '', 'error')
    for (const { column, rule, at, meanings } of rules) {
      const cell = row.cells[at] ?? ''
      const plain = normal(cell)
      const meaning = meanings.get(plain)
      if (meaning === '' || (meaning === undefined && blanks.has(plain))) continue
      const field = definition.fields[rule.field]
      if (meaning !== undefined) {
        set(rule.field, meaning, column, rule.unreadable)
      } else if (field?.kind === 'date') {
        const found = readDay(cell, rule)
        if ('day' in found) set(rule.field, found.day, column, rule.unreadable)
        else report(rule.unreadable === 'empty' ? 'warning' : 'error', column, cell, found.problem)
      } else {
        const text = field?.kind === 'longText' ? cell : cell.replaceAll(/[\s\u00a0]+/g, ' ').trim()
        set(rule.field, text, column, rule.unreadable)
      }
    }
    for (const [key, field] of Object.entries(definition.fields)) {
      if (!field.required || !isEmpty(values[key])) continue
      const column = rules.find((one) => one.rule.field === key)?.column ?? ''
      // A record that is there already keeps what the table does not speak of.
      if (!column && namesRecord(mapping, rowKey)) continue
      report('error', column, '', `${field.label} is needed; the cell is empty.`)
    }
    const source = sourceOf(table, row)
    for (const [column, cell] of Object.entries(source)) {
      if (!isStorable(cell))
        report('error', column, cell, 'The cell has a character that can’t be stored.')
    }
    return isGood ? { values, state, source } : null
  }
}

/** Texts of several columns stand side by side; of any other kind the first column wins. */
function join(field: Field, known: unknown, fresh: unknown, between = '\n\n'): unknown {
  if (isEmpty(fresh) || (field.kind !== 'text' && field.kind !== 'longText')) return known
  return known === fresh ? known : `${known}${between}${fresh}`
}

/** Every cell as it stands in the file, by column; a blank cell has no entry. */
function sourceOf(table: Table, row: TableRow): Record<string, string> {
  const source: Record<string, string> = {}
  for (const [index, column] of table.columns.entries()) {
    const cell = row.cells[index] ?? ''
    if (cell !== '') source[column] = cell
  }
  return source
}

function place(plan: ImportPlan, input: PlanInput, row: TableRow, made: Made & { key: string }) {
  const { definition, mapping, table } = input
  const { key } = made
  const existing = key ? input.known.get(key) : undefined
  const where = { row: row.number, line: row.line, column: '', value: '' }
  if (namesRecord(mapping, key) && !existing) {
    const message = `There is no ${definition.name.one} ${key} that you may see. Empty the cell to make a new record.`
    plan.problems.push({ severity: 'error', ...where, value: key, message })
    plan.refused += 1
    return
  }
  if (!existing) {
    const { values, state, source } = made
    const sourceKey = 'code' in mapping.key ? null : key
    plan.creates.push({
      row: row.number,
      line: row.line,
      values,
      source,
      sourceKey,
      ...(state ? { state } : {}),
    })
    return
  }
  const stateRule = rulesOfMapping(mapping).find((one) => one.rule.field === 'state')
  if (
    made.state &&
    made.state !== existing.state &&
    stateRule &&
    ('code' in mapping.key || isNew(existing, made, stateRule.column))
  ) {
    const message = `The table says ${made.state}, ${existing.code} is in ${existing.state}. An import does not move records; use the steps of the record.`
    const value = row.cells[table.columns.indexOf(stateRule.column)] ?? ''
    plan.problems.push({ severity: 'warning', ...where, column: stateRule.column, value, message })
  }
  const offered = offers(input, existing, made)
  if (offered.length === 0) {
    plan.unchanged += 1
    return
  }
  const isClosed =
    existing.archivedAt !== null || definition.sealed?.includes(existing.state) === true
  if (isClosed) {
    const message = `${existing.code} is ${existing.archivedAt ? 'archived' : existing.state}; it is left as it is.`
    plan.problems.push({ severity: 'warning', ...where, message })
    plan.unchanged += 1
    return
  }
  plan.updates.push({
    row: row.number,
    line: row.line,
    existing: {
      id: existing.id,
      revision: existing.revision,
      code: existing.code,
      title: String(existing[definition.title ?? 'title'] ?? ''),
    },
    values: filledOut(input, made.values),
    source: 'code' in mapping.key ? null : { ...absentIn(table, existing), ...made.source },
    differences: offered,
  })
}

/** Differences between the row and its record: fields first, then cells that have no field. */
function offers(input: PlanInput, existing: AnyRecord, made: Made): OfferedDifference[] {
  const { definition, mapping, names } = input
  // An export of this product, edited and brought back: every difference was made in the file.
  const byCode = 'code' in mapping.key
  const columnsOf = new Map<string, string[]>()
  for (const { column, rule } of rulesOfMapping(mapping)) {
    columnsOf.set(rule.field, [...(columnsOf.get(rule.field) ?? []), column])
  }
  const after: Record<string, unknown> = {}
  for (const [key, columns] of columnsOf) {
    if (key === 'state') continue
    const value = made.values[key]
    // A blank cell that was blank before takes nothing away.
    const isChanged = byCode || columns.some((column) => isNew(existing, made, column))
    if (isChanged || !isEmpty(value)) after[key] = value ?? null
  }
  const found = differences(definition, pick(existing, Object.keys(after)), after, names)
  const inFields = found.map((one): OfferedDifference => {
    const columns = columnsOf.get(one.field) ?? []
    const isFile =
      byCode || !existing.source || columns.some((column) => isNew(existing, made, column))
    return { ...one, changedIn: isFile ? 'file' : 'here' }
  })
  if (byCode) return inFields
  const cells = input.table.columns
  const ofField = new Set(found.flatMap((one) => columnsOf.get(one.field) ?? []))
  const inSource: OfferedDifference[] = []
  for (const column of existing.source ? cells : []) {
    if (ofField.has(column) || !isNew(existing, made, column)) continue
    const [before, fresh] = [existing.source?.[column] ?? '', made.source[column] ?? '']
    inSource.push({ field: 'source', label: column, before, after: fresh, changedIn: 'file' })
  }
  return [...inFields, ...inSource]
}

/** Cells of columns that this table hasn't: a column left out takes nothing away. */
function absentIn(table: Table, { source }: AnyRecord): Record<string, string> {
  const columns = new Set(table.columns)
  return Object.fromEntries(Object.entries(source ?? {}).filter(([column]) => !columns.has(column)))
}

function isNew(existing: AnyRecord, made: Made, column: string): boolean {
  return (existing.source?.[column] ?? '') !== (made.source[column] ?? '')
}

/** Whether a row says by its code which record it is about. */
function namesRecord({ key: by }: ImportMapping, key: string): boolean {
  return 'code' in by && key !== ''
}

/** Mapped fields that the row leaves empty, as empty: a cell that was cleared clears its field. */
function filledOut(
  { mapping }: PlanInput,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const keys = rulesOfMapping(mapping).map((one) => one.rule.field)
  return Object.fromEntries(
    keys.filter((key) => key !== 'state').map((key) => [key, values[key] ?? null]),
  )
}

function pick(record: AnyRecord, keys: string[]): Partial<AnyRecord> {
  return Object.fromEntries(keys.map((key) => [key, record[key]]))
}
