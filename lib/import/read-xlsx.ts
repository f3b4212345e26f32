import { readFile, stat } from 'node:fs/promises'
import { InvalidSpreadsheetError, readSheet } from 'read-excel-file/node'
import { TooLarge } from '../errors.ts'
import { unguardFormula } from '../formula-guard.ts'
import { notATable } from './encoding.ts'
import { type Table, tableBuilder, tableLimits } from './table.ts'

/** Reads the first sheet of an XLSX file; days as `YYYY-MM-DD`, numbers as they are written. */
export async function readXlsx(source: Buffer | string): Promise<Table> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size > tableLimits.xlsxBytes) throw tooLarge(size, tableLimits.xlsxBytes)
  const bytes = typeof source === 'string' ? await readFile(source) : source
  const unpacked = unpackedSize(bytes)
  if (unpacked > tableLimits.xlsxUnpackedBytes)
    throw tooLarge(unpacked, tableLimits.xlsxUnpackedBytes)
  const table = tableBuilder()
  for (const [index, row] of (await sheetOf(bytes)).entries()) {
    const cells = row.map(toCellText)
    if (cells.every((cell) => cell === '')) continue
    if (table.rows.length >= tableLimits.rows) {
      throw new TooLarge(
        `The sheet has more than ${tableLimits.rows.toLocaleString('en')} rows; split it.`,
      )
    }
    table.add(cells, index + 1)
  }
  if (table.columns.length === 0) throw notATable('The first sheet of the file is empty.')
  const { columns, rows, problems } = table
  return { format: 'xlsx', encoding: null, delimiter: null, columns, rows, problems }
}

async function sheetOf(bytes: Buffer): Promise<unknown[][]> {
  try {
    return await readSheet(bytes, { trim: false })
  } catch (error) {
    if (error instanceof InvalidSpreadsheetError || error instanceof Error) {
      throw notATable(`The spreadsheet can't be read: ${error.message}.`)
    }
    throw error
  }
}

function toCellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso
  }
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return unguardFormula(String(value))
}

/** Bytes the archive says it unpacks to, from its directory: a bomb is refused before unpacking. */
function unpackedSize(bytes: Buffer): number {
  let total = 0
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0 && at + 46 <= bytes.length; ) {
    total += bytes.readUInt32LE(at + 24)
    at = bytes.indexOf('PK\x01\x02', at + 46, 'latin1')
  }
  return total
}

function tooLarge(size: number, limit: number): TooLarge {
  const mb = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  return new TooLarge(
    `The spreadsheet has ${mb(size)} MB; at most ${mb(limit)} MB are taken. Save it as CSV, which may be larger.`,
  )
}
