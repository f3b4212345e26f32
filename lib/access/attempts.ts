import { createHmac, randomBytes } from 'node:crypto'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { TooMany } from '../errors.ts'

/** So many tries in so many seconds, by whatever copy of the application they come in. */
export type Limit = { tries: number; seconds: number }

/** Sign-in, links and set-up from one address; a person who mistypes stays far below it. */
export const perAddress: Limit = { tries: 60, seconds: 15 * 60 }
/** Calls with one API token. */
export const perToken: Limit = { tries: 1_200, seconds: 60 }
/** Concerns from one address, and tries to come back to one. */
export const perReporter: Limit = { tries: 5, seconds: 3600 }
export const perFollower: Limit = { tries: 20, seconds: 15 * 60 }
/** Concerns from everywhere: far more than an organisation gets, far less than a flood. */
export const perForm: Limit = { tries: 200, seconds: 3600 }
/** Tries of a passphrase on one concern, and messages to it. */
export const perConcern: Limit = { tries: 15, seconds: 3600 }

/** Made with each start and kept nowhere, so that nobody finds out later what was counted under. */
const ofThisProcess = randomBytes(32)

/** What tries are counted under where the network address must not be known afterwards. */
export function unnamed(network: string): string {
  return createHmac('sha256', ofThisProcess).update(network).digest('base64url')
}
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
