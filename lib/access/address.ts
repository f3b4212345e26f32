/**
 * The network address a request came from: what the nearest proxy (or Next.js itself) added last.
 * Earlier entries are whatever the client claims.
 */
export function addressOf(headers: Headers): string {
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded || 'unknown'
}

/** What tries are counted under: an IPv4 address, or the /64 of an IPv6 one (one household has it all). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped || !address.includes(':')) return mapped ?? address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const behind = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length)
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...behind]
  return `${all.slice(0, 4).join(':')}::/64`
}

/** A path of this application to go on to, such as `/risks?state=open`; `/` for anything else. */
export function pathWithin(next: string | null | undefined): string {
  if (!next?.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(next)) return '/'
  const url = new URL(next, 'http://plumbline.invalid')
  // `/a/..//elsewhere` is within, until its dots are taken out.
  const isWithin = url.origin === 'http://plumbline.invalid' && !url.pathname.startsWith('//')
  return isWithin ? `${url.pathname}${url.search}` : '/'
}
