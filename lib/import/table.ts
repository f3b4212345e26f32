/** What was found in a file, before anybody says what it means. */
export type Table = {
  format: 'csv' | 'xlsx' | 'json'
  encoding: Encoding | null
  delimiter: string | null
  /** Trimmed header cells; a name that occurs again carries its number: `Remarks (2)`. */
  columns: string[]
  rows: TableRow[]
  /** What is wrong or odd with single rows; a row with an error has as many cells as columns still. */
  problems: TableProblem[]
}

/** `number` counts data rows from 1; `line` is where the row begins in the file, or its sheet row. */
export type TableRow = { number: number; line: number; cells: string[] }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** One thing to look at, named so that a person finds it in their spreadsheet. */
export type TableProblem = {
  severity: 'error' | 'warning'
  /** Data row, from 1; 0 is the header. */
  row: number
  line: number
  column: string
  value: string
  message: string
}

/** What is taken at most; said in the refusal. */
export const tableLimits = {
  bytes: 200 * 1024 * 1024,
  xlsxBytes: 40 * 1024 * 1024,
  xlsxUnpackedBytes: 600 * 1024 * 1024,
  rows: 100_000,
  columns: 1000,
  cellCharacters: 1_000_000,
}

/** Header cells as column names: trimmed, blank ones named by position, repeated ones numbered. */
export function columnNames(header: string[]): string[] {
  const taken = new Set<string>()
  return header.map((cell, index) => {
    const name = cell.replaceAll(/\s+/g, ' ').trim() || `Column ${index + 1}`
    let unique = name
    for (let n = 2; taken.has(unique); n += 1) unique = `${name} (${n})`
    taken.add(unique)
    return unique
  })
}

/**
 * Makes rows out of records as they come: names the columns from the first, and brings every later
 * one to their number, with a problem where it had another.
 */
export function tableBuilder() {
  const columns: string[] = []
  const rows: TableRow[] = []
  const problems: TableProblem[] = []

  return {
    columns,
    rows,
    problems,
    add(record: string[], line: number) {
      if (columns.length === 0) {
        columns.push(...columnNames(record))
        for (const [index, cell] of record.entries()) {
          if (cell.trim()) continue
          const column = columns[index] ?? ''
          const message = `Column ${index + 1} has no heading; it is called “${column}” here.`
          problems.push({ severity: 'warning', row: 0, line, column, value: '', message })
        }
        return
      }
      const number = rows.length + 1
      if (record.length !== columns.length) {
        const message = `This row has ${record.length} ${record.length === 1 ? 'cell' : 'cells'} where the heading has ${columns.length}.`
        problems.push({ severity: 'error', row: number, line, column: '', value: '', message })
      }
      const cells = columns.map((_, index) => record[index] ?? '')
      rows.push({ number, line, cells })
      const odd = cells.findIndex(isGarbled)
      if (odd >= 0) {
        const message = 'Some characters look as if the file had been written in another encoding.'
        const column = columns[odd] ?? ''
        const value = (cells[odd] ?? '').slice(0, 200)
        problems.push({ severity: 'warning', row: number, line, column, value, message })
      }
    },
  }
}

/** UTF-8 read as Windows-1252, bytes that Windows-1252 doesn't have, and characters lost before. */
const garbled = /â€[\u0080-\u00bf™œ\u201a-\u2122]|Ã[\u0080-\u00bf]|[\u0080-\u009f\ufffd]/

function isGarbled(cell: string): boolean {
  return garbled.test(cell)
}
