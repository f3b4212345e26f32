'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { email, id, name, optionalDay, roles } from '@/lib/access/form-fields'
import { invite, readInvitation, renewInvitation, revokeInvitation } from '@/lib/access/invitations'
import { describeInvitation, describeNewPassword } from '@/lib/access/link-mails'
import { readOrganisation } from '@/lib/access/organisation'
import { originOf } from '@/lib/access/origin'
import { readPasswordLink } from '@/lib/access/own-account'
import { requireActor } from '@/lib/access/session'
import { endOfDay } from '@/lib/access/time-zone'
import {
  changeRoles,
  disableUser,
  enableUser,
  endSessionsOfUser,
  offerNewPassword,
  setAccessEnd,
} from '@/lib/access/users'
import { sendMail } from '@/lib/mail/send-mail'
import { proposePseudonym } from '@/lib/retention/former'

const invited = z.object({ name, email, roles, lastDay: optionalDay })

/** Invites a person: the link is shown once, and mailed if that is possible. */
export async function inviteByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const withRoles = z.preprocess((given: object) => ({ roles: [], ...given }), invited)
  return answerForm(form, withRoles, async ({ lastDay, ...given }) => {
    const accessEndsAt = lastDay ? endOfDay(lastDay, actor.timeZone) : null
    const { secret } = await invite(actor, { ...given, accessEndsAt })
    return showInvitation(secret, given.email)
  })
}

/** Makes a new link for an open invitation. */
export async function renewInvitationByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    const secret = await renewInvitation(actor, given.id)
    const person = await readInvitation(secret)
    return person ? showInvitation(secret, person.email) : undefined
  })
}

/** Takes an open invitation back. */
export async function revokeInvitationByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    await revokeInvitation(actor, given.id)
    refresh()
    return undefined
  })
}

/** Changes a person's roles. */
export async function changeRolesByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const fields = z.preprocess((given: object) => ({ roles: [], ...given }), z.object({ id, roles }))
  return answerForm(form, fields, async (given) => {
    await changeRoles(actor, given.id, given.roles)
    refresh()
    return { values: { roles: given.roles }, done: 'The roles are changed, from the next page on.' }
  })
}

/** Sets or takes away the last day of a person's access. */
export async function setAccessEndByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id, lastDay: optionalDay }), async ({ lastDay, ...given }) => {
    await setAccessEnd(actor, given.id, lastDay ? endOfDay(lastDay, actor.timeZone) : null)
    refresh()
    return { done: lastDay ? 'Access ends with that day.' : 'Access does not end by itself.' }
  })
}

/** Closes an account. */
export async function disableUserByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    await disableUser(actor, given.id)
    refresh()
    return { done: 'The account is disabled and signed out everywhere.' }
  })
}

/** Opens a disabled account. */
export async function enableUserByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    await enableUser(actor, given.id)
    refresh()
    return { done: 'The account can be used again.' }
  })
}

/** Proposes to take the name of somebody who left away. */
export async function proposePseudonymByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const fields = z.object({ id, reason: z.string() })
  return answerForm(form, fields, async (given) => {
    await proposePseudonym(actor, { userId: given.id, reason: given.reason })
    refresh()
    return { done: 'Proposed. An executive or a compliance lead decides under Retention.' }
  })
}

/** Signs a person out everywhere. */
export async function endSessionsByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    await endSessionsOfUser(actor, given.id)
    refresh()
    return { done: 'Signed out everywhere.' }
  })
}

/** Makes a link with which a person sets a new password. */
export async function offerNewPasswordByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    const secret = await offerNewPassword(actor, given.id)
    const person = await readPasswordLink(secret)
    const link = `${originOf(await headers())}/new-password/${secret}`
    const { name: organisation } = await readOrganisation()
    return shown(link, person?.email ?? '', describeNewPassword({ organisation, link }))
  })
}

async function showInvitation(secret: string, to: string) {
  const link = `${originOf(await headers())}/invitation/${secret}`
  const { name: organisation } = await readOrganisation()
  return shown(link, to, describeInvitation({ organisation, link }))
}

/** Mails a link and says whether that worked; the link itself is in the answer, this once. */
async function shown(secret: string, to: string, mail: { subject: string; text: string }) {
  const sent = await sendMail({ to, ...mail })
  const done = sent.sent
    ? `Mailed to ${to}. The link, shown this once:`
    : `${sent.because} Hand the link over yourself; it is shown this once:`
  return { secret, done }
}
