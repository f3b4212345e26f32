import { now } from '../clock.ts'
import { db, pool } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { newId } from '../db/new-id.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import { Conflict, Invalid } from '../errors.ts'
import { seedInstallation } from '../registers/seed.ts'
import type { Actor } from './actor.ts'
import { requirePermission } from './reach.ts'
import { isTimeZone } from './time-zone.ts'
import { insertUser, prepared } from './users.ts'

/** What the trail says this installation is; a demo or test one says so on every page. */
export type InstallationKind = 'production' | 'demo' | 'test'

export type Organisation = {
  id: string
  name: string
  scopeStatement: string
  timeZone: string
  classification: string
}

export type FirstSetUp = {
  organisation: string
  timeZone: string
  name: string
  email: string
  password: string
}

/** Number of the lock under which an installation is made, once. */
const setUpLock = 42_001

/**
 * Makes the organisation, its first administrator, the beginning of the audit trail, and what
 * every installation starts with (the 38 controls, risk criteria); all of it or nothing. Answers
 * the administrator's id. Throws Conflict when there is an organisation already, also when two
 * people ask at the same time; Invalid at the field.
 */
export async function createInstallation(given: FirstSetUp): Promise<string> {
  if (!given.organisation.trim()) throw new Invalid({ organisation: 'Name the organisation.' })
  if (!isTimeZone(given.timeZone)) throw new Invalid({ timeZone: 'Choose a time zone.' })
  const { organisation, ...person } = given
  const user = await prepared({ ...person, roles: ['administrator'] })
  const actor: Actor = {
    id: user.id,
    name: user.name,
    email: user.email,
    roles: user.roles,
    timeZone: user.timeZone,
    ownSystemIds: [],
    via: 'web',
  }
  await governed(actor, { action: 'installation.create' }, async (tx, sql) => {
    await sql('SELECT pg_advisory_xact_lock($1::int)::text', [setUpLock])
    if (await tx.organisation.findFirst()) throw new Conflict(alreadySetUp)
    await sql('SELECT audit_genesis($1)::text', [env().PLUMBLINE_KIND])
    await tx.organisation.create({
      data: {
        id: await newId(sql),
        name: organisation.trim(),
        timeZone: given.timeZone,
        createdAt: now(),
        updatedAt: now(),
      },
    })
    await insertUser(tx, user)
    await seedInstallation(tx, actor)
  })
  return user.id
}

export const alreadySetUp =
  'Somebody has set up this installation already. Sign in, or ask its administrator for an invitation.'

let known = false
/** Whether there is an organisation yet; once there is, it stays. */
export async function isSetUp(): Promise<boolean> {
  known ||= (await db().organisation.findFirst({ select: { id: true } })) !== null
  return known
}

/** The organisation; throws when none is set up yet. */
export async function readOrganisation(): Promise<Organisation> {
  return db().organisation.findFirstOrThrow({
    select: { id: true, name: true, scopeStatement: true, timeZone: true, classification: true },
  })
}

/** Production, demo or test, as the trail's first event says; null before set-up. */
export async function installationKind(): Promise<InstallationKind | null> {
  const [head] = await sqlOf(pool())<{ installation: InstallationKind }>(
    'SELECT installation FROM audit_head',
  )
  return head?.installation ?? null
}

/** Changes what the organisation says of itself; throws Invalid at the field. */
export async function saveOrganisation(
  actor: Actor,
  given: Omit<Organisation, 'id'>,
): Promise<void> {
  requirePermission(actor, 'settings.manage', 'change the organisation')
  const name = given.name.trim()
  if (!name) throw new Invalid({ name: 'Name the organisation.' })
  if (!isTimeZone(given.timeZone)) throw new Invalid({ timeZone: 'Choose a time zone.' })
  await governed(actor, { action: 'organisation.change' }, (tx) =>
    tx.organisation.updateMany({ data: { ...given, name, updatedAt: now() } }),
  )
}
