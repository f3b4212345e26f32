'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { addressOf } from '@/lib/access/address'
import { answerForm, type FormState } from '@/lib/access/form'
import { name, password, timeZone } from '@/lib/access/form-fields'
import { acceptInvitation } from '@/lib/access/invitations'
import { setSessionCookie } from '@/lib/access/session'
import { openSession } from '@/lib/access/sessions'

const fields = z.object({ name, password, timeZone })

/** Makes the invited person's account and signs them in. */
export async function acceptByForm(
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return answerForm(form, fields, async (given) => {
    const asked = await headers()
    const userId = await acceptInvitation(token, { ...given, address: addressOf(asked) })
    await setSessionCookie(await openSession(userId, asked.get('user-agent') ?? ''))
    redirect('/')
  })
}
