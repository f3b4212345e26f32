import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { hashPassword, isOutdated, isPassword, pretendToCompare } from './password.ts'

/** Wrong passwords in a row that close an account for a while. */
const failuresAllowed = 5

type Account = { id: string; passwordHash: string | null }

/** Why a password was not taken. */
export type PasswordRefusal = 'no-password' | 'closed' | 'wrong-password'

/**
 * Whether it is the account's password: null if so, why not otherwise. Counted before it is compared,
 * so that many tries at once are not more than five; whoever takes it says so by `noteSuccess`.
 */
export async function tryPassword(
  account: Account,
  password: string,
): Promise<PasswordRefusal | null> {
  if (!account.passwordHash) {
    await pretendToCompare(password)
    return 'no-password'
  }
  const counted = await countFailure(account.id)
  const fits = await isPassword(password, account.passwordHash)
  if (!counted) return 'closed'
  return fits ? null : 'wrong-password'
}

/** Takes the counted failures back, and keeps the password by today's effort. */
export async function noteSuccess(account: Account, password: string): Promise<void> {
  await db().credential.update({
    where: { userId: account.id },
    data: { failures: 0, lockedUntil: null },
  })
  if (!account.passwordHash || !isOutdated(account.passwordHash)) return
  const passwordHash = await hashPassword(password)
  await db().credential.update({ where: { userId: account.id }, data: { passwordHash } })
}

/** Counts a failure beforehand (success takes it back); false while the account is closed. */
async function countFailure(userId: string): Promise<boolean> {
  const rows = await sqlOf(pool())(
    `UPDATE credentials SET failures = failures + 1, "updatedAt" = now(),
       "lockedUntil" = CASE WHEN failures + 1 < $2::int THEN NULL
         ELSE now() + least(power(2, failures + 1 - $2::int), 16) * interval '15 minutes' END
     WHERE "userId" = $1::uuid AND ("lockedUntil" IS NULL OR "lockedUntil" <= now())
     RETURNING failures`,
    [userId, failuresAllowed],
  )
  return rows.length > 0
}
