'use server'

import { revalidatePath } from 'next/cache'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { addReadings } from '@/lib/records/readings'

/** Adds one reading typed by hand; answers what is wrong, or nothing. */
export async function addReading(
  monitorId: string,
  _before: string,
  form: FormData,
): Promise<string> {
  const actor = await requireActor()
  const text = String(form.get('value') ?? '')
    .trim()
    .replace(',', '.')
  const at = String(form.get('at') ?? '')
  try {
    await addReadings(actor, monitorId, [
      {
        value: text === '' ? Number.NaN : Number(text),
        note: String(form.get('note') ?? ''),
        at: at ? `${at}:00Z` : undefined,
      },
    ])
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  revalidatePath('/monitors', 'layout')
  return ''
}
