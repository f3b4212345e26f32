import { readOrganisation } from '../access/organisation.ts'
import { takeCheckpoint } from '../audit-trail/checkpoint.ts'
import { signer } from '../audit-trail/signer.ts'
import { dayIn } from '../calendar.ts'
import { now, today } from '../clock.ts'
import { db } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'

/**
 * Takes the checkpoint of the days gone by, in the organisation's time zone, and addresses it to each
 * witness: if something happened on them that no daily checkpoint holds yet, time stamps apart. Asked
 * at any time, by any number of copies, it is taken once.
 */
export async function takeDailyCheckpoint(): Promise<boolean> {
  const [{ timeZone }, key] = await Promise.all([readOrganisation(), signer()])
  return db().$transaction(async (tx) => {
    const sql = sqlOf(tx)
    await sql('SELECT 1 AS locked FROM audit_head FOR UPDATE')
    const [first] = await sql<{ at: string }>(
      `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM audit_events
       WHERE seq >= (SELECT coalesce(max(size), 0) FROM audit_checkpoints WHERE reason = 'daily')
         AND register <> 'time-stamps'
       ORDER BY seq LIMIT 1`,
    )
    if (!first || dayIn(timeZone, new Date(first.at)) >= today(timeZone)) return false
    const { size } = await takeCheckpoint(sql, key, 'daily')
    await sql(
      `INSERT INTO checkpoint_deliveries (id, size, key, "witnessId", "nextAt")
       SELECT gen_random_uuid(), $1::bigint, $2, id, $3::timestamptz FROM witnesses
       WHERE "endedAt" IS NULL ON CONFLICT DO NOTHING`,
      [String(size), key.fingerprint, now().toISOString()],
    )
    return true
  })
}
