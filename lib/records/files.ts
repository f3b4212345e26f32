import type { Actor } from '../access/actor.ts'
import { hasReach, reach, reachOfPast } from '../access/reach.ts'
import { toSql } from '../access/where.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import type { StoredFile } from '../fields/field.ts'
import { fileExists, type StoredBlob } from '../files/store.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { registers } from '../registers/index.ts'
import { columnTypes } from './columns.ts'

/** Bears in mind that this person sent these bytes; answers the file as a record of theirs may name it. */
export async function rememberUpload(actor: Actor, blob: StoredBlob): Promise<StoredFile> {
  const { sha256, name, size, type } = blob
  const at = now()
  await sqlOf(pool())(
    `INSERT INTO uploads ("sha256", "userId", name, size, type, at) VALUES ($1, $2::uuid, $3, $4::int, $5, $6::timestamptz)
     ON CONFLICT ("sha256", "userId") DO UPDATE SET name = excluded.name, type = excluded.type, at = excluded.at`,
    [sha256, actor.id, name, size, type, at.toISOString()],
  )
  return { sha256, name, size, type, uploadedAt: at.toISOString(), uploadedById: actor.id }
}

/** Forgets who sent files that the store no longer has; who sent one again since is remembered. */
export async function forgetUploads(gone: readonly string[], before: Date): Promise<void> {
  await sqlOf(pool())('DELETE FROM uploads WHERE sha256 = ANY($1) AND at < $2::timestamptz', [
    gone,
    before.toISOString(),
  ])
}

/**
 * The file as a record that the person may read names it, or did in a revision they may read, or as
 * they sent it themselves. Null otherwise, alike for a file of others and for one that is not there.
 */
export async function readableFile(
  actor: Actor,
  sha256: string,
  sql: Sql = sqlOf(pool()),
): Promise<StoredFile | null> {
  return (
    (await namedFile(actor, sha256, sql, records)) ??
    (await ownUpload(actor, sha256, sql)) ??
    (await namedFile(actor, sha256, sql, revisions))
  )
}

async function namedFile(
  actor: Actor,
  sha256: string,
  sql: Sql,
  from: typeof revisions,
): Promise<StoredFile | null> {
  for (const definition of registers) {
    for (const [key, field] of Object.entries(definition.fields)) {
      if (field.kind !== 'files' || !hasReach(actor, definition, 'read')) continue
      const params: unknown[] = [JSON.stringify([{ sha256 }])]
      const mayRead = from === revisions ? reachOfPast : reach
      const readable = toSql(mayRead(actor, definition, 'read'), columnTypes(definition), params)
      const [found] = await sql<{ files: StoredFile[] }>(
        `SELECT r."${key}" AS files FROM ${from(definition, sha256, params)}
         WHERE r."${key}" @> $1::jsonb AND ${readable} LIMIT 1`,
        params,
      )
      const file = found?.files.find((one) => one.sha256 === sha256)
      if (file) return file
    }
  }
  return null
}

function records(definition: RegisterDefinition): string {
  return `"${definition.table}" r`
}

/** What records ever were whose events name the file. */
function revisions(definition: RegisterDefinition, sha256: string, params: unknown[]): string {
  params.push(definition.key, sha256)
  return `(
    SELECT p.* FROM audit_events e
    CROSS JOIN LATERAL jsonb_populate_record(NULL::"${definition.table}", e.content::jsonb -> 'row') p
    WHERE e.register = $${params.length - 1}::text AND strpos(e.content, $${params.length}) > 0
      AND e.operation <> 'delete'
  ) r`
}

async function ownUpload(actor: Actor, sha256: string, sql: Sql): Promise<StoredFile | null> {
  const [sent] = await sql<{ name: string; size: number; type: string; at: Date }>(
    'SELECT name, size, type, at FROM uploads WHERE sha256 = $1 AND "userId" = $2::uuid',
    [sha256, actor.id],
  )
  if (!sent) return null
  const { at, ...file } = sent
  return { sha256, ...file, uploadedAt: new Date(at).toISOString(), uploadedById: actor.id }
}

/**
 * The files of a field as the record may keep them, or null when one of those added is neither
 * readable to the person nor in the store. A record gives a file its name; size, type, and who sent
 * it when are as the store found them, whatever was written.
 */
export async function settledFiles(
  { actor, sql }: { actor: Actor; sql: Sql },
  files: readonly StoredFile[],
  before: readonly StoredFile[],
): Promise<StoredFile[] | null> {
  const settled: StoredFile[] = []
  for (const given of files) {
    const { sha256, name } = given
    const kept = before.find((one) => one.sha256 === sha256)
    const known = kept ?? (await readableFile(actor, sha256, sql))
    if (!known || (!kept && !(await fileExists(sha256)))) return null
    settled.push({ ...known, name })
  }
  return settled
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
    'SELECT sha256 FROM packs WHERE sha256 IS NOT NULL AND "removedAt" IS NULL',
  )
  for (const pack of packs) found.add(pack.sha256)
  const drafts = await sqlOf(pool())<{ sha256: string }>(
    `SELECT DISTINCT m[1] AS sha256 FROM drafts d,
       regexp_matches(d.values::text, '"sha256": "([0-9a-f]{64})"', 'g') m`,
  )
  for (const draft of drafts) found.add(draft.sha256)
  return found
}
