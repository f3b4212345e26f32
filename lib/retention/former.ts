import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { now } from '../clock.ts'
import type { Tx } from '../db/client.ts'
import { governed } from '../db/governed.ts'
import type { Sql } from '../db/sql.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import { forgetTexts } from './erase.ts'

const rule = 'People who left: the name goes when it is no longer needed'

/**
 * Proposes to take the name of somebody who left out of the product and its trail; somebody else
 * approves. Throws Forbidden while the account is open, Invalid without a reason, Conflict when it is
 * proposed or done already.
 */
export async function proposePseudonym(
  actor: Actor,
  { userId, reason }: { userId: string; reason: string },
): Promise<void> {
  requirePermission(actor, 'users.manage', 'have a name taken away')
  const why = reason.trim()
  if (!why) throw new Invalid({ reason: 'Give the reason; it stays on record.' })
  await governed(actor, { action: 'person.propose-erasure', reason: why }, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } })
    if (!user) throw new NotFound()
    if (!user.disabledAt)
      throw new Forbidden('The account is open. Disable it first: the person has to have left.')
    const earlier = await tx.erasure.findFirst({
      where: { recordId: userId, state: { in: ['proposed', 'approved'] } },
    })
    if (earlier) {
      throw new Conflict(
        earlier.state === 'approved'
          ? 'The name was taken away already.'
          : 'It is proposed already, and waits for somebody to approve it.',
      )
    }
    await tx.erasure.create({
      data: {
        id: crypto.randomUUID(),
        kind: 'person',
        register: 'users',
        recordId: userId,
        code: '',
        rule,
        endedOn: user.disabledAt,
        state: 'proposed',
        proposedById: actor.id,
        proposedAt: now(),
        proposalReason: why,
      },
    })
  })
}

/**
 * Takes name and address away, within the transaction in which that was approved: from the account,
 * from its invitations, from beside approvals and events, and from the texts of the account's events.
 */
export async function takeNameAway(
  tx: Tx,
  sql: Sql,
  { id, recordId }: { id: string; recordId: string },
): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: recordId } })
  if (!user.disabledAt) throw new Forbidden(`The account of ${user.name} was opened again.`)
  const number = 1 + (await tx.erasure.count({ where: { pseudonym: { not: null } } }))
  const pseudonym = `Former member of staff ${number}`
  // Nobody receives mail at .invalid (RFC 2606).
  const email = `former-${number}@plumbline.invalid`
  await tx.erasure.update({ where: { id }, data: { pseudonym, code: pseudonym } })
  await tx.user.update({
    where: { id: recordId },
    data: { name: pseudonym, email, updatedAt: now() },
  })
  const invitations = await tx.invitation.findMany({ where: { email: user.email } })
  await tx.invitation.updateMany({
    where: { email: user.email },
    data: { name: pseudonym, email, erasedWith: id },
  })
  // The account's last event and those of its invitations tell the new name, and stay.
  await forgetTexts(
    sql,
    `seq < (SELECT max(seq) FROM audit_events WHERE register = 'users' AND "recordId" = $2)
     AND ((register = 'users' AND "recordId" = $2)
       OR (register = 'invitations' AND "recordId" = ANY($3::text[])))`,
    [recordId, invitations.map((one) => one.id)],
  )
  await sql(
    `UPDATE audit_events SET "actorName" = $2 WHERE "actorId" = $1 AND "actorName" <> $2 RETURNING seq::text`,
    [recordId, pseudonym],
  )
  await tx.approval.updateMany({ where: { byId: recordId }, data: { byName: pseudonym } })
  await tx.credential.deleteMany({ where: { userId: recordId } })
  await tx.session.deleteMany({ where: { userId: recordId } })
  await tx.secret.deleteMany({ where: { subjectId: recordId } })
  await tx.draft.deleteMany({ where: { userId: recordId } })
  await tx.notification.deleteMany({ where: { personId: recordId } })
  await tx.mailChoice.deleteMany({ where: { userId: recordId } })
  await tx.signInRefusal.deleteMany({ where: { email: user.email } })
}
