import { statfs } from 'node:fs/promises'
import { dayInWords } from '../calendar.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import type { Tone } from '../fields/field.ts'
import type { Health } from '../health.ts'
import type { Actor } from './actor.ts'
import { requirePermission } from './reach.ts'

/** One thing an administrator looks at. */
export type Fact = { label: string; value: string; tone?: Tone; help?: string }

const gibibyte = 2 ** 30
/** Less free space than this is said as something to do. */
const lowSpace = 5 * gibibyte

/** What this copy runs on and how it stands, for administrators; throws Forbidden for others. */
export async function installationFacts(actor: Actor, health: Health): Promise<Fact[]> {
  requirePermission(actor, 'users.manage', 'see how the installation stands')
  const { DATA_DIR, FILES, SMTP_URL, PUBLIC_URL } = env()
  const standing: Fact =
    health.status === 'ok'
      ? { label: 'Can it work', value: 'yes', tone: 'met' }
      : { label: 'Can it work', value: 'no', tone: 'bad', help: health.reason }
  const { bavail, bsize } = await statfs(DATA_DIR)
  const free = bavail * bsize
  const inDatabase = health.status === 'ok' ? await databaseFacts(health) : []
  return [
    standing,
    { label: 'Plumbline', value: health.version },
    { label: 'Node', value: process.versions.node },
    ...inDatabase,
    {
      label: 'Free space in DATA_DIR',
      value: `${(free / gibibyte).toFixed(1)} GiB`,
      ...(free < lowSpace && {
        tone: 'due' as const,
        help: 'Make room: without it nothing is written any more.',
      }),
    },
    { label: 'Files', value: FILES?.startsWith('s3:') ? FILES : 'in DATA_DIR' },
    SMTP_URL
      ? { label: 'Mail', value: 'set up', tone: 'met' }
      : {
          label: 'Mail',
          value: 'not set up',
          tone: 'due',
          help: 'SMTP_URL is not set: reminders stand in the application alone, and links for passwords are passed on by hand.',
        },
    PUBLIC_URL
      ? { label: 'Address', value: PUBLIC_URL }
      : {
          label: 'Address',
          value: 'not set',
          tone: 'due',
          help: 'PUBLIC_URL is not set: links in mails and secure cookies need it.',
        },
  ]
}

async function databaseFacts({
  migrations,
  auditSeq,
}: Extract<Health, { status: 'ok' }>): Promise<Fact[]> {
  const [row] = await sqlOf(pool())<{ version: string; size: number; told: string | null }>(
    `SELECT current_setting('server_version') AS version,
       pg_database_size(current_database())::float8 AS size,
       (SELECT max(day) FROM reminder_days) AS told`,
  )
  if (!row) return []
  return [
    { label: 'PostgreSQL', value: row.version },
    {
      label: 'Database',
      value: `${(row.size / 2 ** 20).toFixed(0)} MiB, ${migrations} migrations`,
    },
    { label: 'Audit trail', value: `${auditSeq.toLocaleString('en')} events` },
    {
      label: 'Reminders last told',
      value: row.told ? dayInWords(row.told) : 'not yet',
      help: 'Each morning from seven on, in the organisation’s time zone.',
    },
  ]
}
