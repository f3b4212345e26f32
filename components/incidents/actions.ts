'use server'

import { revalidatePath } from 'next/cache'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { addTimelineEntry } from '@/lib/records/timeline'

/** Adds to the timeline of an incident; answers what is wrong, or nothing. */
export async function tell(incidentId: string, _before: string, form: FormData): Promise<string> {
  const actor = await requireActor()
  const at = String(form.get('at') ?? '')
  try {
    await addTimelineEntry(actor, incidentId, {
      text: String(form.get('text') ?? ''),
      at: at ? `${at}:00Z` : undefined,
    })
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  revalidatePath('/incidents', 'layout')
  return ''
}
