import { open } from 'node:fs/promises'
import { readCsv } from './read-csv.ts'
import { isJson, readJson } from './read-json.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Encoding, Table } from './table.ts'

/**
 * Reads a table from the bytes of a file or from a path: CSV (any usual delimiter and encoding,
 * streamed), XLSX (first sheet) or JSON (a record, or a list of them). What a person can't see in their spreadsheet is told: encoding,
 * delimiter, and every row that is not as wide as the heading. Throws Invalid (`file`) when it is no
 * table, TooLarge above `tableLimits`; both name the reason.
 */
export async function readTable(
  source: Buffer | string,
  chosen: { encoding?: Encoding | undefined; delimiter?: string | undefined } = {},
): Promise<Table> {
  const start = typeof source === 'string' ? await firstBytes(source) : source.subarray(0, 4096)
  if (isXlsx(start)) return readXlsx(source)
  return isJson(start) ? readJson(source) : readCsv(source, chosen)
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A ZIP whose first entries are those of an Office Open XML file. */
function isXlsx(start: Buffer): boolean {
  if (start.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return false
  const names = start.toString('latin1')
  return /\[Content_Types\]\.xml|_rels\/|xl\/|docProps\//.test(names)
}
