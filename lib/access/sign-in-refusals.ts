import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Actor } from './actor.ts'
import { requirePermission } from './reach.ts'

/** Why a sign-in was refused, and what an administrator can do about it. */
export const refusalReasons = {
  'no-account': {
    says: 'No account has this e-mail address',
    does: 'Look whether the person was invited by another one, or invite them.',
  },
  'no-password': {
    says: 'The account has no password yet',
    does: 'Make a link for a new password and pass it on.',
  },
  'wrong-password': {
    says: 'Wrong password',
    does: 'If it is lost, make a link for a new password.',
  },
  closed: {
    says: 'Closed for a while after wrong passwords in a row',
    does: 'It opens by itself; with a link for a new password at once.',
  },
  disabled: {
    says: 'The account is disabled',
    does: 'Enable it if the person is to come in again.',
  },
  ended: {
    says: 'Access has ended',
    does: 'Set a later last day of access if the person is to come in again.',
  },
  'too-many': {
    says: 'Too many tries from this network address',
    does: 'It is let in again after 15 minutes at most.',
  },
} as const

export type RefusalReason = keyof typeof refusalReasons

/** Tries of one day with one e-mail address from one network address, refused for one reason. */
export type Refusal = {
  email: string
  address: string
  reason: RefusalReason
  times: number
  lastAt: Date
}

/** Refusals are forgotten after so many days. */
const keptDays = 30
const mostListed = 200

/** Keeps why a sign-in was refused. What is no e-mail address may be a password and is not kept. */
export async function noteRefusal({
  email,
  address,
  reason,
}: Pick<Refusal, 'email' | 'address' | 'reason'>): Promise<void> {
  const typed = email.trim().toLowerCase()
  const kept = /^[^\s@\0]+@[^\s@\0]+$/.test(typed) ? typed.slice(0, 320) : ''
  const at = now()
  await sqlOf(pool())(
    `INSERT INTO sign_in_refusals AS r (day, email, address, reason, times, "lastAt")
     VALUES ($1, $2, $3, $4, 1, $5::timestamptz)
     ON CONFLICT (day, email, address, reason) DO UPDATE SET times = r.times + 1, "lastAt" = excluded."lastAt"`,
    [at.toISOString().slice(0, 10), kept, address.slice(0, 100), reason, at],
  )
}

/** Refused sign-ins, the last first; throws Forbidden for whoever does not manage users. */
export async function listRefusals(actor: Actor, email?: string): Promise<Refusal[]> {
  requirePermission(actor, 'users.manage', 'see refused sign-ins')
  return sqlOf(pool())<Refusal>(
    `SELECT email, address, reason, times, "lastAt" FROM sign_in_refusals
     WHERE $1::text IS NULL OR email = $1 ORDER BY "lastAt" DESC LIMIT $2::int`,
    [email?.toLowerCase() ?? null, mostListed],
  )
}

/** Forgets refusals that are older than anybody asks about. */
export async function forgetOldRefusals(): Promise<void> {
  await sqlOf(pool())(
    `DELETE FROM sign_in_refusals WHERE "lastAt" < $1::timestamptz - $2::int * interval '1 day'`,
    [now(), keptDays],
  )
}
