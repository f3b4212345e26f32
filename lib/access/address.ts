/**
 * The network address a request came from: what the nearest proxy (or Next.js itself) added last.
 * Earlier entries are whatever the client claims.
 */
export function addressOf(headers: Headers): string {
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded || 'unknown'
}

/** A path of this application to go on to, such as `/risks?state=open`; `/` for anything else. */
export function pathWithin(next: string | null | undefined): string {
  if (!next?.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(next)) return '/'
  const url = new URL(next, 'http://plumbline.invalid')
  return url.origin === 'http://plumbline.invalid' ? `${url.pathname}${url.search}` : '/'
}
