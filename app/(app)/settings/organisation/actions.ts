'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { name, timeZone } from '@/lib/access/form-fields'
import { saveOrganisation } from '@/lib/access/organisation'
import { requireActor } from '@/lib/access/session'

const fields = z.object({
  name,
  timeZone,
  scopeStatement: z.string().trim().max(4000, 'Use at most 4,000 characters.'),
  classification: z
    .string()
    .trim()
    .min(1, 'Enter a marking.')
    .max(60, 'Use at most 60 characters.'),
})

/** Saves what the organisation says of itself. */
export async function saveOrganisationByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, fields, async (given) => {
    await saveOrganisation(actor, given)
    revalidatePath('/', 'layout')
    return { values: given, done: 'Saved.' }
  })
}
