import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Invalid, TooMany } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import { log } from '../log.ts'
import { networkOf } from './address.ts'
import { countAttempt, perAddress } from './attempts.ts'
import { pretendToCompare } from './password.ts'
import { noteSuccess, tryPassword } from './password-tries.ts'
import { openSession } from './sessions.ts'
import { noteRefusal, type RefusalReason } from './sign-in-refusals.ts'

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
  const refusal = await tryPassword(account, password)
  if (refusal) return refusal
  if (account.disabled) return 'disabled'
  return account.ended ? 'ended' : null
}
