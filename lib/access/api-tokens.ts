import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { newId } from '../db/new-id.ts'
import { sqlOf } from '../db/sql.ts'
import { Invalid, NotFound } from '../errors.ts'
import type { Actor } from './actor.ts'
import { dropSecrets, hashOfSecret, issueSecret } from './one-time.ts'
import { hasPermission } from './reach.ts'
import { actorOfAccount } from './sessions.ts'
import type { TokenScope } from './token-scopes.ts'

export type ListedToken = {
  id: string
  name: string
  scope: TokenScope
  owner: string
  createdAt: Date
  expiresAt: Date | null
  usedAt: Date | null
}

/** A new token in the person's own name; the answer's `token` is shown once and kept nowhere. */
export async function createApiToken(
  actor: Actor,
  given: { name: string; scope: TokenScope; expiresAt: Date | null },
): Promise<{ id: string; token: string }> {
  const name = given.name.trim()
  if (!name) throw new Invalid({ name: 'Name what will use the token.' })
  if (given.expiresAt && given.expiresAt <= now()) {
    throw new Invalid({ expiresAt: 'Choose a day in the future.' })
  }
  return governed(actor, { action: 'api-token.create' }, async (tx, sql) => {
    const id = await newId(sql)
    const { scope, expiresAt } = given
    await tx.apiToken.create({
      data: { id, userId: actor.id, name, scope, expiresAt, createdAt: now() },
    })
    return { id, token: await issueSecret(tx, { kind: 'api-token', subjectId: id, expiresAt }) }
  })
}

/** Tokens that still work: the person's own, and everybody's for who manages users. */
export async function listApiTokens(actor: Actor): Promise<ListedToken[]> {
  return sqlOf(pool())<ListedToken>(
    `SELECT t.id, t.name, t.scope, u.name AS owner, t."createdAt", t."expiresAt", s."usedAt"
     FROM api_tokens t JOIN users u ON u.id = t."userId" JOIN secrets s ON s."subjectId" = t.id
     WHERE t."revokedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > now())
       AND ($2::boolean OR t."userId" = $1::uuid)
     ORDER BY t."createdAt" DESC, t.id`,
    [actor.id, hasPermission(actor, 'users.manage')],
  )
}

/** A token stops working; throws NotFound unless it is the person's own or they manage users. */
export async function revokeApiToken(actor: Actor, id: string): Promise<void> {
  const whose = hasPermission(actor, 'users.manage') ? {} : { userId: actor.id }
  await governed(actor, { action: 'api-token.revoke' }, async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id, revokedAt: null, ...whose },
      data: { revokedAt: now() },
    })
    if (count === 0) throw new NotFound()
    await dropSecrets(tx, 'api-token', [id])
  })
}

/** Who acts by a bearer token, and within what; null when it is unknown, revoked, over, or its person may not sign in. */
export async function actorOfToken(
  token: string,
): Promise<{ actor: Actor; scope: string; tokenId: string } | null> {
  const sql = sqlOf(pool())
  const hash = hashOfSecret(token)
  const [found] = await sql<{ id: string; userId: string; scope: string; stale: boolean }>(
    `SELECT t.id, t."userId", t.scope, coalesce(s."usedAt" < now() - interval '1 minute', TRUE) AS stale
     FROM secrets s JOIN api_tokens t ON t.id = s."subjectId"
     WHERE s.hash = $1 AND s.kind = 'api-token' AND t."revokedAt" IS NULL
       AND (s."expiresAt" IS NULL OR s."expiresAt" > now())`,
    [hash],
  )
  const actor = found && (await actorOfAccount({ id: found.userId }, 'api'))
  if (!found || !actor) return null
  if (found.stale) await sql('UPDATE secrets SET "usedAt" = now() WHERE hash = $1', [hash])
  return { actor, scope: found.scope, tokenId: found.id }
}
