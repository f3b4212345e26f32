import * as rest from '../../app/api/v1/[...rest]/route.ts'
import * as transition from '../../app/api/v1/[register]/[id]/[transition]/route.ts'
import * as archive from '../../app/api/v1/[register]/[id]/archive/route.ts'
import * as comments from '../../app/api/v1/[register]/[id]/comments/route.ts'
import * as history from '../../app/api/v1/[register]/[id]/history/route.ts'
import * as links from '../../app/api/v1/[register]/[id]/links/route.ts'
import * as restore from '../../app/api/v1/[register]/[id]/restore/route.ts'
import * as record from '../../app/api/v1/[register]/[id]/route.ts'
import * as list from '../../app/api/v1/[register]/route.ts'
import * as timeline from '../../app/api/v1/incidents/[id]/timeline/route.ts'
import * as readings from '../../app/api/v1/monitors/[id]/readings/route.ts'
import * as events from '../../app/api/v1/oversight/[id]/events/route.ts'
import type { Actor } from '../../lib/access/actor.ts'
import { createApiToken } from '../../lib/access/api-tokens.ts'
import type { TokenScope } from '../../lib/access/token-scopes.ts'

type Handlers = Record<string, unknown>
type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

export type Answer = {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers of every shape
  body: any
}

export type Ask = {
  method?: string
  body?: unknown
  /** A body as it is, not as JSON. */
  raw?: BodyInit
  headers?: Record<string, string>
}

const tokens = new Map<string, Promise<string>>()

/** The API as a person's program sees it, through the very route handlers. */
export function apiOf(actor: Actor | null, scope: TokenScope = 'all') {
  return async (
    path: string,
    { method = 'GET', body, raw, headers = {} }: Ask = {},
  ): Promise<Answer> => {
    const url = new URL(`/api/v1${path}`, 'http://plumbline.test')
    const [handlers, params] = routeOf(url.pathname.split('/').slice(3).map(decodeURIComponent))
    const given = new Headers(headers)
    if (actor) given.set('authorization', `Bearer ${await tokenOf(actor, scope)}`)
    if (body !== undefined && !given.has('content-type'))
      given.set('content-type', 'application/json')
    const content = raw ?? (body === undefined ? null : JSON.stringify(body))
    const request = new Request(url, { method, headers: given, body: content })
    const handler = handlers[method] as Handler | undefined
    if (!handler) return { status: 405, headers: new Headers(), body: null }
    const response = await handler(request, { params: Promise.resolve(params) })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text ? JSON.parse(text) : null,
    }
  }
}

/** A token of the person, made once. */
export function tokenOf(actor: Actor, scope: TokenScope = 'all'): Promise<string> {
  const key = `${actor.id} ${scope}`
  const known =
    tokens.get(key) ??
    createApiToken(actor, { name: scope, scope, expiresAt: null }).then(({ token }) => token)
  tokens.set(key, known)
  return known
}

/** As the router picks: a name of its own before a parameter. */
function routeOf(parts: string[]): [Handlers, Record<string, unknown>] {
  const [register = '', id = '', step = ''] = parts
  if (parts.length === 1) return [list, { register }]
  if (parts.length === 2) return [record, { register, id }]
  if (parts.length === 3 && register === 'monitors' && step === 'readings')
    return [readings, { id }]
  if (parts.length === 3 && register === 'incidents' && step === 'timeline')
    return [timeline, { id }]
  if (parts.length === 3 && register === 'oversight' && step === 'events') return [events, { id }]
  const named = new Map<string, Handlers>(
    Object.entries({ archive, comments, history, links, restore }),
  )
  if (parts.length === 3) return [named.get(step) ?? transition, { register, id, transition: step }]
  return [rest, { rest: parts }]
}
