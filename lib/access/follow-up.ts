import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { isSecure, sessionKey } from './session-token.ts'

/** A concern stays open in its reporter's browser so long after they came back or wrote, in seconds. */
const longestFollowUp = 30 * 60
const cookieName = 'plumbline-concern'
/** Another key than that of sessions: neither cookie opens what the other one does. */
const salt = 'concern'
const place = { name: cookieName, path: '/concern' }

/** Opens a concern in this browser, on the pages of concerns only; in a server action only. */
export async function openFollowUp(concernId: string): Promise<void> {
  const token = { concern: concernId }
  const sealed = await encode({ token, secret: sessionKey(), salt, maxAge: longestFollowUp })
  ;(await cookies()).set({
    ...place,
    value: sealed,
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(),
    maxAge: longestFollowUp,
  })
}

/** The concern that is open in this browser, or null. */
export async function followedUp(): Promise<string | null> {
  const cookie = (await cookies()).get(cookieName)?.value
  if (!cookie) return null
  const token = await decode({ token: cookie, secret: sessionKey(), salt }).catch(notOurs)
  return typeof token?.concern === 'string' ? token.concern : null
}

/** Closes it; in a server action only. */
export async function closeFollowUp(): Promise<void> {
  ;(await cookies()).delete(place)
}

/** Forged, expired or of another installation. */
function notOurs(): null {
  return null
}
