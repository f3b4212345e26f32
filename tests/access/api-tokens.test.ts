import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import {
  actorOfToken,
  createApiToken,
  listApiTokens,
  revokeApiToken,
} from '../../lib/access/api-tokens.ts'
import { perToken } from '../../lib/access/attempts.ts'
import { actorOfRequest } from '../../lib/access/request.ts'
import { sealSession, sessionCookieName } from '../../lib/access/session-token.ts'
import { openSession } from '../../lib/access/sessions.ts'
import type { TokenScope } from '../../lib/access/token-scopes.ts'
import { disableUser } from '../../lib/access/users.ts'
import { db } from '../../lib/db/client.ts'
import { Forbidden, Invalid, NotFound, TooMany, Unauthenticated } from '../../lib/errors.ts'
import { join, setUp } from './people.ts'

let administrator: Actor
let owner: Actor
beforeAll(async () => {
  administrator = await setUp()
  owner = await join(administrator, 'model-owner')
})

const made = (actor: Actor, scope: TokenScope = 'all', expiresAt: Date | null = null) =>
  createApiToken(actor, { name: 'drift monitor', scope, expiresAt })
const request = (method: string, path: string, headers: Record<string, string>) =>
  new Request(`http://localhost:3000${path}`, { method, headers })
const bearing = (token: string, method = 'GET', path = '/api/v1/risks') =>
  actorOfRequest(request(method, path, { authorization: `Bearer ${token}` }))

describe('an API token', () => {
  test('acts as its person, with their roles', async () => {
    const { token } = await made(owner)
    expect(await bearing(token, 'POST')).toMatchObject({
      id: owner.id,
      roles: ['model-owner'],
      via: 'api',
    })
    const [listed] = await listApiTokens(owner)
    expect(listed?.usedAt).toBeInstanceOf(Date)
  })

  test('of scope read does not change anything', async () => {
    const { token } = await made(owner, 'read')
    await expect(bearing(token)).resolves.toMatchObject({ id: owner.id })
    for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
      await expect(bearing(token, method)).rejects.toBeInstanceOf(Forbidden)
    }
  })

  test('of scope readings adds readings and does nothing else', async () => {
    const { token } = await made(owner, 'readings')
    const readings = '/api/v1/monitors/MON-0001/readings'
    await expect(bearing(token, 'POST', readings)).resolves.toMatchObject({ id: owner.id })
    await expect(bearing(token, 'GET', readings)).rejects.toBeInstanceOf(Forbidden)
    await expect(bearing(token, 'POST')).rejects.toBeInstanceOf(Forbidden)
    await expect(bearing(token)).rejects.toBeInstanceOf(Forbidden)
  })

  test('is refused when unknown, over, revoked, or of a disabled person', async () => {
    const past = await made(owner, 'all', new Date(Date.now() + 60_000))
    await db().secret.updateMany({
      where: { subjectId: past.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    })
    const revoked = await made(owner)
    await revokeApiToken(owner, revoked.id)
    const leaver = await join(administrator, 'model-owner')
    const left = await made(leaver)
    await disableUser(administrator, leaver.id)
    const { token } = await made(owner)
    for (const bad of ['plb_unknown', '', past.token, revoked.token, left.token, `${token}x`]) {
      await expect(bearing(bad), bad).rejects.toBeInstanceOf(Unauthenticated)
    }
  })

  test('is not replaced by the session cookie that comes with it', async () => {
    const cookie = await cookieOf(owner)
    const headers = { authorization: 'Bearer plb_unknown', cookie }
    await expect(actorOfRequest(request('GET', '/api/v1/risks', headers))).rejects.toBeInstanceOf(
      Unauthenticated,
    )
  })

  test('is revoked by its person or an administrator, and seen by nobody else', async () => {
    const { id, token } = await made(owner)
    const other = await join(administrator, 'governance-lead')
    await expect(revokeApiToken(other, id)).rejects.toBeInstanceOf(NotFound)
    expect((await listApiTokens(other)).map((one) => one.id)).not.toContain(id)
    expect((await listApiTokens(administrator)).map((one) => one.id)).toContain(id)
    await revokeApiToken(administrator, id)
    expect(await actorOfToken(token)).toBeNull()
  })

  test('has a name, and an end that lies ahead', async () => {
    await expect(made(owner, 'all', new Date(0))).rejects.toBeInstanceOf(Invalid)
    const nameless = createApiToken(owner, { name: ' ', scope: 'all', expiresAt: null })
    await expect(nameless).rejects.toBeInstanceOf(Invalid)
  })

  test('has a generous limit of calls', async () => {
    const { id, token } = await made(owner)
    await db().attempt.create({
      data: { key: `api:${id}`, count: perToken.tries, endsAt: new Date(Date.now() + 60_000) },
    })
    await expect(bearing(token)).rejects.toBeInstanceOf(TooMany)
  })
})

describe('a signed-in browser', () => {
  test('reads with its cookie alone, but changes only from a page of this application', async () => {
    const cookie = await cookieOf(owner)
    const sent = (method: string, headers: Record<string, string>) =>
      actorOfRequest(request(method, '/api/v1/risks', { cookie, ...headers }))
    await expect(sent('GET', {})).resolves.toMatchObject({ id: owner.id, via: 'web' })
    await expect(sent('POST', { 'sec-fetch-site': 'same-origin' })).resolves.toBeTruthy()
    const own = { origin: 'http://localhost:3000', host: 'localhost:3000' }
    await expect(sent('POST', own)).resolves.toBeTruthy()
    const foreigners: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', ...own },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.test', host: 'localhost:3000' },
      { origin: 'null', host: 'localhost:3000' },
    ]
    for (const foreign of foreigners) {
      await expect(sent('POST', foreign), JSON.stringify(foreign)).rejects.toBeInstanceOf(Forbidden)
    }
  })

  test('is nobody with a cookie that was made up or sealed elsewhere', async () => {
    for (const cookie of ['', `${sessionCookieName()}=abc`, `${sessionCookieName()}=%E0%A4%A`]) {
      await expect(
        actorOfRequest(request('GET', '/api/v1/risks', { cookie })),
      ).rejects.toBeInstanceOf(Unauthenticated)
    }
  })
})

async function cookieOf(actor: Actor): Promise<string> {
  const sealed = await sealSession(await openSession(actor.id, 'test'))
  return `theme=dark; ${sessionCookieName()}=${sealed}`
}
