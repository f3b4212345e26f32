'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { createApiToken, revokeApiToken } from '@/lib/access/api-tokens'
import { answerForm, type FormState } from '@/lib/access/form'
import { id, name, optionalDay } from '@/lib/access/form-fields'
import { requireActor } from '@/lib/access/session'
import { endOfDay } from '@/lib/access/time-zone'
import { tokenScopes } from '@/lib/access/token-scopes'

const fields = z.object({ name, scope: z.enum(tokenScopes, 'Choose one.'), lastDay: optionalDay })

/** Makes a token in the person's own name; it is in the answer, this once. */
export async function createTokenByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, fields, async ({ lastDay, ...given }) => {
    const expiresAt = lastDay ? endOfDay(lastDay, actor.timeZone) : null
    const { token } = await createApiToken(actor, { ...given, expiresAt })
    refresh()
    return { secret: token, done: 'The token, shown this once:' }
  })
}

/** Ends a token. */
export async function revokeTokenByForm(_: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor()
  return answerForm(form, z.object({ id }), async (given) => {
    await revokeApiToken(actor, given.id)
    refresh()
    return undefined
  })
}
