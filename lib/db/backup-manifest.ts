import type { Client } from 'pg'
import { z } from 'zod'

/** What a backup says of itself; its last entry is the SHA-256 of this text. */
export const manifestShape = z.strictObject({
  format: z.literal('plumbline-backup/1'),
  version: z.string(),
  createdAt: z.string(),
  migrations: z.array(z.string()),
  /** Size and root (hexadecimal) of the audit trail; null before the installation was set up. */
  trail: z.strictObject({ size: z.number(), root: z.string(), kind: z.string() }).nullable(),
  tables: z.record(z.string(), z.strictObject({ columns: z.array(z.string()), rows: z.number() })),
  sequences: z.record(z.string(), z.string()),
  /** Where the files are when they are not in the backup: s3://… */
  filesElsewhere: z.string().nullable(),
  entries: z.record(z.string(), z.strictObject({ size: z.number(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof manifestShape>

export const manifestName = 'manifest.json'
export const sealName = 'manifest.sha256'

/** Entries of a table's rows: one gzip stream of COPY's text, cut into parts. */
export const tablePart = (table: string, part: number) =>
  `tables/${table}/${String(part).padStart(5, '0')}.gz`

/** The migrations that a database has applied, oldest first. */
export async function appliedMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows.map(({ name }) => name)
}

/** A name as SQL takes it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
