import type { Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import { reach, reachOfPast } from '../access/reach.ts'
import { type Names, toText } from '../fields/codec.ts'
import { namesIn } from '../records/names.ts'
import { eachRecord, type ListQuery } from '../records/read.ts'
import type { Moment } from '../records/source.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import type { Cell, ExportColumn } from './cell.ts'
import { toCsv } from './to-csv.ts'
import { toJson } from './to-json.ts'
import { toXlsx } from './to-xlsx.ts'

export const exportFormats = ['csv', 'xlsx', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What each format is to a browser. */
export const exportTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} satisfies Record<ExportFormat, string>

export type ExportRequest = {
  format: ExportFormat
  query?: ListQuery
  /** Fields and base columns to take, in this order; every field when left out. */
  columns?: readonly string[]
  /** Imported cells that have no field, each in a column `Source: …`; taken unless told otherwise. */
  source?: boolean
}

/**
 * The records of a register that the person may export, as a stream with its type and file name.
 * The same filters as on screen; what may not be seen is not there.
 */
export async function exportRecords(
  actor: Actor,
  key: string,
  { format, query = {}, columns, source = true }: ExportRequest,
): Promise<{ stream: Readable; type: string; name: string }> {
  const definition = registerOf(key)
  const allowed = (query.asOf ? reachOfPast : reach)(actor, definition, 'export')
  const where = query.where ? { all: [query.where, allowed] } : allowed
  const records = () => eachRecord(actor, key, { ...query, where, withSource: source })
  const name = `${key}.${format}`
  if (format === 'json') return { stream: toJson(records()), type: exportTypes.json, name }
  const keys = columns ?? ['code', 'state', ...Object.keys(definition.fields)]
  const sourceColumns = source ? await sourceColumnsOf(records()) : []
  const headings = [
    ...keys.map((column) => headingOf(definition, column)),
    ...sourceColumns.map((column): ExportColumn => ({ label: `Source: ${column}`, width: 30 })),
  ]
  const rows = rowsOf(actor, definition, records(), { keys, sourceColumns, asOf: query.asOf })
  const stream =
    format === 'csv'
      ? toCsv(headings, rows)
      : await toXlsx(headings, rows, { sheet: definition.name.many })
  return { stream, type: exportTypes[format], name }
}

type Wanted = { keys: readonly string[]; sourceColumns: string[]; asOf: Moment | undefined }

/** Cells of records by column, as `fromText` reads them back; names are looked up batch by batch. */
async function* rowsOf(
  actor: Actor,
  definition: RegisterDefinition,
  records: AsyncIterable<AnyRecord>,
  wanted: Wanted,
): AsyncGenerator<Cell[]> {
  let batch: AnyRecord[] = []
  for await (const record of records) {
    batch.push(record)
    if (batch.length < 500) continue
    yield* await cellsOf(actor, definition, batch, wanted)
    batch = []
  }
  yield* await cellsOf(actor, definition, batch, wanted)
}

async function cellsOf(
  actor: Actor,
  definition: RegisterDefinition,
  batch: AnyRecord[],
  { keys, sourceColumns, asOf }: Wanted,
): Promise<Cell[][]> {
  const names = await namesIn(actor, definition, batch, asOf)
  return batch.map((record) => [
    ...keys.map((key) => cellOf(definition, record, key, names)),
    ...sourceColumns.map((column) => record.source?.[column] ?? null),
  ])
}

function cellOf(
  definition: RegisterDefinition,
  record: AnyRecord,
  key: string,
  names: Names,
): Cell {
  const field = Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined
  const value = record[key]
  if (!field) return typeof value === 'string' || typeof value === 'number' ? value : null
  if ((field.kind === 'number' || field.kind === 'score') && typeof value === 'number') return value
  return toText(field, value, names)
}

async function sourceColumnsOf(records: AsyncIterable<AnyRecord>): Promise<string[]> {
  const found = new Set<string>()
  for await (const record of records) {
    for (const column of Object.keys(record.source ?? {})) found.add(column)
  }
  return [...found].sort()
}

const baseLabels: Record<string, string> = {
  code: 'Code',
  state: 'State',
  createdAt: 'Created',
  updatedAt: 'Changed',
  archivedAt: 'Archived',
}

function headingOf(definition: RegisterDefinition, key: string): ExportColumn {
  const field = Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined
  const width = field?.kind === 'longText' ? 60 : field?.kind === 'text' ? 36 : 16
  return { label: field?.label ?? baseLabels[key] ?? key, width }
}
