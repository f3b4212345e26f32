import { expect, test } from 'vitest'
import { createInstallation, isSetUp, readOrganisation } from '../../lib/access/organisation.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Conflict, Invalid } from '../../lib/errors.ts'

const given = (name: string) => ({
  organisation: name,
  timeZone: 'Europe/Berlin',
  name: 'Ada Okoro',
  email: 'ada@kestrel.test',
  password: 'four words make sense',
})

test('a weak password or an unknown time zone sets nothing up', async () => {
  const refused = async (change: object) =>
    createInstallation({ ...given('Kestrel'), ...change }).catch((error) => error)
  expect((await refused({ password: 'too short' })).problems).toHaveProperty('password')
  expect((await refused({ password: 'ada@kestrel.test!!' })).problems).toHaveProperty('password')
  expect((await refused({ timeZone: 'Mars/Olympus' })).problems).toHaveProperty('timeZone')
  expect(await refused({ organisation: '  ' })).toBeInstanceOf(Invalid)
  expect(await isSetUp()).toBe(false)
})

test('of two people who set up at once, one does and the other is told', async () => {
  const outcomes = await Promise.allSettled([
    createInstallation(given('Kestrel')),
    createInstallation(given('Osprey')),
    createInstallation(given('Merlin')),
  ])
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refused).toHaveLength(2)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(Conflict)
  expect(await db().organisation.count()).toBe(1)
  expect(await db().user.count()).toBe(1)
  await expect(createInstallation(given('Late'))).rejects.toBeInstanceOf(Conflict)
})

test('the trail begins with the installation and says who set it up', async () => {
  const events = await sqlOf(db())<Record<string, unknown>>(
    `SELECT seq::int, action, register, operation, "actorName", content::jsonb -> 'row' AS row
     FROM audit_events ORDER BY seq LIMIT 3`,
  )
  expect(events[0]).toMatchObject({ seq: 0, operation: 'genesis', register: 'installation' })
  expect(events[1]).toMatchObject({ register: 'organisations', actorName: 'Ada Okoro' })
  expect(events[2]).toMatchObject({
    register: 'users',
    action: 'installation.create',
    row: { email: 'ada@kestrel.test', roles: ['administrator'] },
  })
  const { name } = await readOrganisation()
  expect(['Kestrel', 'Osprey', 'Merlin']).toContain(name)
})
