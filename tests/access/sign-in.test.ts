import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { perAddress } from '../../lib/access/attempts.ts'
import {
  actorOfSession,
  endSession,
  endSessionsOf,
  listSessions,
} from '../../lib/access/sessions.ts'
import { signIn, signInRefused } from '../../lib/access/sign-in.ts'
import { forgetOldRefusals, listRefusals } from '../../lib/access/sign-in-refusals.ts'
import {
  changeRoles,
  disableUser,
  enableUser,
  endSessionsOfUser,
  listUsers,
  setAccessEnd,
} from '../../lib/access/users.ts'
import { db } from '../../lib/db/client.ts'
import { Forbidden, TooMany } from '../../lib/errors.ts'
import { goodPassword, join, setUp } from './people.ts'

let administrator: Actor
let addresses = 0

beforeAll(async () => {
  administrator = await setUp()
})

const tried = (email: string, password: string, address = `10.0.0.${++addresses}`) =>
  signIn({ email, password, address, userAgent: 'Firefox' })
const refusal = (email: string, password: string) =>
  tried(email, password).then(
    () => 'signed in',
    (error: Error) => error.message,
  )

describe('signing in', () => {
  test('the right password opens a session in the name of its person', async () => {
    const person = await join(administrator, 'staff')
    const sessionId = await tried(` ${person.email.toUpperCase()} `, goodPassword)
    expect(await actorOfSession(sessionId)).toMatchObject({
      id: person.id,
      roles: ['staff'],
      via: 'web',
    })
  })

  test('every refusal reads the same: unknown, wrong, closed, disabled, ended', async () => {
    const [closed, disabled, ended] = [
      await join(administrator, 'staff'),
      await join(administrator, 'staff'),
      await join(administrator, 'auditor'),
    ]
    await db().credential.update({
      where: { userId: closed.id },
      data: { failures: 5, lockedUntil: new Date(Date.now() + 60_000) },
    })
    await disableUser(administrator, disabled.id)
    await setAccessEnd(administrator, ended.id, new Date(Date.now() - 1000))
    const answers = await Promise.all([
      refusal('nobody@kestrel.test', goodPassword),
      refusal('no\0body@kestrel.test', goodPassword),
      refusal(administrator.email, 'something else here'),
      refusal(closed.email, goodPassword),
      refusal(disabled.email, goodPassword),
      refusal(ended.email, goodPassword),
    ])
    expect(new Set(answers)).toEqual(new Set([signInRefused]))
  })

  test('the administrator, and nobody else, is told why it was refused and how often', async () => {
    const ended = await join(administrator, 'auditor')
    const disabled = await join(administrator, 'staff')
    await setAccessEnd(administrator, ended.id, new Date(Date.now() - 1000))
    await disableUser(administrator, disabled.id)
    const from = '10.9.0.1'
    const refuse = (email: string, password: string) =>
      tried(email, password, from).catch((error: Error) => error.message)
    await refuse(ended.email, goodPassword)
    await refuse(disabled.email, goodPassword)
    await refuse(disabled.email, 'not my password')
    await refuse(disabled.email.toUpperCase(), 'not my password')
    await refuse('stranger@elsewhere.test', goodPassword)
    await refuse(goodPassword, goodPassword)
    const told = (await listRefusals(administrator)).filter((one) => one.address === from)
    expect(told.map(({ email, reason, times }) => [email, reason, times]).sort()).toEqual(
      [
        [ended.email, 'ended', 1],
        [disabled.email, 'disabled', 1],
        [disabled.email, 'wrong-password', 2],
        ['stranger@elsewhere.test', 'no-account', 1],
        // Nobody knows what was typed there; it may be a password.
        ['', 'no-account', 1],
      ].sort(),
    )
    expect(await listRefusals(administrator, ended.email)).toHaveLength(1)
    await expect(listRefusals(await join(administrator, 'governance-lead'))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  test('refusals are forgotten after thirty days', async () => {
    await db().signInRefusal.create({
      data: {
        day: '2020-01-01',
        email: 'old@kestrel.test',
        address: '10.9.0.2',
        reason: 'no-account',
        times: 1,
        lastAt: new Date('2020-01-01T10:00:00Z'),
      },
    })
    await forgetOldRefusals()
    expect(await listRefusals(administrator, 'old@kestrel.test')).toEqual([])
  })

  test('five wrong passwords close the account, the right one included', async () => {
    const person = await join(administrator, 'staff')
    for (let n = 0; n < 5; n += 1) await refusal(person.email, 'not my password')
    expect(await refusal(person.email, goodPassword)).toBe(signInRefused)
    const { lockedUntil } = await credentialOf(person)
    expect(minutesUntil(lockedUntil)).toBeCloseTo(15, 0)
    const listed = (await listUsers(administrator)).find(({ id }) => id === person.id)
    expect(listed?.lockedUntil).not.toBeNull()
  })

  test('the closure grows with further failures and ends with a success', async () => {
    const person = await join(administrator, 'staff')
    await db().credential.update({
      where: { userId: person.id },
      data: { failures: 6, lockedUntil: new Date(Date.now() - 1000) },
    })
    await refusal(person.email, 'not my password')
    expect(minutesUntil((await credentialOf(person)).lockedUntil)).toBeCloseTo(60, 0)
    await db().credential.update({
      where: { userId: person.id },
      data: { lockedUntil: new Date(Date.now() - 1000) },
    })
    await tried(person.email, goodPassword)
    expect(await credentialOf(person)).toMatchObject({ failures: 0, lockedUntil: null })
  })

  test('twenty guesses at once are not more than five', async () => {
    const person = await join(administrator, 'staff')
    await Promise.all(Array.from({ length: 20 }, () => refusal(person.email, 'guessing it')))
    expect((await credentialOf(person)).failures).toBe(5)
  })

  test('one address cannot try without end', async () => {
    const address = '192.0.2.7'
    await db().attempt.create({
      data: {
        key: `sign-in:${address}`,
        count: perAddress.tries,
        endsAt: new Date(Date.now() + 600_000),
      },
    })
    const attempt = tried(administrator.email, goodPassword, address)
    await expect(attempt).rejects.toBeInstanceOf(TooMany)
    await db().attempt.updateMany({ data: { endsAt: new Date(Date.now() - 1000) } })
    await expect(tried(administrator.email, goodPassword, address)).resolves.toBeTypeOf('string')
  })
})

describe('a session', () => {
  const signedIn = async () => {
    const person = await join(administrator, 'auditor')
    return { person, sessionId: await tried(person.email, goodPassword) }
  }

  test('is over once it was ended, by its person or by the administrator', async () => {
    const { person, sessionId } = await signedIn()
    const another = await tried(person.email, goodPassword)
    await endSession(administrator.id, sessionId)
    expect(await actorOfSession(sessionId), 'not the own session').not.toBeNull()
    await endSession(person.id, sessionId)
    expect(await actorOfSession(sessionId)).toBeNull()
    expect((await listSessions(person.id)).map(({ id }) => id)).toEqual([another])
    await endSessionsOfUser(administrator, person.id)
    expect(await actorOfSession(another)).toBeNull()
  })

  test('can be kept while all others are ended', async () => {
    const { person, sessionId } = await signedIn()
    await tried(person.email, goodPassword)
    await endSessionsOf(person.id, sessionId)
    expect((await listSessions(person.id)).map(({ id }) => id)).toEqual([sessionId])
  })

  test('is over at once when the account is disabled, and stays over when it is enabled', async () => {
    const { person, sessionId } = await signedIn()
    await disableUser(administrator, person.id)
    expect(await actorOfSession(sessionId)).toBeNull()
    await enableUser(administrator, person.id)
    expect(await actorOfSession(sessionId)).toBeNull()
    await expect(tried(person.email, goodPassword)).resolves.toBeTypeOf('string')
  })

  test('is over when access has ended', async () => {
    const { person, sessionId } = await signedIn()
    await setAccessEnd(administrator, person.id, new Date(Date.now() + 3_600_000))
    expect(await actorOfSession(sessionId)).not.toBeNull()
    await setAccessEnd(administrator, person.id, new Date(Date.now() - 1000))
    expect(await actorOfSession(sessionId)).toBeNull()
  })

  test('is over after twelve hours without use and after seven days', async () => {
    const { sessionId } = await signedIn()
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    await db().session.update({ where: { id: sessionId }, data: { lastSeenAt: hoursAgo(11) } })
    expect(await actorOfSession(sessionId)).not.toBeNull()
    const { lastSeenAt } = await db().session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(60_000)
    await db().session.update({ where: { id: sessionId }, data: { lastSeenAt: hoursAgo(13) } })
    expect(await actorOfSession(sessionId)).toBeNull()
    await db().session.update({
      where: { id: sessionId },
      data: { lastSeenAt: new Date(), expiresAt: hoursAgo(1) },
    })
    expect(await actorOfSession(sessionId)).toBeNull()
  })

  test('carries new roles from the next request on', async () => {
    const { person, sessionId } = await signedIn()
    await changeRoles(administrator, person.id, ['executive'])
    expect((await actorOfSession(sessionId))?.roles).toEqual(['executive'])
  })
})

const credentialOf = (person: Actor) =>
  db().credential.findUniqueOrThrow({ where: { userId: person.id } })
const minutesUntil = (at: Date | null) => ((at?.getTime() ?? 0) - Date.now()) / 60_000
