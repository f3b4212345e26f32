'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { requireActor } from '@/lib/access/session'
import { isId } from '@/lib/records/scalar'
import { markRead } from '@/lib/reminders/notifications'

/** The person has opened one of their notifications. */
export async function openNotice(id: string): Promise<void> {
  const actor = await requireActor()
  if (isId(id)) await markRead(actor, id)
  refresh()
}

/** The person has read all of them. */
export async function markAllReadByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({}), async () => {
    await markRead(actor, null)
    refresh()
    return undefined
  })
}
