import type { Actor } from '../access/actor.ts'
import { reach } from '../access/reach.ts'
import { toSql } from '../access/where.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { StoredFile } from '../fields/field.ts'
import { registers } from '../registers/index.ts'
import { columnTypes } from './columns.ts'

/** The file as a record that the person may read refers to it, or null: then it is "not found". */
export async function readableFile(actor: Actor, sha256: string): Promise<StoredFile | null> {
  for (const definition of registers) {
    for (const [key, field] of Object.entries(definition.fields)) {
      if (field.kind !== 'files') continue
      const params: unknown[] = [JSON.stringify([{ sha256 }])]
      const condition = toSql(reach(actor, definition, 'read'), columnTypes(definition), params)
      const [found] = await sqlOf(pool())<{ files: StoredFile[] }>(
        `SELECT r."${key}" AS files FROM "${definition.table}" r
         WHERE r."${key}" @> $1::jsonb AND ${condition} LIMIT 1`,
        params,
      )
      const file = found?.files.find((one) => one.sha256 === sha256)
      if (file) return file
    }
  }
  return null
}

/** Hashes of every file that some record refers to, now or in the trail, of packs and of forms left half-way; the rest may be swept. */
export async function referredFiles(): Promise<Set<string>> {
  const found = new Set<string>()
  for (const definition of registers) {
    if (!Object.values(definition.fields).some((field) => field.kind === 'files')) continue
    const rows = await sqlOf(pool())<{ sha256: string }>(
      `SELECT DISTINCT m[1] AS sha256 FROM audit_events e,
         regexp_matches(e.content, '"sha256": "([0-9a-f]{64})"', 'g') m WHERE e.register = $1`,
      [definition.key],
    )
    for (const row of rows) found.add(row.sha256)
  }
  const packs = await sqlOf(pool())<{ sha256: string }>(
    'SELECT sha256 FROM packs WHERE sha256 IS NOT NULL',
  )
  for (const pack of packs) found.add(pack.sha256)
  const drafts = await sqlOf(pool())<{ sha256: string }>(
    `SELECT DISTINCT m[1] AS sha256 FROM drafts d,
       regexp_matches(d.values::text, '"sha256": "([0-9a-f]{64})"', 'g') m`,
  )
  for (const draft of drafts) found.add(draft.sha256)
  return found
}
