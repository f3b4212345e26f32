import ICAL from 'ical.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { GET } from '../../app/api/calendar/[file]/route.ts'
import type { Actor } from '../../lib/access/actor.ts'
import { createApiToken } from '../../lib/access/api-tokens.ts'
import { perAddress, perFeed } from '../../lib/access/attempts.ts'
import { readFeed, renewFeed, revokeFeed } from '../../lib/access/calendar-feed.ts'
import { disableUser, enableUser, setAccessEnd } from '../../lib/access/users.ts'
import { addDays } from '../../lib/calendar.ts'
import { today } from '../../lib/clock.ts'
import { db } from '../../lib/db/client.ts'
import { aPerson, aRecord, theAdministrator, theLead } from '../support/factories.ts'

const title = `Ask “Käpt’n”; then, if they agree: ${'retrain the model on newer claims 🙂 '.repeat(4)}\\ end`
let owner: Actor

beforeAll(async () => {
  await theLead()
  owner = await aPerson({ roles: ['model-owner'] })
  await aRecord('actions', { title, dueOn: addDays(today(), 3), ownerId: owner.id })
  await aRecord('actions', { title: 'Of somebody else', dueOn: today() })
})

const get = (file: string, address = '198.51.100.7') =>
  GET(
    new Request(`https://aims.kestrel.test/api/calendar/${file}`, {
      headers: {
        'x-forwarded-for': address,
        host: 'aims.kestrel.test',
        'x-forwarded-proto': 'https',
      },
    }),
    { params: Promise.resolve({ file }) },
  )
const statusOf = async (secret: string) => (await get(`${secret}.ics`)).status

describe('a calendar feed', () => {
  test('is closed to a wrong, renewed or revoked secret, and to secrets of other kinds', async () => {
    const first = await renewFeed(owner)
    expect(await statusOf(first)).toBe(200)
    const second = await renewFeed(owner)
    expect(await statusOf(first)).toBe(404)
    expect(await statusOf(second)).toBe(200)
    for (const wrong of ['none', `${second}x`, '..%2F', '']) expect(await statusOf(wrong)).toBe(404)
    expect((await get(second)).status).toBe(404)
    const { token } = await createApiToken(owner, { name: 'x', scope: 'all', expiresAt: null })
    expect(await statusOf(token)).toBe(404)
    await revokeFeed(owner)
    expect(await statusOf(second)).toBe(404)
    expect(await readFeed(owner)).toBeNull()
  })

  test('ends for good when its person is disabled', async () => {
    const leaver = await aPerson({ roles: ['model-owner'] })
    const secret = await renewFeed(leaver)
    expect(await statusOf(secret)).toBe(200)
    const by = await theAdministrator()
    await disableUser(by, leaver.id)
    expect(await statusOf(secret)).toBe(404)
    await enableUser(by, leaver.id)
    expect(await statusOf(secret)).toBe(404)
  })

  test('ends with the end of its person’s access', async () => {
    const auditor = await aPerson({ roles: ['auditor'] })
    const secret = await renewFeed(auditor)
    const by = await theAdministrator()
    await setAccessEnd(by, auditor.id, new Date(Date.now() - 1000))
    expect(await statusOf(secret)).toBe(404)
  })

  test('is kept as a hash alone', async () => {
    const secret = await renewFeed(owner)
    expect(JSON.stringify(await db().secret.findMany())).not.toContain(secret)
    const events = await db().$queryRaw<{ all: string }[]>`
      SELECT string_agg(concat_ws(' ', content, header, action), ' ') AS all FROM audit_events`
    expect(events[0]?.all).not.toContain(secret)
  })

  test('has a limit of fetches, and of wrong secrets from one address', async () => {
    const secret = await renewFeed(owner)
    const endsAt = new Date(Date.now() + 60_000)
    await db().attempt.createMany({
      data: [{ key: 'calendar:203.0.113.9', count: perAddress.tries, endsAt }],
    })
    const refused = await get('none.ics', '203.0.113.9')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    await db().attempt.upsert({
      where: { key: `feed:${owner.id}` },
      create: { key: `feed:${owner.id}`, count: perFeed.tries, endsAt },
      update: { count: perFeed.tries, endsAt },
    })
    expect(await statusOf(secret)).toBe(429)
    await db().attempt.deleteMany()
  })

  test('holds the person’s dated work as another program reads it, and nothing else', async () => {
    const answer = await get(`${await renewFeed(owner)}.ics`)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy()
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    const event = events.find(({ summary }) => summary.includes('Käpt’n'))
    expect(events.map(({ summary }) => summary).join()).not.toContain('Of somebody else')
    expect(event?.summary.endsWith(title.trim())).toBe(true)
    expect(event?.startDate.isDate).toBe(true)
    expect(event?.startDate.toString()).toBe(addDays(today(), 3))
    expect(event?.endDate.toString()).toBe(addDays(today(), 4))
    expect(event?.description).toContain('ISO/IEC 42001, 10.1')
    expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toMatch(/Z$/)
    expect(event?.component.getFirstPropertyValue('url')).toMatch(
      /^https:\/\/aims\.kestrel\.test\/actions\/ACT-\d+$/,
    )
  })

  test('ends lines by CRLF, folds them at 75 octets, and keeps its UIDs', async () => {
    const secret = await renewFeed(owner)
    const read = async () => (await get(`${secret}.ics`)).text()
    const text = await read()
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75)
    expect(text).not.toContain('\uFFFD')
    const uids = (from: string) =>
      new ICAL.Component(ICAL.parse(from))
        .getAllSubcomponents('vevent')
        .map((one) => one.getFirstPropertyValue('uid'))
    expect(uids(await read())).toEqual(uids(text))
    expect(new Set(uids(text)).size).toBe(uids(text).length)
  })
})
