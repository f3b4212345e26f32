'use server'

import { refresh, revalidatePath } from 'next/cache'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { id, name, password, timeZone } from '@/lib/access/form-fields'
import { changePassword, saveProfile } from '@/lib/access/own-account'
import { requireActor, sessionIdOrNull } from '@/lib/access/session'
import { endSession, endSessionsOf } from '@/lib/access/sessions'

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
