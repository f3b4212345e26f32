'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { addressOf, networkOf } from '@/lib/access/address'
import { countAttempt, perAddress } from '@/lib/access/attempts'
import { answerForm, type FormState } from '@/lib/access/form'
import { email, name, password, timeZone } from '@/lib/access/form-fields'
import { createInstallation } from '@/lib/access/organisation'
import { setSessionCookie } from '@/lib/access/session'
import { openSession } from '@/lib/access/sessions'

const fields = z.object({ organisation: name, timeZone, name, email, password })

/** Makes the installation and signs its first administrator in. */
export async function setUpByForm(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, fields, async (given) => {
    const asked = await headers()
    await countAttempt(`set-up:${networkOf(addressOf(asked))}`, perAddress)
    const userId = await createInstallation(given)
    await setSessionCookie(await openSession(userId, asked.get('user-agent') ?? ''))
    redirect('/')
  })
}
