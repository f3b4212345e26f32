'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { addressOf } from '@/lib/access/address'
import { answerForm, type FormState } from '@/lib/access/form'
import { password } from '@/lib/access/form-fields'
import { setPasswordByLink } from '@/lib/access/own-account'
import { setSessionCookie } from '@/lib/access/session'
import { openSession } from '@/lib/access/sessions'

const fields = z.object({ password })

/** Sets the password of whom the link is for and signs them in. */
export async function setPasswordByForm(
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return answerForm(form, fields, async (given) => {
    const asked = await headers()
    const userId = await setPasswordByLink(token, { ...given, address: addressOf(asked) })
    await setSessionCookie(await openSession(userId, asked.get('user-agent') ?? ''))
    redirect('/')
  })
}
