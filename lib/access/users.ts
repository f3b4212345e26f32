import { now } from '../clock.ts'
import { db, pool, type Tx } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { newId } from '../db/new-id.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import type { Actor, Role } from './actor.ts'
import { dropSecrets, issueSecret } from './one-time.ts'
import { hashPassword } from './password.ts'
import { passwordProblem } from './password-rules.ts'
import { requirePermission } from './reach.ts'
import { endSessionsOf, longestPause } from './sessions.ts'

/** An account as the administrator sees it. */
export type Account = {
  id: string
  name: string
  email: string
  roles: Role[]
  timeZone: string
  accessEndsAt: Date | null
  disabledAt: Date | null
  lockedUntil: Date | null
  lastSeenAt: Date | null
  openSessions: number
}

const ofUsers = 'manage users'
/** A link for a new password works for so long, in milliseconds. */
const resetLasts = 24 * 3600 * 1000

/** Every account by name, with what the administrator needs to know of its sign-in. */
export async function listUsers(actor: Actor): Promise<Account[]> {
  requirePermission(actor, 'users.manage', ofUsers)
  return sqlOf(pool())<Account>(
    `SELECT u.id, u.name, u.email, u.roles, u."timeZone", u."accessEndsAt", u."disabledAt",
            CASE WHEN c."lockedUntil" > now() THEN c."lockedUntil" END AS "lockedUntil",
            max(s."lastSeenAt") AS "lastSeenAt",
            (count(s.id) FILTER (WHERE s."expiresAt" > now()
              AND s."lastSeenAt" > now() - $1::int * interval '1 second'))::int AS "openSessions"
     FROM users u LEFT JOIN credentials c ON c."userId" = u.id LEFT JOIN sessions s ON s."userId" = u.id
     GROUP BY u.id, c."userId" ORDER BY lower(u.name), u.id`,
    [longestPause],
  )
}

export type NewUser = {
  name: string
  email: string
  roles: readonly Role[]
  password: string
  timeZone: string
  accessEndsAt?: Date | null
}

/** Makes an account with its password and answers its id; throws Invalid at the field. */
export async function addUser(actor: Actor, given: NewUser): Promise<string> {
  requirePermission(actor, 'users.manage', ofUsers)
  const user = await prepared(given)
  await governed(actor, { action: 'user.create' }, (tx) => insertUser(tx, user))
  return user.id
}

/** A new account checked and with its password hashed; throws Invalid at the field. */
export async function prepared(given: NewUser) {
  const problem = passwordProblem(given.password, given)
  if (problem) throw new Invalid({ password: problem })
  const { password, ...rest } = given
  return {
    ...rest,
    email: given.email.trim().toLowerCase(),
    id: await newId(sqlOf(pool())),
    passwordHash: await hashPassword(password),
  }
}

/** Writes a prepared account within a governed transaction; throws Invalid when the e-mail is taken. */
export async function insertUser(tx: Tx, user: Awaited<ReturnType<typeof prepared>>) {
  if (await tx.user.findUnique({ where: { email: user.email } })) {
    throw new Invalid({ email: 'There is an account with this e-mail address already.' })
  }
  const { passwordHash, roles, ...fields } = user
  await tx.user.create({
    data: { ...fields, roles: [...roles], createdAt: now(), updatedAt: now() },
  })
  await tx.credential.create({ data: { userId: user.id, passwordHash } })
}

/** Changes roles; throws Forbidden rather than leave the installation without an administrator. */
export function changeRoles(actor: Actor, userId: string, roles: readonly Role[]): Promise<void> {
  return change(actor, userId, 'user.change-roles', { roles: [...roles] })
}

/** Sets when access ends (null: not at all). Sessions end with it by themselves. */
export function setAccessEnd(actor: Actor, userId: string, end: Date | null): Promise<void> {
  return change(actor, userId, 'user.limit-access', { accessEndsAt: end })
}

/**
 * Closes an account, ends its sessions and its calendar feed for good; what the person did stays on
 * record.
 */
export async function disableUser(actor: Actor, userId: string): Promise<void> {
  await change(actor, userId, 'user.disable', { disabledAt: now() })
  await db().$transaction((tx) => dropSecrets(tx, 'calendar', [userId]))
  await endSessionsOf(userId)
}

/** Opens a disabled account again. */
export function enableUser(actor: Actor, userId: string): Promise<void> {
  return change(actor, userId, 'user.enable', { disabledAt: null })
}

/** Ends every session of a person at once. */
export async function endSessionsOfUser(actor: Actor, userId: string): Promise<void> {
  requirePermission(actor, 'users.manage', ofUsers)
  await endSessionsOf(userId)
}

/** A one-time secret with which the person sets a new password within a day; older ones end. */
export async function offerNewPassword(actor: Actor, userId: string): Promise<string> {
  requirePermission(actor, 'users.manage', ofUsers)
  return db().$transaction(async (tx) => {
    if (!(await tx.user.findUnique({ where: { id: userId } }))) throw new NotFound()
    await dropSecrets(tx, 'password-reset', [userId])
    const expiresAt = new Date(Date.now() + resetLasts)
    return issueSecret(tx, { kind: 'password-reset', subjectId: userId, expiresAt })
  })
}

type Changes = { roles?: Role[]; accessEndsAt?: Date | null; disabledAt?: Date | null }

async function change(actor: Actor, userId: string, action: string, changes: Changes) {
  requirePermission(actor, 'users.manage', ofUsers)
  await governed(actor, { action }, async (tx) => {
    if (!(await tx.user.findUnique({ where: { id: userId } }))) throw new NotFound()
    await tx.user.update({ where: { id: userId }, data: { ...changes, updatedAt: now() } })
    const administrators = await tx.user.count({
      where: { roles: { has: 'administrator' }, disabledAt: null, accessEndsAt: null },
    })
    if (administrators === 0) {
      throw new Forbidden(
        'This is the last administrator. Make somebody else administrator first, without an end of access.',
      )
    }
  })
}
