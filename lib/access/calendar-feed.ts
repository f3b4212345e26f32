import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Actor } from './actor.ts'
import { networkOf } from './address.ts'
import { countAttempt, perAddress, perFeed } from './attempts.ts'
import { dropSecrets, hashOfSecret, issueSecret } from './one-time.ts'
import { actorOfAccount } from './sessions.ts'

/** A new secret for the person's own feed, shown once and kept as a hash; the one before ends. */
export function renewFeed(actor: Actor): Promise<string> {
  return db().$transaction(async (tx) => {
    await dropSecrets(tx, 'calendar', [actor.id])
    return issueSecret(tx, { kind: 'calendar', subjectId: actor.id, expiresAt: null })
  })
}

/** Nobody reads the person's feed any longer. */
export function revokeFeed(actor: Actor): Promise<void> {
  return db().$transaction((tx) => dropSecrets(tx, 'calendar', [actor.id]))
}

/** Whether the person has a feed, and when it was last read; null without one. */
export function readFeed(actor: Actor): Promise<{ usedAt: Date | null } | null> {
  return db().secret.findFirst({
    where: { kind: 'calendar', subjectId: actor.id },
    select: { usedAt: true },
  })
}

/**
 * Whose feed a secret opens; null when it is unknown or was ended, or the account may not be used.
 * Throws TooMany above the rate of a feed, or of wrong secrets from one address.
 */
export async function actorOfFeed(secret: string, address: string): Promise<Actor | null> {
  const sql = sqlOf(pool())
  const hash = hashOfSecret(secret)
  const [found] = await sql<{ userId: string }>(
    `SELECT "subjectId" AS "userId" FROM secrets WHERE hash = $1 AND kind = 'calendar'`,
    [hash],
  )
  const actor = found && (await actorOfAccount({ id: found.userId }, 'api'))
  if (!actor) {
    await countAttempt(`calendar:${networkOf(address)}`, perAddress)
    return null
  }
  await countAttempt(`feed:${actor.id}`, perFeed)
  await sql(
    `UPDATE secrets SET "usedAt" = now()
     WHERE hash = $1 AND coalesce("usedAt" < now() - interval '1 minute', TRUE)`,
    [hash],
  )
  return actor
}
