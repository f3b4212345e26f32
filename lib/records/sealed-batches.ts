import { plumbline } from '../access/actor.ts'
import { Frontier, leafHash } from '../audit-trail/merkle.ts'
import { now } from '../clock.ts'
import type { Sql } from '../db/sql.ts'
import { type Work, working } from './work.ts'

/** Tables whose rows are appended in bulk without the trail's lock, and sealed in batches. */
const tables = { readings: 'readings', events: 'oversight_events' } as const

export type Appended = keyof typeof tables

/** Appends rows to such a table, with the moment they were taken in. */
export async function appendRows(
  sql: Sql,
  kind: Appended,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const recordedAt = now().toISOString()
  const columns = [...Object.keys(rows[0] ?? {}), 'recordedAt'].map((one) => `"${one}"`).join(', ')
  await sql(
    `INSERT INTO ${tables[kind]} (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::${tables[kind]}, $1::jsonb) RETURNING 1 AS ok`,
    [JSON.stringify(rows.map((row) => ({ ...row, recordedAt })))],
  )
}

/**
 * Seals what was appended and has no seal yet: for each table, the Merkle root over its lines becomes
 * one event of the trail, in the name of the product, since nobody decides it. Returns how many rows
 * were sealed.
 */
export async function sealAppended(): Promise<number> {
  let sealed = 0
  for (const table of Object.values(tables)) {
    const action = table === 'readings' ? 'readings.seal' : 'oversight-events.seal'
    sealed += await working(plumbline, { action }, (work) => sealTable(work, table))
  }
  return sealed
}

async function sealTable(work: Work, table: (typeof tables)[Appended]): Promise<number> {
  const open = await work.sql<{ id: string; line: string }>(
    `SELECT id::text, ${lineSql} AS line FROM ${table} r WHERE "batchId" IS NULL ORDER BY id LIMIT 100000`,
  )
  if (open.length === 0) return 0
  const tree = new Frontier()
  for (const row of open) tree.append(leafHash(row.line))
  const batch = await work.tx.readingBatch.create({
    data: {
      id: crypto.randomUUID(),
      of: table,
      size: open.length,
      root: tree.root().toString('hex'),
      createdAt: new Date(work.now),
    },
  })
  await work.sql(
    `UPDATE ${table} SET "batchId" = $1::uuid WHERE id = ANY($2::uuid[]) RETURNING 1 AS ok`,
    [batch.id, open.map((row) => row.id)],
  )
  return open.length
}

/** A row as it is sealed: everything but the seal, as canonical text. */
const lineSql = `(to_jsonb(r) - 'batchId')::text`
