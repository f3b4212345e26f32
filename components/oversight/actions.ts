'use server'

import { revalidatePath } from 'next/cache'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { addEvents, type EventKind, eventKinds } from '@/lib/records/oversight-events'

/** Adds one event typed by hand; answers what is wrong, or nothing. */
export async function addEvent(planId: string, _before: string, form: FormData): Promise<string> {
  const actor = await requireActor()
  const text = (name: string) => String(form.get(name) ?? '')
  const kind = text('kind')
  if (!isKind(kind)) return 'Choose what was done.'
  const at = text('at')
  try {
    await addEvents(actor, planId, [
      { kind, case: text('case'), reason: text('reason'), at: at ? `${at}:00Z` : undefined },
    ])
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  revalidatePath('/oversight', 'layout')
  return ''
}

function isKind(text: string): text is EventKind {
  return eventKinds.some((kind) => kind === text)
}
