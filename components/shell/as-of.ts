import { cookies } from 'next/headers'
import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { Invalid } from '@/lib/errors'
import { readMoment } from '@/lib/records/moment'
import type { Moment } from '@/lib/records/source'
import { describeDay, describeInstant } from '../ui/dates'

export const asOfCookie = 'plumbline-as-of'

export type AsOf = { moment: Moment; chosen: string; says: string }

/**
 * The moment the person reads at, as chosen in the shell, whose banner says so on every page;
 * undefined means now. Asked once per request.
 */
export const readAsOf = cache(async (actor: Actor): Promise<AsOf | undefined> => {
  const chosen = (await cookies()).get(asOfCookie)?.value
  if (!chosen) return undefined
  try {
    const moment = await readMoment(chosen, actor.timeZone)
    const says =
      chosen.length === 10 ? describeDay(chosen) : describeInstant(chosen, actor.timeZone)
    return { moment, chosen, says }
  } catch (error) {
    // A cookie from another installation, or typed by hand: read the present.
    if (error instanceof Invalid) return undefined
    throw error
  }
})
