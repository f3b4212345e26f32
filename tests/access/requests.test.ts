import { NextRequest } from 'next/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { addressOf, networkOf, pathWithin } from '../../lib/access/address.ts'
import { originOf } from '../../lib/access/origin.ts'
import { sessionCookieName, sessionCookieOptions } from '../../lib/access/session-token.ts'
import { endOfDay, lastDayBefore } from '../../lib/access/time-zone.ts'
import { config, proxy } from '../../proxy.ts'

afterEach(() => vi.unstubAllEnvs())

const page = (path = '/risks?state=open&_rsc=1x') =>
  proxy(new NextRequest(`http://localhost:3000${path}`))

describe('every page', () => {
  test('runs scripts and style sheets by the nonce of this one answer', () => {
    const policies = [page(), page()].map(
      (response) => response.headers.get('content-security-policy') ?? '',
    )
    const nonces = policies.map((policy) => /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1])
    expect(nonces[0]).toHaveLength(24)
    expect(nonces[0]).not.toBe(nonces[1])
    for (const policy of policies) {
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
      expect(policy).not.toContain('unsafe-eval')
      expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
    }
  })

  test('tells browsers to keep to https only where people reach it by https', () => {
    expect(page().headers.has('strict-transport-security')).toBe(false)
    vi.stubEnv('PUBLIC_URL', 'https://aims.kestrel.test')
    expect(page().headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/)
  })

  test('knows its own path, so that sign-in leads back to it', () => {
    expect(page().headers.get('x-middleware-request-x-plumbline-path')).toBe('/risks?state=open')
  })

  test('passes the proxy, and no upload does', () => {
    const [matcher = ''] = config.matcher
    const passes = (path: string) => new RegExp(`^${matcher}$`).test(path)
    expect(['/', '/risks', '/settings/users', '/sign-in'].every(passes)).toBe(true)
    expect(['/api/files', '/api/v1/risks', '/_next/static/x.js'].some(passes)).toBe(false)
  })
})

test('the session cookie is for this site and no script, and for https alone where there is https', () => {
  expect(sessionCookieOptions()).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: false })
  vi.stubEnv('PUBLIC_URL', 'https://aims.kestrel.test')
  expect(sessionCookieOptions()).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true })
  expect(sessionCookieName()).toMatch(/^__Secure-/)
})

test('links carry PUBLIC_URL, or the host that was asked', () => {
  const headers = new Headers({ host: 'server:3000', 'x-forwarded-proto': 'https' })
  expect(originOf(headers)).toBe('https://server:3000')
  vi.stubEnv('PUBLIC_URL', 'https://aims.kestrel.test/')
  expect(originOf(headers)).toBe('https://aims.kestrel.test')
})

test('sign-in leads on within this application and nowhere else', () => {
  expect(pathWithin('/risks?state=open')).toBe('/risks?state=open')
  const foreign = ['https://evil.test', '//evil.test', '/\\evil.test', '/\t/evil.test', '', null]
  for (const next of foreign) expect(pathWithin(next), String(next)).toBe('/')
})

test('tries are counted by what the nearest proxy saw, a network at a time', () => {
  const headers = new Headers({ 'x-forwarded-for': '203.0.113.9, 198.51.100.7' })
  expect(addressOf(headers)).toBe('198.51.100.7')
  expect(networkOf('::ffff:198.51.100.7')).toBe('198.51.100.7')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
})

test('access ends with the day of the person who said so', () => {
  expect(endOfDay('2027-03-31', 'UTC').toISOString()).toBe('2027-04-01T00:00:00.000Z')
  expect(endOfDay('2027-03-31', 'Europe/Berlin').toISOString()).toBe('2027-03-31T22:00:00.000Z')
  expect(endOfDay('2027-03-27', 'Europe/Berlin').toISOString()).toBe('2027-03-27T23:00:00.000Z')
  expect(endOfDay('2027-01-15', 'America/New_York').toISOString()).toBe('2027-01-16T05:00:00.000Z')
  for (const zone of ['UTC', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns']) {
    expect(lastDayBefore(endOfDay('2027-03-28', zone), zone)).toBe('2027-03-28')
  }
})
