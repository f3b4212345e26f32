import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openEngine } from './schema-engine.ts'

/** Where the migrations are, one folder each, applied in the order of their names. */
export const migrationsDir = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

type Migration = { name: string; sql: string }

/** Number of the advisory lock under which a database is migrated. */
const lockNumber = 42_000

/**
 * Brings the database to the newest migration and answers the names of those applied now; several
 * copies may ask at once. Throws when one fails (nothing of it stays) or was edited after it was applied.
 */
export async function migrate(url: string): Promise<string[]> {
  const migrations = await readMigrations()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber])
    const pending = await findPending(client, migrations)
    if (pending.length === 0) return []
    const applied = await apply(url, migrations)
    // Tables read from the trail before have the columns of before.
    await client.query('SELECT forget_moments()')
    return applied
  } finally {
    await client.end()
  }
}

/** The migrations of this version, oldest first. */
export async function readMigrations(dir = migrationsDir): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(join(dir, name, 'migration.sql'), 'utf8'),
    })),
  )
}

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`)
  if (!tables[0]?.name) return migrations
  // A migration and the mark that it is done are one transaction: without the mark, nothing was done.
  await client.query(
    'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  )
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const known = new Map(rows.map((row) => [row.name, row]))
  for (const { name, sql } of migrations) {
    const row = known.get(name)
    if (row && row.checksum !== createHash('sha256').update(sql).digest('hex')) {
      throw new Error(`The migration ${name} was changed after this database had applied it.`)
    }
  }
  const unknown = rows.find((row) => !migrations.some(({ name }) => name === row.name))
  if (unknown) {
    throw new Error(`This database is of a newer version of Plumbline (migration ${unknown.name}).`)
  }
  return migrations.filter(({ name }) => !known.has(name))
}

async function apply(url: string, migrations: Migration[]): Promise<string[]> {
  let failure: unknown
  const engine = await openEngine(url, (error) => {
    failure = error
  })
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: migrationsDir,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } catch (error) {
    throw new Error(`A migration failed: ${failure ?? error}`, { cause: failure ?? error })
  } finally {
    engine.free()
  }
}
