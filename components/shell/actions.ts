'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { requireActor, signOut } from '@/lib/access/session'
import { isSecure } from '@/lib/access/session-token'
import { Invalid } from '@/lib/errors'
import { readMoment } from '@/lib/records/moment'
import { asOfCookie } from './as-of'
import { themeCookie } from './theme'

/** Chooses the day as of which everything is read; an empty day is now. Answers what is wrong. */
export async function chooseAsOf(_before: string, form: FormData): Promise<string> {
  const actor = await requireActor()
  const day = String(form.get('asOf') ?? '')
  const store = await cookies()
  if (!day) {
    store.delete(asOfCookie)
    return ''
  }
  try {
    await readMoment(day, actor.timeZone)
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
  // A session cookie: who comes back tomorrow reads the present.
  store.set(asOfCookie, day, { httpOnly: true, sameSite: 'lax', secure: isSecure(), path: '/' })
  return ''
}

/** Back to the present. */
export async function returnToNow(): Promise<void> {
  await requireActor()
  ;(await cookies()).delete(asOfCookie)
}

/** Light, dark, or as the system says. */
export async function chooseTheme(form: FormData): Promise<void> {
  await requireActor()
  const theme = String(form.get('theme') ?? '')
  const store = await cookies()
  if (theme !== 'light' && theme !== 'dark') store.delete(themeCookie)
  else
    store.set(themeCookie, theme, {
      sameSite: 'lax',
      secure: isSecure(),
      path: '/',
      maxAge: 31_536_000,
    })
}

/** Ends the session of this browser. */
export async function leave(): Promise<void> {
  await signOut()
  redirect('/sign-in')
}
