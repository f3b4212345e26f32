import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { saveOrganisation } from '../../lib/access/organisation.ts'
import { saveProfile } from '../../lib/access/own-account.ts'
import {
  addUser,
  changeRoles,
  disableUser,
  listUsers,
  offerNewPassword,
  setAccessEnd,
} from '../../lib/access/users.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Forbidden } from '../../lib/errors.ts'
import { actorOf, goodPassword, join, setUp } from './people.ts'

let administrator: Actor
beforeAll(async () => {
  administrator = await setUp()
})

test('the last administrator cannot be lost', async () => {
  const self = administrator.id
  const soon = new Date(Date.now() + 1000)
  await expect(changeRoles(administrator, self, ['staff'])).rejects.toBeInstanceOf(Forbidden)
  await expect(disableUser(administrator, self)).rejects.toBeInstanceOf(Forbidden)
  await expect(setAccessEnd(administrator, self, soon)).rejects.toBeInstanceOf(Forbidden)
  expect((await actorOf(administrator.email)).roles).toEqual(['administrator'])
})

test('of two administrators who remove each other at once, one remains', async () => {
  const other = await join(administrator, 'administrator')
  const outcomes = await Promise.allSettled([
    changeRoles(administrator, other.id, ['staff']),
    changeRoles(other, administrator.id, ['staff']),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const left = await db().user.findMany({ where: { roles: { has: 'administrator' } } })
  expect(left).toHaveLength(1)
  administrator = await actorOf(left[0]?.email ?? '')
})

test('only an administrator manages users and the organisation', async () => {
  const lead = await join(administrator, 'governance-lead', 'compliance-lead', 'executive')
  const person = await join(administrator, 'staff')
  const organisation = {
    name: 'Taken over',
    scopeStatement: '',
    timeZone: 'UTC',
    classification: 'Internal',
  }
  const user = { name: 'X', email: 'x@x.test', roles: ['administrator'] as const, timeZone: 'UTC' }
  for (const refused of [
    listUsers(lead),
    addUser(lead, { ...user, password: goodPassword }),
    changeRoles(lead, lead.id, ['administrator']),
    disableUser(lead, person.id),
    setAccessEnd(lead, person.id, null),
    offerNewPassword(lead, person.id),
    saveOrganisation(lead, organisation),
  ]) {
    await expect(refused).rejects.toBeInstanceOf(Forbidden)
  }
})

test('people change their own name, and the trail keeps who they were', async () => {
  const person = await join(administrator, 'staff')
  await saveProfile(person, { name: 'Renamed', timeZone: 'Asia/Tokyo' })
  const [event] = await sqlOf(db())<{ actorName: string; row: { name: string } }>(
    `SELECT "actorName", content::jsonb -> 'row' AS row FROM audit_events
     WHERE "recordId" = $1 ORDER BY seq DESC LIMIT 1`,
    [person.id],
  )
  expect(event).toMatchObject({ actorName: person.name, row: { name: 'Renamed' } })
})
