import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrate, readMigrations } from '../../lib/db/migrate.ts'
import { root } from '../support/app.ts'
import { emptyDatabase, freshDatabase } from '../support/database.ts'

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('copies that start at once migrate a database once, and whole', async () => {
  const database = await emptyDatabase()
  const names = (await readMigrations()).map(({ name }) => name)
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url)))
  expect(applied.flat()).toEqual(names)
  expect(await migrate(database.url)).toEqual([])
  await database.drop()
})

test('a migration that was cut off by a crash is done again', async () => {
  const database = await emptyDatabase()
  await migrate(database.url)
  // As it is found when the process ended within a migration: begun, and nothing of it done.
  await query(
    database.url,
    `DROP SCHEMA public CASCADE; CREATE SCHEMA public;
    CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
      finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0);
    INSERT INTO _prisma_migrations (id, checksum, migration_name)
    VALUES ('1', 'x', '20261121000000_foundation')`,
  )
  expect((await migrate(database.url)).length).toBe((await readMigrations()).length)
  await database.drop()
})

test('a migration that was edited after it was applied is named', async () => {
  const database = await freshDatabase()
  await query(
    database.url,
    `UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name LIKE '%foundation'`,
  )
  await expect(migrate(database.url)).rejects.toThrow('foundation was changed after')
  await database.drop()
})

test('a database of a newer version is refused', async () => {
  const database = await freshDatabase()
  await query(
    database.url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('2', 'x', '29990101000000_later', now())`,
  )
  await expect(migrate(database.url)).rejects.toThrow('newer version of Plumbline')
  await database.drop()
})

test('the migrations make what the schema says', () => {
  execFileSync(process.execPath, [join(root, 'scripts', 'check-drift.ts')], { stdio: 'pipe' })
})
