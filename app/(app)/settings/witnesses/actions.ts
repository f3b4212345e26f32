'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { answerForm, type FormState } from '@/lib/access/form'
import { id, name } from '@/lib/access/form-fields'
import { requireActor } from '@/lib/access/session'
import { addWitness, endWitness, witnessKinds } from '@/lib/witnesses/witnesses'

const fields = z.object({ name, kind: z.enum(witnessKinds, 'Choose one.'), address: z.string() })

/** From the next daily checkpoint on, it is sent there. */
export async function addWitnessByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, fields, async (given) => {
    await addWitness(actor, given)
    refresh()
    return { done: `${given.name} is sent the next daily checkpoint.` }
  })
}

/** Nothing is sent there any more. */
export async function endWitnessByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    await endWitness(actor, given.id)
    refresh()
    return undefined
  })
}
