import { db } from '../db/client.ts'
import { Invalid } from '../errors.ts'
import { log } from '../log.ts'
import type { Actor } from './actor.ts'
import { noteSuccess, type PasswordRefusal, tryPassword } from './password-tries.ts'

/** What a decision is signed with: whoever is at the browser gives the password again. */
export type SignedWith = 'password' | 'token' | 'command'

const refusals: Record<PasswordRefusal, string> = {
  'wrong-password':
    'This is not your password. After five wrong ones your account is closed for 15 minutes, then for longer.',
  closed: 'Your account is closed for a while after too many wrong passwords. Sign later.',
  'no-password':
    'Your account has no password to sign with. An administrator can send you a link to set one.',
}

/**
 * Proves that whoever decides is the person they are signed in as: in the browser by the password, for
 * the API by its token, for commands by the right to run them. Throws Invalid for `password`; tries
 * count as those of signing in do, so that an open session does not help to guess it.
 */
export async function sign(actor: Actor, password: string | undefined): Promise<SignedWith> {
  if (actor.via === 'api') return 'token'
  if (actor.via === 'cli') return 'command'
  if (typeof password !== 'string' || password === '')
    throw new Invalid({ password: 'Enter your password: you sign with it.' })
  const credential = await db().credential.findUnique({ where: { userId: actor.id } })
  const account = { id: actor.id, passwordHash: credential?.passwordHash ?? null }
  const refusal = await tryPassword(account, password)
  if (refusal) {
    log().warn({ user: actor.id, reason: refusal }, 'signature refused')
    throw new Invalid({ password: refusals[refusal] })
  }
  await noteSuccess(account, password)
  return 'password'
}
