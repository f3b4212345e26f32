import {
  Conflict,
  DatabaseUnavailable,
  ExpectedError,
  Invalid,
  TooMany,
  Unauthenticated,
} from '../errors.ts'
import { log } from '../log.ts'

/** A problem document of RFC 9457, with what our errors add to it. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  /** A sentence per field; '' is the record as a whole. */
  errors?: Record<string, string>
  /** The record as it is now, when it was changed meanwhile. */
  current?: Record<string, unknown>
  /** What to quote when reporting a defect; the log has it beside the cause. */
  reference?: string
}

/**
 * The answer to a request that failed. Expected errors say what the person can do; any other is
 * logged with a reference, and the answer holds the reference alone.
 */
export function problemResponse(error: unknown, request: Request): Response {
  const problem = problemOf(error, request)
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
  if (error instanceof TooMany) headers.set('retry-after', String(Math.ceil(error.retryAfter)))
  if (error instanceof Unauthenticated) headers.set('www-authenticate', 'Bearer realm="Plumbline"')
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}

function problemOf(error: unknown, request: Request): Problem {
  if (error instanceof ExpectedError) {
    return {
      type: typeOf(error.title),
      title: error.title,
      status: error.status,
      detail: error.message,
      ...(error instanceof Invalid ? { errors: error.problems } : {}),
      ...(error instanceof Conflict && error.current ? { current: error.current } : {}),
    }
  }
  const reference = crypto.randomUUID().slice(0, 8)
  const { pathname } = new URL(request.url)
  log().error({ error, reference, method: request.method, path: pathname }, 'request failed')
  const away = error instanceof DatabaseUnavailable
  const title = away ? 'Not available' : 'Unexpected error'
  return {
    type: typeOf(title),
    title,
    status: away ? 503 : 500,
    detail: `${away ? 'The database can’t be reached.' : 'Something went wrong here.'} Quote ${reference} when you report it.`,
    reference,
  }
}

function typeOf(title: string): string {
  return `urn:plumbline:problem:${title.toLowerCase().replaceAll(' ', '-')}`
}
