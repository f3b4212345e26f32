'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { requireActor } from '@/lib/access/session'
import { approveErasures, keepRecords } from '@/lib/retention/proposals'

const decided = z.object({ reason: z.string(), decision: z.enum(['erase', 'keep']) })

/** Approves the chosen erasures, which carries them out, or decides to keep what was proposed. */
export async function decideByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  const ids = form.getAll('ids').filter((one) => typeof one === 'string')
  return answerForm(form, decided, async ({ reason, decision }) => {
    const decide = decision === 'erase' ? approveErasures : keepRecords
    const count = await decide(actor, { ids, reason })
    refresh()
    const what = count === 1 ? '1 is' : `${count} are`
    return { done: decision === 'erase' ? `${what} erased.` : `${what} kept for another year.` }
  })
}
