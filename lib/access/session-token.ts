import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { decode, encode } from 'next-auth/jwt'
import { env } from '../env.ts'
import { keyFile } from './key-file.ts'

/** A session lasts so long after sign-in, in seconds; see `sessions.ts` for the time without use. */
export const longestSession = 7 * 24 * 3600

/** The secret that seals session cookies; made at the first start, shared by copies of a DATA_DIR. */
export function sessionKey(): string {
  const path = join(env().DATA_DIR, 'secrets', 'session.key')
  return keyFile(path, () => randomBytes(48).toString('base64url')).toString('utf8')
}

/** Whether people reach this installation by https, so that cookies are for https alone. */
export function isSecure(): boolean {
  return env().PUBLIC_URL?.startsWith('https:') ?? false
}

/** Name of the session cookie, as next-auth has it. */
export function sessionCookieName(): string {
  return `${isSecure() ? '__Secure-' : ''}next-auth.session-token`
}

/** How the session cookie is set: not for scripts, not sent along from other sites' forms. */
export function sessionCookieOptions() {
  return {
    httpOnly: true,
    sameSite: 'lax' as const,
    path: '/',
    secure: isSecure(),
    maxAge: longestSession,
  }
}

/** The session's id, sealed (next-auth's encrypted JWT); whether it still lasts, the table says. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: sessionKey(), maxAge: longestSession })
}

/** The session's id from a cookie; null for anything that this installation did not seal. */
export async function unsealSession(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: sessionKey() }).catch(notOurs)
  return typeof token?.sid === 'string' ? token.sid : null
}

/** Forged, expired or of another installation: nobody is signed in by it. */
function notOurs(): null {
  return null
}
