import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type InstallationKind, openTrail } from '../../lib/audit-trail/log.ts'
import { startDatabase } from '../../lib/db/embedded.ts'
import { readMigrations } from '../../lib/db/migrate.ts'
import { type Sql, sqlOf } from '../../lib/db/sql.ts'

export type TrailDatabase = { url: string; pool: pg.Pool; sql: Sql }

/** A PostgreSQL of its own for the tests of one file; `fresh` clones a migrated, opened database. */
export async function ownCluster() {
  const dataDir = await mkdtemp(join(tmpdir(), 'proof-'))
  const server = await startDatabase({ DATA_DIR: dataDir }, { durable: false })
  await applyMigrations(server.url)
  const pools: pg.Pool[] = []
  return {
    dataDir,
    async fresh(kind: InstallationKind | null = 'test'): Promise<TrailDatabase> {
      const name = `t${randomUUID().replaceAll('-', '')}`
      const admin = new pg.Client({ connectionString: urlOf(server.url, 'template1') })
      await admin.connect()
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(server.url).pathname.slice(1)}`)
      await admin.end()
      const url = urlOf(server.url, name)
      const pool = new pg.Pool({ connectionString: url, max: 20 })
      pools.push(pool)
      const sql = sqlOf(pool)
      if (kind) await openTrail(sql, kind)
      return { url, pool, sql }
    },
    async stop() {
      await Promise.all(pools.map((pool) => pool.end()))
      await untilAlone(server.url)
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export const MAYA = { id: '0197f0aa-0000-7000-8000-000000000001', name: 'Maya Lind' }

/** Runs statements in one transaction in Maya's name, or with the settings given. */
export async function asMaya<T>(
  { pool }: TrailDatabase,
  work: (client: pg.PoolClient) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const all = { actor: MAYA.id, actor_name: MAYA.name, action: 'risk.write', ...settings }
    for (const [name, value] of Object.entries(all)) {
      await client.query('SELECT set_config($1, $2, true)', [`plumbline.${name}`, value])
    }
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** A risk as the database takes it. */
export function aRisk(code: string, values: Record<string, unknown> = {}) {
  const at = '2026-01-01T00:00:00Z'
  const by = { createdAt: at, createdById: MAYA.id, updatedAt: at, updatedById: MAYA.id }
  return { id: randomUUID(), code, revision: 1, state: 'identified', title: 'Bias', searchText: '', ...by, ...values }
}

export const INSERT_RISKS = `INSERT INTO risks SELECT r.* FROM jsonb_populate_recordset(null::risks, $1::jsonb) r`

export async function insertRisks(
  database: TrailDatabase,
  risks: Record<string, unknown>[],
  settings: Record<string, string> = {},
): Promise<void> {
  await asMaya(database, (client) => client.query(INSERT_RISKS, [JSON.stringify(risks)]), settings)
}

/** On a connection that is closed afterwards: a database in use can't be a template. */
async function applyMigrations(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const { sql } of await readMigrations()) await client.query(sql)
  await client.end()
}

/** A pool says that it has ended before its connections have. */
async function untilAlone(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const others = `SELECT FROM pg_stat_activity WHERE datname ~ '^t[0-9a-f]{32}$'`
  while ((await admin.query(others)).rowCount) await new Promise((done) => setTimeout(done, 10))
  const ended = new Promise((done) => admin.once('end', done))
  await admin.end()
  await ended
}

function urlOf(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
