import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from './actor.ts'
import { isSetUp } from './organisation.ts'
import { momentCookie, readingAt } from './past.ts'
import {
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  unsealSession,
} from './session-token.ts'
import { actorOfSession, endSession } from './sessions.ts'

/** Header in which `proxy.ts` hands on the path that was asked for. */
export const pathHeader = 'x-plumbline-path'

/** The id of the session that the browser's cookie names; null without one that we sealed. */
export const sessionIdOrNull = cache(async (): Promise<string | null> => {
  return unsealSession((await cookies()).get(sessionCookieName())?.value)
})

/** Who is signed in, asked once per request; null when nobody is. For pages and server actions. */
export const actorOrNull = cache(async (): Promise<Actor | null> => {
  const sessionId = await sessionIdOrNull()
  const actor = sessionId ? await actorOfSession(sessionId) : null
  return actor && readingAt(actor, (await cookies()).get(momentCookie)?.value)
})

/** Who is signed in; sends everybody else to sign in and back here, or to the first set-up. */
export async function requireActor(): Promise<Actor> {
  const actor = await actorOrNull()
  if (actor) return actor
  if (!(await isSetUp())) redirect('/set-up')
  const path = (await headers()).get(pathHeader)
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in')
}

/** Gives the browser the cookie of a session; in a server action or route handler only. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const store = await cookies()
  store.set(sessionCookieName(), await sealSession(sessionId), sessionCookieOptions())
}

/** Ends the browser's session here and in the table; in a server action or route handler only. */
export async function signOut(): Promise<void> {
  const sessionId = await sessionIdOrNull()
  const actor = await actorOrNull()
  if (actor && sessionId) await endSession(actor.id, sessionId)
  const store = await cookies()
  store.delete({ name: sessionCookieName(), path: '/' })
  // Whoever signs in here next reads the present.
  store.delete(momentCookie)
}
