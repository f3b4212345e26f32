'use server'

import { refresh, revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { z } from 'zod'
import { renewFeed, revokeFeed } from '@/lib/access/calendar-feed'
import { answerForm, type FormState } from '@/lib/access/form'
import { id, name, password, timeZone } from '@/lib/access/form-fields'
import { originOf } from '@/lib/access/origin'
import { changePassword, saveProfile } from '@/lib/access/own-account'
import { requireActor, sessionIdOrNull } from '@/lib/access/session'
import { endSession, endSessionsOf } from '@/lib/access/sessions'
import { mailChoices, saveMailChoice } from '@/lib/reminders/mail-choice'

/** Saves the person's own name and time zone. */
export async function saveProfileByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ name, timeZone }), async (given) => {
    await saveProfile(actor, given)
    revalidatePath('/', 'layout')
    return { values: given, done: 'Saved.' }
  })
}

/** Changes the person's own password. */
export async function changePasswordByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sessionId = await sessionIdOrNull()
  return answerForm(form, z.object({ current: password, password }), async (given) => {
    await changePassword(actor, { ...given, sessionId: sessionId ?? '' })
    refresh()
    return { done: 'The password is changed. You are signed out everywhere else.' }
  })
}

/** Keeps how reminders reach the person by mail. */
export async function saveMailChoiceByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const fields = z.object({ choice: z.enum(mailChoices, 'Choose one.') })
  return answerForm(form, fields, async (given) => {
    await saveMailChoice(actor, given.choice)
    refresh()
    return { values: given, done: 'Saved.' }
  })
}

/** Makes a new secret address of the person's calendar; it is in the answer, this once. */
export async function renewFeedByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({}), async () => {
    const secret = `${originOf(await headers())}/api/calendar/${await renewFeed(actor)}.ics`
    refresh()
    return { secret, done: 'The address, shown this once:' }
  })
}

/** Ends the person's calendar feed. */
export async function revokeFeedByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({}), async () => {
    await revokeFeed(actor)
    refresh()
    return undefined
  })
}

/** Ends one of the person's sessions. */
export async function endSessionByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    await endSession(actor.id, given.id)
    refresh()
    return undefined
  })
}

/** Ends the person's sessions but for this one. */
export async function endOtherSessionsByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const sessionId = await sessionIdOrNull()
  return answerForm(form, z.object({}), async () => {
    await endSessionsOf(actor.id, sessionId ?? undefined)
    refresh()
    return undefined
  })
}
