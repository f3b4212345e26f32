import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Invalid, TooMany } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import { log } from '../log.ts'
import { networkOf } from './address.ts'
import { countAttempt, perAddress } from './attempts.ts'
import { hashPassword, isOutdated, isPassword, pretendToCompare } from './password.ts'
import { openSession } from './sessions.ts'
import { noteRefusal, type RefusalReason } from './sign-in-refusals.ts'

/** Wrong passwords in a row that close an account for a while. */
const failuresAllowed = 5

/** The one answer to every failed sign-in: it doesn't tell which accounts exist or are closed. */
export const signInRefused =
  'This e-mail address and password do not fit together. After five wrong passwords an account is closed for 15 minutes, then for longer.'

type Given = { email: string; password: string; address: string; userAgent: string }

/**
 * Signs a person in by e-mail and password and answers the new session's id. Throws Invalid with
 * the same sentence whatever was wrong (the administrator is told what), TooMany when the address
 * tried too often. Tries are counted before they are compared, so many at once are not more than five.
 */
export async function signIn({ email, password, address, userAgent }: Given): Promise<string> {
  const network = networkOf(address)
  const refuse = async (reason: RefusalReason) => {
    log().warn({ email, address, reason }, 'sign-in refused')
    await noteRefusal({ email, address, reason })
  }
  await countAttempt(`sign-in:${network}`, perAddress).catch(async (error: unknown) => {
    if (error instanceof TooMany) await refuse('too-many')
    throw error
  })
  const account = isStorable(email) ? await accountOf(email.trim().toLowerCase()) : null
  const refusal = account ? await refusalOf(account, password) : await unknown(password, network)
  if (!account || refusal) {
    await refuse(refusal ?? 'no-account')
    throw new Invalid({ '': signInRefused })
  }
  await noteSuccess(account, password)
  return openSession(account.id, userAgent)
}

type Account = {
  id: string
  passwordHash: string | null
  disabled: boolean
  ended: boolean
}

async function accountOf(email: string): Promise<Account | null> {
  const [account] = await sqlOf(pool())<Account>(
    `SELECT u.id, c."passwordHash", u."disabledAt" IS NOT NULL AS disabled,
            coalesce(u."accessEndsAt" <= now(), FALSE) AS ended
     FROM users u LEFT JOIN credentials c ON c."userId" = u.id WHERE u.email = $1`,
    [email],
  )
  return account ?? null
}

/** Writes once and compares once, as an attempt on a real account does: the time tells nothing. */
async function unknown(password: string, network: string): Promise<RefusalReason> {
  await countAttempt(`sign-in-unknown:${network}`, perAddress)
  await pretendToCompare(password)
  return 'no-account'
}

/** Why the sign-in is refused; null when it is not. */
async function refusalOf(account: Account, password: string): Promise<RefusalReason | null> {
  if (!account.passwordHash) {
    await pretendToCompare(password)
    return 'no-password'
  }
  const counted = await countFailure(account.id)
  const fits = await isPassword(password, account.passwordHash)
  if (!counted) return 'closed'
  if (!fits) return 'wrong-password'
  if (account.disabled) return 'disabled'
  return account.ended ? 'ended' : null
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

async function noteSuccess(account: Account, password: string) {
  await db().credential.update({
    where: { userId: account.id },
    data: { failures: 0, lockedUntil: null },
  })
  if (!account.passwordHash || !isOutdated(account.passwordHash)) return
  const passwordHash = await hashPassword(password)
  await db().credential.update({ where: { userId: account.id }, data: { passwordHash } })
}
