import type { Actor } from '../access/actor.ts'
import { actorOfRequest } from '../access/request.ts'
import { problemResponse } from './problem.ts'

/** What a route handler gets as its second argument. */
export type RouteContext<P> = { params: Promise<P> }

/**
 * A route handler in the name of whoever asks: finds out who that is, and turns whatever is thrown
 * into a problem document.
 */
export function handle<P>(
  answer: (input: { actor: Actor; request: Request; params: P }) => Promise<Response>,
) {
  return async (request: Request, context: RouteContext<P>): Promise<Response> => {
    try {
      const actor = await actorOfRequest(request)
      return await answer({ actor, request, params: await context.params })
    } catch (error) {
      return problemResponse(error, request)
    }
  }
}

/** An answer in JSON that no cache keeps. */
export function json(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}
