import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { env } from '../env.ts'
import { openFile } from '../files/store.ts'
import { readTable } from './read-table.ts'
import type { ImportRun } from './runs.ts'
import type { Encoding, Table } from './table.ts'

type Reading = {
  sha256: string
  encoding: Encoding | null
  delimiter: string | null
}

/** Tables read lately: the steps of an import look at the same one again and again. */
const shared = globalThis as { plumblineTables?: Map<string, Promise<Table>> }
const tables = () => {
  shared.plumblineTables ??= new Map()
  return shared.plumblineTables
}
const kept = 2
const largestKept = 32 * 1024 * 1024
const keptFor = 10 * 60_000

/** The table of an import, read as its run says. Throws NotFound when the file is gone. */
export function tableOfRun({ file, encoding, delimiter }: ImportRun): Promise<Table> {
  return tableOfFile({ sha256: file.sha256, encoding, delimiter }, file.size)
}

/** A file of the store as a table; small ones are kept for some minutes. Throws as `readTable`. */
export async function tableOfFile(reading: Reading, size: number): Promise<Table> {
  const key = JSON.stringify([reading.sha256, reading.encoding, reading.delimiter])
  const known = tables().get(key)
  if (known) return known
  const table = readStored(reading)
  if (size > largestKept) return table
  tables().set(key, table)
  table.catch(() => tables().delete(key))
  setTimeout(() => tables().delete(key), keptFor).unref()
  for (const old of [...tables().keys()].slice(0, -kept)) tables().delete(old)
  return table
}

/** The store may be a bucket; a table is read twice, so it is read from a copy on disk. */
async function readStored({ sha256, encoding, delimiter }: Reading): Promise<Table> {
  const folder = join(env().DATA_DIR, 'tmp')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `import-${sha256}-${crypto.randomUUID()}`)
  try {
    await pipeline(await openFile(sha256), createWriteStream(path, { mode: 0o600 }))
    return await readTable(path, {
      encoding: encoding ?? undefined,
      delimiter: delimiter ?? undefined,
    })
  } finally {
    await rm(path, { force: true })
  }
}
