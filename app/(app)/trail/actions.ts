'use server'

import { revalidatePath } from 'next/cache'
import type { CheckAnswer } from '@/components/trail/check-form'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { requestCheck } from '@/lib/trail/check'

/** Asks for a verification of the trail; answers what is wrong with the code, if one was typed. */
export async function verifyNow(_: CheckAnswer, form: FormData): Promise<CheckAnswer> {
  const actor = await requireActor()
  const typed = String(form.get('code') ?? '')
  try {
    await requestCheck(actor, typed)
  } catch (error) {
    if (error instanceof ExpectedError) return { problem: error.message, typed }
    throw error
  }
  revalidatePath('/trail')
  return { problem: '', typed: '' }
}
