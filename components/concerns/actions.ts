'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { requireActor } from '@/lib/access/session'
import { writeToReporter } from '@/lib/records/concerns'

const fields = z.object({ body: z.string().trim().min(1, 'Write something first.') })

/** Writes to the reporter of a concern; what is wrong comes back with what was typed. */
export async function replyByForm(
  concernId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, fields, async ({ body }) => {
    await writeToReporter(actor, concernId, body)
    revalidatePath('/concerns', 'layout')
    return {}
  })
}
