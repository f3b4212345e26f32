import { Readable } from 'node:stream'
import { guardFormula } from '../formula-guard.ts'
import type { Cell, ExportColumn, Rows } from './cell.ts'

/**
 * A table as CSV (RFC 4180: commas, CRLF, UTF-8), as a stream that holds one chunk at a time. Text
 * that a spreadsheet would run as a formula gets an apostrophe before it; `readTable` takes it off
 * again, so that text out and in is the same. `bom` makes Excel read it as UTF-8.
 */
export function toCsv(
  columns: readonly ExportColumn[],
  rows: Rows,
  { bom = true }: { bom?: boolean } = {},
): Readable {
  return Readable.from(chunks(columns, rows, bom), { objectMode: false })
}

async function* chunks(
  columns: readonly ExportColumn[],
  rows: Rows,
  bom: boolean,
): AsyncGenerator<string> {
  let chunk = (bom ? '\ufeff' : '') + toLine(columns.map((column) => column.label))
  for await (const row of rows) {
    chunk += toLine(row)
    if (chunk.length < 64 * 1024) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

function toLine(cells: readonly Cell[]): string {
  return `${cells.map(toCellText).join(',')}\r\n`
}

function toCellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No'
  if (typeof cell === 'number') return String(cell)
  const text = guardFormula(cell)
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
