'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/access/actor'
import { pathWithin } from '@/lib/access/address'
import { momentCookie } from '@/lib/access/past'
import { requireActor, signOut } from '@/lib/access/session'
import { isSecure } from '@/lib/access/session-token'
import { Invalid } from '@/lib/errors'
import { entryBeside, instantOf, readMoment } from '@/lib/records/moment'
import { isDay } from '@/lib/records/scalar'
import { themeCookie } from './theme'

/**
 * Chooses the moment as of which everything is read: a day, for its end, or with `time` one within it;
 * an empty day is now. Answers what is wrong.
 */
export async function chooseAsOf(_before: string, form: FormData): Promise<string> {
  const actor = await requireActor()
  const day = String(form.get('asOf') ?? '')
  const time = String(form.get('time') ?? '')
  if (!day) {
    ;(await cookies()).delete(momentCookie)
    return ''
  }
  try {
    const isWhole = !time || !isDay(day) || !/^\d{2}:\d{2}(:\d{2})?$/.test(time)
    await readFrom(actor, isWhole ? day : instantOf(day, time, actor.timeZone))
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
  return ''
}

/** Reads everything as it stood beside an entry of the trail, from the page that the button names on. */
export async function readBeside(form: FormData): Promise<void> {
  const actor = await requireActor()
  const [chosen = '', page] = String(form.get('beside') ?? '').split(' ')
  if (!entryBeside(chosen)) return
  await readFrom(actor, chosen)
  redirect(pathWithin(page))
}

/** Throws Invalid for what is no moment. */
async function readFrom(actor: Actor, chosen: string): Promise<void> {
  await readMoment(chosen, actor.timeZone)
  const store = await cookies()
  // A session cookie: who comes back tomorrow reads the present.
  store.set(momentCookie, chosen, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
  })
}

/** Back to the present. */
export async function returnToNow(): Promise<void> {
  await requireActor()
  ;(await cookies()).delete(momentCookie)
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
