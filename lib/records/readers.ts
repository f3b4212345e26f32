import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { isAudience } from '../documents/audience.ts'

/** Somebody with an account that can sign in. */
export type Reader = { id: string; name: string }

/** The people who are asked to acknowledge a document with this audience, by name (7.3). */
export async function readersAsked(audience: readonly string[]): Promise<Reader[]> {
  if (audience.length === 0) return []
  const users = await sqlOf(pool())<Reader & { roles: string[] }>(
    `SELECT id::text, name, roles FROM users
     WHERE "disabledAt" IS NULL AND ("accessEndsAt" IS NULL OR "accessEndsAt" > now())
     ORDER BY lower(name), id`,
  )
  return users.filter((user) => isAudience(audience, user)).map(({ id, name }) => ({ id, name }))
}
