import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import {
  acceptInvitation,
  invite,
  listInvitations,
  readInvitation,
  renewInvitation,
  revokeInvitation,
} from '../../lib/access/invitations.ts'
import {
  changePassword,
  readPasswordLink,
  setPasswordByLink,
} from '../../lib/access/own-account.ts'
import { actorOfSession } from '../../lib/access/sessions.ts'
import { signIn } from '../../lib/access/sign-in.ts'
import { offerNewPassword } from '../../lib/access/users.ts'
import { db } from '../../lib/db/client.ts'
import { Forbidden, Invalid } from '../../lib/errors.ts'
import { actorOf, goodPassword, join, setUp } from './people.ts'

let administrator: Actor
beforeAll(async () => {
  administrator = await setUp()
})

let guests = 0
const guest = () => {
  guests += 1
  return { name: 'Maya Lind', email: `maya${guests}@kestrel.test`, roles: ['auditor'] as const }
}
const acceptance = {
  name: 'Maya A. Lind',
  password: goodPassword,
  timeZone: 'Europe/Oslo',
  address: '10.1.1.1',
}
const entered = (email: string, password: string) =>
  signIn({ email, password, address: '10.1.1.2', userAgent: '' })

describe('an invitation', () => {
  test('makes the account that was offered, under the name its person chose', async () => {
    const accessEndsAt = new Date(Date.now() + 86_400_000)
    const person = guest()
    const { secret } = await invite(administrator, { ...person, accessEndsAt })
    expect(await readInvitation(secret)).toMatchObject({ email: person.email, roles: ['auditor'] })
    const id = await acceptInvitation(secret, acceptance)
    expect(await db().user.findUnique({ where: { id } })).toMatchObject({
      name: 'Maya A. Lind',
      email: person.email,
      roles: ['auditor'],
      timeZone: 'Europe/Oslo',
      accessEndsAt,
    })
    await expect(entered(person.email, goodPassword)).resolves.toBeTypeOf('string')
  })

  test('works once, also when it is used twice at the same time', async () => {
    const { secret } = await invite(administrator, guest())
    const outcomes = await Promise.allSettled([
      acceptInvitation(secret, acceptance),
      acceptInvitation(secret, acceptance),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(acceptInvitation(secret, acceptance)).rejects.toBeInstanceOf(Invalid)
    expect(await readInvitation(secret)).toBeNull()
  })

  test('still works after a password that was too weak', async () => {
    const { secret } = await invite(administrator, guest())
    const weak = acceptInvitation(secret, { ...acceptance, password: 'short' })
    await expect(weak).rejects.toMatchObject({ problems: { password: expect.any(String) } })
    await expect(acceptInvitation(secret, acceptance)).resolves.toBeTypeOf('string')
  })

  test('does not work when it is unknown, over, revoked, renewed or replaced', async () => {
    expect(await readInvitation('made-up')).toBeNull()
    const over = await invite(administrator, guest())
    await db().secret.updateMany({
      where: { subjectId: over.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    })
    const revoked = await invite(administrator, guest())
    await revokeInvitation(administrator, revoked.id)
    const renewed = await invite(administrator, guest())
    const latest = await renewInvitation(administrator, renewed.id)
    const person = guest()
    const replaced = await invite(administrator, person)
    const again = await invite(administrator, person)
    for (const { secret } of [over, revoked, renewed, replaced]) {
      expect(await readInvitation(secret)).toBeNull()
      await expect(acceptInvitation(secret, acceptance)).rejects.toBeInstanceOf(Invalid)
    }
    expect(await readInvitation(latest)).not.toBeNull()
    expect(await readInvitation(again.secret)).not.toBeNull()
    const open = (await listInvitations(administrator)).map(({ id }) => id)
    expect(open).toEqual(expect.arrayContaining([renewed.id, again.id]))
    expect(open).not.toContain(revoked.id)
  })

  test('is not needed by, and not given to, who has an account', async () => {
    const person = await join(administrator, 'staff')
    const again = invite(administrator, { ...guest(), email: person.email.toUpperCase() })
    await expect(again).rejects.toMatchObject({ problems: { email: expect.any(String) } })
  })

  test('comes from an administrator', async () => {
    const lead = await join(administrator, 'governance-lead')
    await expect(invite(lead, guest())).rejects.toBeInstanceOf(Forbidden)
    await expect(listInvitations(lead)).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('a link for a new password', () => {
  test('sets it once, opens a closed account and signs out everywhere', async () => {
    const person = await join(administrator, 'staff')
    const sessionId = await entered(person.email, goodPassword)
    await db().credential.update({
      where: { userId: person.id },
      data: { failures: 9, lockedUntil: new Date(Date.now() + 600_000) },
    })
    const secret = await offerNewPassword(administrator, person.id)
    expect(await readPasswordLink(secret)).toMatchObject({ email: person.email })
    const given = { password: 'another four words', address: '10.1.1.3' }
    expect(await setPasswordByLink(secret, given)).toBe(person.id)
    expect(await actorOfSession(sessionId)).toBeNull()
    await expect(entered(person.email, given.password)).resolves.toBeTypeOf('string')
    await expect(setPasswordByLink(secret, given)).rejects.toBeInstanceOf(Invalid)
  })

  test('replaces the one before it, and is no invitation', async () => {
    const person = await join(administrator, 'staff')
    const first = await offerNewPassword(administrator, person.id)
    const second = await offerNewPassword(administrator, person.id)
    expect(await readPasswordLink(first)).toBeNull()
    expect(await readInvitation(second)).toBeNull()
    await expect(acceptInvitation(second, acceptance)).rejects.toBeInstanceOf(Invalid)
    expect(await readPasswordLink(second)).not.toBeNull()
  })
})

describe('changing the own password', () => {
  test('takes the present one, and ends the other sessions', async () => {
    const person = await join(administrator, 'staff')
    const [here, elsewhere] = [
      await entered(person.email, goodPassword),
      await entered(person.email, goodPassword),
    ]
    const change = { password: 'a quite different one', sessionId: here }
    const wrong = changePassword(person, { ...change, current: 'no idea at all' })
    await expect(wrong).rejects.toMatchObject({ problems: { current: expect.any(String) } })
    await changePassword(await actorOf(person.email), { ...change, current: goodPassword })
    expect(await actorOfSession(here)).not.toBeNull()
    expect(await actorOfSession(elsewhere)).toBeNull()
  })
})
