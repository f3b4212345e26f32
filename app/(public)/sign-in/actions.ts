'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { addressOf, pathWithin } from '@/lib/access/address'
import { answerForm, type FormState } from '@/lib/access/form'
import { setSessionCookie } from '@/lib/access/session'
import { signIn } from '@/lib/access/sign-in'

const fields = z.object({
  email: z.string().trim().min(1, 'Enter your e-mail address.').max(254, 'This is too long.'),
  password: z.string().min(1, 'Enter your password.').max(1000, 'This is too long.'),
  next: z.string().optional(),
})

/** Signs in and goes on to where the person wanted to be. */
export async function signInByForm(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, fields, async ({ email, password, next }) => {
    const asked = await headers()
    const userAgent = asked.get('user-agent') ?? ''
    await setSessionCookie(await signIn({ email, password, address: addressOf(asked), userAgent }))
    redirect(pathWithin(next))
  })
}
