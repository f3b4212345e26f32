import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '../../lib/db/embedded.ts'
import { migrate } from '../../lib/db/migrate.ts'
import { inDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this run; its database `migrated` is the template of all others. */
    clusterUrl: string
  }
}

/** One PostgreSQL for all tests, on which nothing is worth keeping. */
export default async function startCluster(project: TestProject) {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-tests-'))
  const server = await startDatabase({ DATA_DIR: dir }, { durable: false })
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query('CREATE DATABASE migrated')
  await migrate(inDatabase(server.url, 'migrated'))
  // The schema engine's connections end a moment after it; a template must have none.
  await admin.query('ALTER DATABASE migrated ALLOW_CONNECTIONS false')
  await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'migrated'`,
  )
  await admin.end()
  project.provide('clusterUrl', server.url)
  return async () => {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
