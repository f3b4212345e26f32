import { access, constants, statfs } from 'node:fs/promises'
import packageJson from '../package.json' with { type: 'json' }
import { asUnavailable, pool } from './db/pool.ts'
import { env } from './env.ts'
import { log } from './log.ts'

export type Health =
  | { status: 'ok'; version: string; migrations: number; auditSeq: number }
  | { status: 'failing'; version: string; reason: string }

/** Less free space than this is not enough to write a transaction and its log, bytes. */
const leastSpace = 64 * 1024 * 1024

/** Whether this copy can work: the database answers and is migrated, and DATA_DIR can be written. */
export async function readHealth(): Promise<Health> {
  const { version } = packageJson
  const reason = await diskProblem(env().DATA_DIR)
  if (reason) return { status: 'failing', version, reason }
  try {
    const { rows } = await pool().query<{ migrations: number; seq: number }>(
      `SELECT (SELECT count(*)::int FROM _prisma_migrations
          WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migrations,
        coalesce((SELECT size::float8 FROM audit_head), 0) AS seq`,
    )
    const { migrations = 0, seq = 0 } = rows[0] ?? {}
    return { status: 'ok', version, migrations, auditSeq: seq }
  } catch (error) {
    log().error({ error }, 'the health check failed')
    const known = asUnavailable(error)
    const says = known instanceof Error ? known.message : String(known)
    return { status: 'failing', version, reason: says }
  }
}

async function diskProblem(dir: string): Promise<string | null> {
  try {
    await access(dir, constants.W_OK)
    const { bavail, bsize } = await statfs(dir)
    if (bavail * bsize >= leastSpace) return null
    return `The disk of DATA_DIR is nearly full: ${Math.floor((bavail * bsize) / 2 ** 20)} MiB are free.`
  } catch (error) {
    return `DATA_DIR cannot be written: ${error instanceof Error ? error.message : error}`
  }
}
