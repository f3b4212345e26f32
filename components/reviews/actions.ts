'use server'

import { revalidatePath } from 'next/cache'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { requireRecord } from '@/lib/records/read'
import { moveRecord } from '@/lib/records/transitions'

/** Makes a decision an action with its words, owner and day; answers a sentence when it can't be. */
export async function makeAction(decisionId: string): Promise<string> {
  const actor = await requireActor()
  try {
    const { id, revision } = await requireRecord(actor, 'review-decisions', decisionId)
    await moveRecord(actor, 'review-decisions', { id, revision, transition: 'makeAction' })
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  revalidatePath('/', 'layout')
  return ''
}
