import { guardFormula } from '../formula-guard.ts'

/** A line of RFC 4180, ended by CRLF. Text that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(cells: (string | number | boolean | null)[]): string {
  return `${cells.map(toCell).join()}\r\n`
}

function toCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const inert = guardFormula(value)
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
