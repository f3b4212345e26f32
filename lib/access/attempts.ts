import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { TooMany } from '../errors.ts'

/** So many tries in so many seconds, by whatever copy of the application they come in. */
export type Limit = { tries: number; seconds: number }

/** Sign-in, links and set-up from one address; a person who mistypes stays far below it. */
export const perAddress: Limit = { tries: 60, seconds: 15 * 60 }
/** Calls with one API token. */
export const perToken: Limit = { tries: 1_200, seconds: 60 }
/** Fetches of one calendar feed; programs ask every few minutes at most. */
export const perFeed: Limit = { tries: 120, seconds: 3_600 }

/**
 * Counts one more try under `key`; throws TooMany, with the seconds to wait, above the limit. The
 * count starts again when its time is over.
 */
export async function countAttempt(key: string, limit: Limit): Promise<void> {
  const sql = sqlOf(pool())
  const [row] = await sql<{ count: number; wait: number }>(
    `INSERT INTO attempts AS a (key, count, "endsAt")
     VALUES ($1, 1, now() + make_interval(secs => $2::int))
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN a."endsAt" <= now() THEN 1 ELSE a.count + 1 END,
       "endsAt" = CASE WHEN a."endsAt" <= now() THEN excluded."endsAt" ELSE a."endsAt" END
     RETURNING count, ceil(extract(epoch FROM "endsAt" - now()))::int AS wait`,
    [key, limit.seconds],
  )
  if (row && row.count > limit.tries) throw new TooMany(row.wait)
}

/** Removes counts whose time is over. */
export async function forgetOldAttempts(): Promise<void> {
  await sqlOf(pool())('DELETE FROM attempts WHERE "endsAt" < now()')
}
