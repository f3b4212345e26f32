import type { Actor } from '../access/actor.ts'
import type { StoredBlob } from '../files/store.ts'
import { proposeMapping } from './propose.ts'
import { tableOfFile } from './run-table.ts'
import { beginRun, type ImportRun, requireImport, withMapping } from './runs.ts'
import { knownMappings } from './saved-mappings.ts'
import type { Encoding, Table } from './table.ts'

/**
 * Begins an import with a file of the store: reads it, and takes the mapping that knows its columns,
 * else one by likeness. Throws Invalid or TooLarge with the sentence why it is no table.
 */
export async function beginImport(
  actor: Actor,
  register: string,
  { sha256, name, size }: Pick<StoredBlob, 'sha256' | 'name' | 'size'>,
): Promise<ImportRun> {
  requireImport(actor, register)
  const table = await tableOfFile({ sha256, encoding: null, delimiter: null }, size)
  return beginRun(actor, {
    register,
    file: { sha256, name, size },
    encoding: null,
    delimiter: null,
    found: foundIn(table, false),
    ...(await proposed(actor, register, table)),
  })
}

/**
 * The import with its file read in another way; `null` lets encoding or delimiter be found. The
 * mapping is proposed afresh when other columns come out of it. Throws Invalid when the file isn't so.
 */
export async function readAgain(
  actor: Actor,
  run: ImportRun,
  chosen: { encoding: Encoding | null; delimiter: string | null },
): Promise<ImportRun> {
  const table = await tableOfFile({ sha256: run.file.sha256, ...chosen }, run.file.size)
  const byHand = chosen.encoding !== null || chosen.delimiter !== null
  const read = { ...run, ...chosen, found: foundIn(table, byHand) }
  const { mapping, origin } = await proposed(actor, run.register, table)
  return withMapping(read, mapping, origin)
}

/** The mapping that knows the columns of a table, else one by their names. */
async function proposed(actor: Actor, register: string, table: Table) {
  const known = await knownMappings(actor, register)
  const { mapping, isKnown } = proposeMapping(
    table,
    requireImport(actor, register),
    known.map((one) => one.mapping),
  )
  const from = known.find((one) => one.mapping === mapping)
  const origin = isKnown && from ? (from.shipped ? 'shipped' : 'saved') : 'likeness'
  return { mapping, origin } as const
}

function foundIn(table: Table, byHand: boolean): ImportRun['found'] {
  return { format: table.format, rows: table.rows.length, columns: table.columns.length, byHand }
}
