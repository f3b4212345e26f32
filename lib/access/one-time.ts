import { createHash, randomBytes } from 'node:crypto'
import { db, type Tx } from '../db/client.ts'

/** What a secret opens: joining, a new password, the API, or a calendar feed. */
export type SecretKind = 'invitation' | 'password-reset' | 'api-token' | 'calendar'

/**
 * A new secret of 256 random bits for `subjectId`. Only its SHA-256 is kept: who loses the answer
 * asks for a new one. `expiresAt` null means that it lasts until it is revoked.
 */
export async function issueSecret(
  tx: Tx,
  secret: { kind: SecretKind; subjectId: string; expiresAt: Date | null },
): Promise<string> {
  const token = `${secret.kind === 'api-token' ? 'plb_' : ''}${randomBytes(32).toString('base64url')}`
  await tx.secret.create({ data: { ...secret, hash: hashOfSecret(token) } })
  return token
}

/** Whom a secret is for, while it is good; null otherwise. It stays good. */
export async function subjectOfSecret(kind: SecretKind, token: string): Promise<string | null> {
  const found = await db().secret.findUnique({ where: { hash: hashOfSecret(token) } })
  const good = found?.kind === kind && (found.expiresAt === null || found.expiresAt > new Date())
  return good ? found.subjectId : null
}

/** Takes a secret for good: of two at once, one gets its subject and the other gets null. */
export async function redeemSecret(
  tx: Tx,
  kind: SecretKind,
  token: string,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ subjectId: string; good: boolean }[]>`
    DELETE FROM secrets WHERE hash = ${hashOfSecret(token)} AND kind = ${kind}
    RETURNING "subjectId", "expiresAt" IS NULL OR "expiresAt" > now() AS good`
  return rows[0]?.good ? rows[0].subjectId : null
}

/** No secret of this kind opens anything for these subjects any longer. */
export async function dropSecrets(tx: Tx, kind: SecretKind, subjectIds: string[]): Promise<void> {
  await tx.secret.deleteMany({ where: { kind, subjectId: { in: subjectIds } } })
}

/** How a secret is kept: lower-case hex of its SHA-256 (256 random bits need no slow hash). */
export function hashOfSecret(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}
