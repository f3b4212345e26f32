import { readFile, stat } from 'node:fs/promises'
import { TooLarge } from '../errors.ts'
import { notATable } from './encoding.ts'
import { type Table, tableBuilder, tableLimits } from './table.ts'

type Entry = Record<string, unknown>

/** What an export says of a record that nobody fills in, and what hangs on it. */
const notFilled = new Set([
  'id',
  'revision',
  'createdAt',
  'createdById',
  'updatedAt',
  'updatedById',
  'archivedAt',
  'archivedReason',
  'sourceKey',
])

/** Whether bytes begin as JSON does. */
export function isJson(start: Buffer): boolean {
  return /^\uFEFF?\s*(\[\s*[{\]]|\{\s*["}])/.test(start.toString('utf8'))
}

/**
 * Reads one record, or a list of them, as this product exports it (or as any program writes objects):
 * each object is a row, its keys the columns. Records that a single export names are read by their
 * code, which also means something elsewhere. Throws Invalid (`file`) or TooLarge with the reason.
 */
export async function readJson(source: Buffer | string): Promise<Table> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size > tableLimits.xlsxBytes) throw tooLarge(size)
  const bytes = typeof source === 'string' ? await readFile(source) : source
  const entries = entriesOf(parsed(bytes.toString('utf8').replace(/^\uFEFF/, '')))
  if (entries.length > tableLimits.rows) throw tooMany('rows', tableLimits.rows)
  const rows = entries.map(cellsOf)
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  if (columns.length === 0) throw notATable('The file holds no record.')
  if (columns.length > tableLimits.columns) throw tooMany('columns', tableLimits.columns)
  const table = tableBuilder()
  table.add(columns, 1)
  for (const [index, row] of rows.entries()) {
    table.add(
      columns.map((column) => row.get(column) ?? ''),
      index + 1,
    )
  }
  return { format: 'json', encoding: null, delimiter: null, ...table }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw notATable(`The file begins as JSON does, but is none: ${why}.`)
  }
}

function entriesOf(content: unknown): Entry[] {
  const list = Array.isArray(content) ? content : [content]
  return list.map((one, index) => {
    if (typeof one === 'object' && one !== null && !Array.isArray(one)) return one as Entry
    throw notATable(`Entry ${index + 1} of the file is not an object with fields.`)
  })
}

/** The cells of an entry by column; `source` becomes columns of its own, as in a CSV. */
function cellsOf(entry: Entry): Map<string, string> {
  const codes = codesIn(entry.links)
  const cells = new Map<string, string>()
  for (const [key, value] of Object.entries(entry)) {
    if (key === 'links' && Array.isArray(value)) continue
    if (key === 'source' && isObject(value)) {
      for (const [column, cell] of Object.entries(value))
        cells.set(`Source: ${column}`, textOf(cell))
    } else if (!notFilled.has(key) && key !== 'source') {
      cells.set(key, textOf(value, codes))
    }
  }
  return cells
}

/** Codes of the records that the export of a record names, by their ids. */
function codesIn(links: unknown): Map<string, string> {
  const codes = new Map<string, string>()
  for (const group of Array.isArray(links) ? links : []) {
    const records: unknown = isObject(group) ? group.records : null
    for (const one of Array.isArray(records) ? records : []) {
      if (isObject(one) && typeof one.id === 'string' && typeof one.code === 'string')
        codes.set(one.id, one.code)
    }
  }
  return codes
}

function textOf(value: unknown, codes: ReadonlyMap<string, string> = new Map()): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return codes.get(value) ?? value
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return value.map((one) => textOf(one, codes)).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isObject(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function tooLarge(size: number): TooLarge {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
  return new TooLarge(
    `The file has ${megabytes(size)}; JSON of at most ${megabytes(tableLimits.xlsxBytes)} is taken. Split it, or send it as CSV.`,
  )
}

function tooMany(what: string, limit: number): TooLarge {
  return new TooLarge(`The file has more than ${limit.toLocaleString('en')} ${what}. Split it.`)
}
