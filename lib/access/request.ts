import { Forbidden, Unauthenticated } from '../errors.ts'
import type { Actor } from './actor.ts'
import { actorOfToken } from './api-tokens.ts'
import { countAttempt, perToken } from './attempts.ts'
import { momentCookie, readingAt, requirePresent } from './past.ts'
import { sessionCookieName, unsealSession } from './session-token.ts'
import { actorOfSession } from './sessions.ts'

/**
 * Who acts by a request to a route handler: by bearer token, else by session cookie. Throws
 * Unauthenticated without a good one, Forbidden when a token's scope doesn't cover the request or
 * a change by cookie was not asked for by a page of this application or while reading the past,
 * TooMany above a token's rate.
 */
export async function actorOfRequest(request: Request): Promise<Actor> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) return byToken(request, authorization)
  const sessionId = await unsealSession(cookieOf(request, sessionCookieName()))
  const signedIn = sessionId ? await actorOfSession(sessionId) : null
  if (!signedIn) throw new Unauthenticated()
  const actor = await readingAt(signedIn, cookieOf(request, momentCookie))
  if (isReading(request)) return actor
  if (!isOwnPage(request))
    throw new Forbidden('A change by a signed-in browser has to come from a page of Plumbline.')
  requirePresent(actor)
  return actor
}

async function byToken(request: Request, authorization: string): Promise<Actor> {
  const [, token] = /^Bearer ([\w-]+)$/i.exec(authorization.trim()) ?? []
  const found = token ? await actorOfToken(token) : null
  if (!found) throw new Unauthenticated('This API token is unknown, revoked or over.')
  await countAttempt(`api:${found.tokenId}`, perToken)
  if (!covers(found.scope, request)) {
    throw new Forbidden(`This API token's scope is "${found.scope}", which does not cover this.`)
  }
  return found.actor
}

function covers(scope: string, request: Request): boolean {
  if (scope === 'all') return true
  if (scope === 'read') return isReading(request)
  const { pathname } = new URL(request.url)
  return scope === 'readings' && request.method === 'POST' && /\/(readings|events)$/.test(pathname)
}

function isReading(request: Request): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
}

/** Browsers name the page a request comes from; neither header can be set by a script. */
function isOwnPage(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const part of request.headers.get('cookie')?.split(';') ?? []) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return decoded(value.join('='))
  }
  return undefined
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch (error) {
    if (error instanceof URIError) return value
    throw error
  }
}
