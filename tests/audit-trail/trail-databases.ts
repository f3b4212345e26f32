import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type InstallationKind, openTrail } from '../../lib/audit-trail/log.ts'
import { type Sql, sqlOf } from '../../lib/db/sql.ts'
import { freshDatabase } from '../support/database.ts'

export type TrailDatabase = { url: string; pool: pg.Pool; sql: Sql }

/** Databases for the tests of one file, each with a trail of its own, and a folder like DATA_DIR. */
export async function trailDatabases() {
  const dataDir = await mkdtemp(join(tmpdir(), 'proof-'))
  const open: (() => Promise<void>)[] = []
  return {
    dataDir,
    async fresh(kind: InstallationKind | null = 'test'): Promise<TrailDatabase> {
      const { url, drop } = await freshDatabase()
      const pool = new pg.Pool({ connectionString: url, max: 20, idleTimeoutMillis: 100 })
      // A pool says that it has ended before its connections have, which a drop would break off.
      const ended: Promise<unknown>[] = []
      pool.on('connect', (client) =>
        ended.push(new Promise<void>((done) => client.once('end', done))),
      )
      open.push(async () => {
        await pool.end()
        await Promise.all(ended)
        await drop()
      })
      const sql = sqlOf(pool)
      if (kind) await openTrail(sql, kind)
      return { url, pool, sql }
    },
    async stop() {
      await Promise.all(open.map((close) => close()))
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
  return {
    id: randomUUID(),
    code,
    revision: 1,
    state: 'identified',
    title: 'Bias',
    searchText: '',
    ...by,
    ...values,
  }
}

export const INSERT_RISKS = `INSERT INTO risks SELECT r.* FROM jsonb_populate_recordset(null::risks, $1::jsonb) r`

export async function insertRisks(
  database: TrailDatabase,
  risks: Record<string, unknown>[],
  settings: Record<string, string> = {},
): Promise<void> {
  await asMaya(database, (client) => client.query(INSERT_RISKS, [JSON.stringify(risks)]), settings)
}
