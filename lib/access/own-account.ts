import { now } from '../clock.ts'
import { db, type Tx } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { Invalid } from '../errors.ts'
import type { Actor } from './actor.ts'
import { networkOf } from './address.ts'
import { countAttempt, perAddress } from './attempts.ts'
import { linkIsOver } from './link-is-over.ts'
import { redeemSecret, subjectOfSecret } from './one-time.ts'
import { hashPassword, isPassword } from './password.ts'
import { passwordProblem } from './password-rules.ts'
import { endSessionsOf } from './sessions.ts'
import { isTimeZone } from './time-zone.ts'

/** Changes the person's own name and time zone; throws Invalid at the field. */
export async function saveProfile(actor: Actor, given: { name: string; timeZone: string }) {
  const name = given.name.trim()
  if (!name) throw new Invalid({ name: 'Enter your name.' })
  if (!isTimeZone(given.timeZone)) throw new Invalid({ timeZone: 'Choose a time zone.' })
  await governed(actor, { action: 'user.change-profile' }, (tx) =>
    tx.user.update({
      where: { id: actor.id },
      data: { name, timeZone: given.timeZone, updatedAt: now() },
    }),
  )
}

/** Changes the person's own password and ends their other sessions; throws Invalid at the field. */
export async function changePassword(
  actor: Actor,
  given: { current: string; password: string; sessionId: string },
): Promise<void> {
  await countAttempt(`password:${actor.id}`, { tries: 10, seconds: 900 })
  const present = await db().credential.findUniqueOrThrow({ where: { userId: actor.id } })
  if (!(await isPassword(given.current, present.passwordHash))) {
    throw new Invalid({ current: 'This is not your present password.' })
  }
  const problem = passwordProblem(given.password, actor)
  if (problem) throw new Invalid({ password: problem })
  const passwordHash = await hashPassword(given.password)
  await db().$transaction((tx) => keepHash(tx, actor.id, passwordHash))
  await endSessionsOf(actor.id, given.sessionId)
}

/** Whose new password a link is for, while it works; null otherwise. */
export async function readPasswordLink(secret: string) {
  const id = await subjectOfSecret('password-reset', secret)
  return id ? db().user.findUnique({ where: { id }, select: { name: true, email: true } }) : null
}

/**
 * Sets the password by a one-time link, ends every session and opens a closed account; answers the
 * person's id. Throws Invalid when the link does not work or the password is too weak.
 */
export async function setPasswordByLink(
  secret: string,
  given: { password: string; address: string },
): Promise<string> {
  await countAttempt(`link:${networkOf(given.address)}`, perAddress)
  const person = await readPasswordLink(secret)
  if (!person) throw new Invalid({ '': linkIsOver })
  const problem = passwordProblem(given.password, person)
  if (problem) throw new Invalid({ password: problem })
  const passwordHash = await hashPassword(given.password)
  return db().$transaction(async (tx) => {
    const userId = await redeemSecret(tx, 'password-reset', secret)
    if (!userId) throw new Invalid({ '': linkIsOver })
    await keepHash(tx, userId, passwordHash)
    await tx.session.deleteMany({ where: { userId } })
    return userId
  })
}

async function keepHash(tx: Tx, userId: string, passwordHash: string) {
  await tx.credential.upsert({
    where: { userId },
    create: { userId, passwordHash },
    update: { passwordHash, failures: 0, lockedUntil: null },
  })
}
