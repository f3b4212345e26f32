import { now } from '../clock.ts'
import { db } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import { newId } from '../db/new-id.ts'
import { Invalid, NotFound } from '../errors.ts'
import { type Actor, type Role, roles } from './actor.ts'
import { networkOf } from './address.ts'
import { countAttempt, perAddress } from './attempts.ts'
import { linkIsOver } from './link-is-over.ts'
import { dropSecrets, issueSecret, redeemSecret, subjectOfSecret } from './one-time.ts'
import { requirePermission } from './reach.ts'
import { insertUser, prepared } from './users.ts'

/** An invitation works for so long, in milliseconds. */
const lasts = 7 * 24 * 3600 * 1000

export type PendingInvitation = {
  id: string
  name: string
  email: string
  roles: Role[]
  expiresAt: Date
  accessEndsAt: Date | null
}

type Invited = {
  name: string
  email: string
  roles: readonly Role[]
  accessEndsAt?: Date | null
}

/** Invites a person; the answer's secret is shown and mailed once. Replaces an open invitation. */
export async function invite(
  actor: Actor,
  given: Invited,
): Promise<{ id: string; secret: string }> {
  requirePermission(actor, 'users.manage', 'invite people')
  const email = given.email.trim().toLowerCase()
  return governed(actor, { action: 'user.invite' }, async (tx, sql) => {
    if (await tx.user.findUnique({ where: { email } })) {
      throw new Invalid({ email: 'There is an account with this e-mail address already.' })
    }
    const open = await tx.invitation.findMany({
      where: { email, acceptedAt: null, revokedAt: null },
    })
    const replaced = open.map((one) => one.id)
    await tx.invitation.updateMany({
      where: { id: { in: replaced } },
      data: { revokedAt: now() },
    })
    await dropSecrets(tx, 'invitation', replaced)
    const id = await newId(sql)
    const expiresAt = new Date(now().getTime() + lasts)
    await tx.invitation.create({
      data: {
        id,
        email,
        name: given.name,
        roles: [...given.roles],
        accessEndsAt: given.accessEndsAt ?? null,
        invitedById: actor.id,
        expiresAt,
        createdAt: now(),
      },
    })
    return { id, secret: await issueSecret(tx, { kind: 'invitation', subjectId: id, expiresAt }) }
  })
}

/** Invitations not yet accepted or revoked, the newest first; over ones are among them. */
export async function listInvitations(actor: Actor): Promise<PendingInvitation[]> {
  requirePermission(actor, 'users.manage', 'see invitations')
  const found = await db().invitation.findMany({
    where: { acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: 'desc' },
  })
  return found.map(({ id, name, email, expiresAt, accessEndsAt, roles: given }) => ({
    id,
    name,
    email,
    expiresAt,
    accessEndsAt,
    roles: given.filter(isRole),
  }))
}

/** A new link for an open invitation; the old link stops working. */
export async function renewInvitation(actor: Actor, id: string): Promise<string> {
  requirePermission(actor, 'users.manage', 'invite people')
  return governed(actor, { action: 'user.invite-again' }, async (tx) => {
    const expiresAt = new Date(now().getTime() + lasts)
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { expiresAt },
    })
    if (count === 0) throw new NotFound()
    await dropSecrets(tx, 'invitation', [id])
    return issueSecret(tx, { kind: 'invitation', subjectId: id, expiresAt })
  })
}

/** Takes an open invitation back: its link stops working. */
export async function revokeInvitation(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, 'users.manage', 'revoke invitations')
  await governed(actor, { action: 'user.revoke-invitation' }, async (tx) => {
    await tx.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now() },
    })
    await dropSecrets(tx, 'invitation', [id])
  })
}

/** Who is invited by a link, while it works; null otherwise. */
export async function readInvitation(secret: string) {
  const id = await subjectOfSecret('invitation', secret)
  if (!id) return null
  const found = await db().invitation.findUnique({ where: { id } })
  return found ? { name: found.name, email: found.email, roles: found.roles.filter(isRole) } : null
}

type Acceptance = { name: string; password: string; timeZone: string; address: string }

/**
 * Makes the invited person's account, in their own name, and answers its id. Throws Invalid when
 * the link does not work (`''`) or the password is too weak; then the link still works.
 */
export async function acceptInvitation(secret: string, given: Acceptance): Promise<string> {
  await countAttempt(`link:${networkOf(given.address)}`, perAddress)
  const invited = await readInvitation(secret)
  if (!invited) throw new Invalid({ '': linkIsOver })
  const { address: _, ...person } = given
  const user = await prepared({ ...person, email: invited.email, roles: invited.roles })
  await governed(user, { action: 'user.join' }, async (tx) => {
    const id = await redeemSecret(tx, 'invitation', secret)
    if (!id) throw new Invalid({ '': linkIsOver })
    const { accessEndsAt } = await tx.invitation.update({
      where: { id },
      data: { acceptedAt: now() },
    })
    await insertUser(tx, { ...user, accessEndsAt })
  })
  return user.id
}

const isRole = (name: string): name is Role => roles.some((role) => role === name)
