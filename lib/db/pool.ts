import pg from 'pg'
import { env } from '../env.ts'
import { DatabaseUnavailable } from '../errors.ts'
import { log } from '../log.ts'
import { CopySocket } from './copy-socket.ts'

type Shared = { plumblinePool?: pg.Pool | undefined }
// Next bundles this file more than once, and reloads it in development: one pool a process.
const shared = globalThis as Shared

/** The one pool of connections of this process, to DATABASE_URL, made at first use. */
export function pool(): pg.Pool {
  shared.plumblinePool ??= openPool()
  return shared.plumblinePool
}

function openPool(): pg.Pool {
  const { DATABASE_URL, DATABASE_POOL } = env()
  if (!DATABASE_URL) {
    throw new DatabaseUnavailable(
      'it has not been started in this process (DATABASE_URL is not set)',
    )
  }
  const opened = new pg.Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'plumbline',
    stream: () => new CopySocket(),
    // Rows travel as JSON, in which a time reads as the trail keeps it: in UTC on any server.
    onConnect: async (client) => {
      await client.query(`SET TIME ZONE 'UTC'`)
    },
  })
  // A connection that breaks while nobody uses it; the next query opens another.
  opened.on('error', (error) => {
    // The error carries its whole client: the log gets its words alone.
    if (!opened.ending) log().warn({ reason: error.message }, 'idle database connection lost')
  })
  return opened
}

/** Ends the pool, if there is one; a later `pool()` opens another. */
export async function endPool(): Promise<void> {
  const open = shared.plumblinePool
  shared.plumblinePool = undefined
  await open?.end()
}

const connectionLost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  '57P01',
  '57P03',
  'EPIPE',
])

/** The same failure as DatabaseUnavailable when it says that nobody answers; any other unchanged. */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseUnavailable) return error
  const code = 'code' in error ? String(error.code) : ''
  const lost = connectionLost.has(code) || /connection (terminated|timeout)/i.test(error.message)
  return lost ? new DatabaseUnavailable(error.message || code, { cause: error }) : error
}
