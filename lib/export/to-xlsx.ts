import type { Readable } from 'node:stream'
import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import { TooLarge } from '../errors.ts'
import type { Cell, ExportColumn, Rows } from './cell.ts'

/** What one cell of a spreadsheet can hold. */
const cellLimit = 32_767

/**
 * A table as XLSX: a frozen heading, every text typed as text (a spreadsheet never runs it), numbers
 * as numbers. Throws TooLarge when a cell is longer than a spreadsheet can hold.
 */
export async function toXlsx(
  columns: readonly ExportColumn[],
  rows: Rows,
  { sheet = 'Records' }: { sheet?: string } = {},
): Promise<Readable> {
  const heading = columns.map(
    ({ label }): CellObject => ({
      value: toSheetText(label),
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#e7ecef',
      bottomBorderStyle: 'thin',
      bottomBorderColor: '#5a6b75',
      alignVertical: 'top',
      wrap: true,
    }),
  )
  const cells: (CellObject | null)[][] = [heading]
  for await (const row of rows) cells.push(row.map(toSheetCell))
  const file = writeXlsxFile(cells, {
    // Excel refuses some signs in names of sheets, and more than 31 characters.
    sheet: sheet.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    stickyRowsCount: 1,
    columns: columns.map(({ label, width }) => ({
      width: width ?? Math.min(Math.max(label.length + 2, 10), 40),
    })),
  })
  const toStream: () => Promise<Readable> = file.toStream as () => Promise<Readable>
  return toStream()
}

function toSheetCell(cell: Cell): CellObject | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell ? 'Yes' : 'No', type: String }
  return { value: toSheetText(cell), type: String, alignVertical: 'top', wrap: cell.includes('\n') }
}

/**
 * Text as the file format holds it. `_x000D_` stands for a character that XML would change; text
 * that looks so, or like a guarded formula, is escaped, so that the way back is exact.
 */
function toSheetText(text: string): string {
  const guarded = /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text
  const escaped = guarded
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML can't hold
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, codeOf)
  if (escaped.length > cellLimit) {
    throw new TooLarge(
      `A cell has more than ${cellLimit.toLocaleString('en')} characters, which no spreadsheet holds. Take CSV or JSON.`,
    )
  }
  // The writer looks texts up in a plain object, where these are found without having been put there.
  return escaped in {} ? `${codeOf(escaped)}${escaped.slice(1)}` : escaped
}

function codeOf(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
