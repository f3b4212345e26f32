import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * Puts the security headers on every page: scripts and style sheets run only with the nonce of this
 * very answer. Next.js takes the nonce from the request's policy, the layout from `x-nonce`.
 * Hands on the path that was asked for, so that sign-in can lead back to it.
 */
export function proxy(request: NextRequest) {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-plumbline-path', pathOf(request))
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('x-frame-options', 'DENY')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  response.headers.set(
    'permissions-policy',
    'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  )
  if (process.env.PUBLIC_URL?.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000')
  }
  return response
}

/**
 * Pages only. A body that passes here is buffered and cut at 10 MB, so nothing under `/api` does:
 * uploads are streamed there, and route handlers answer for themselves.
 */
export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|favicon.ico|icon.svg).*)'],
}

function contentSecurityPolicy(nonce: string): string {
  const styles = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src-elem ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // Not left to script-src: where that trusts by nonce, a worker could not be started.
    "worker-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function pathOf({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.searchParams)
  query.delete('_rsc')
  return query.size ? `${nextUrl.pathname}?${query}` : nextUrl.pathname
}
