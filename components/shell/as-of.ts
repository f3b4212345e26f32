import type { Actor } from '@/lib/access/actor'
import { dayIn } from '@/lib/calendar'
import { entryBeside } from '@/lib/records/moment'
import { isDay } from '@/lib/records/scalar'
import type { Moment } from '@/lib/records/source'
import { describeDay, describeInstant, timeOfDay } from '../ui/dates'

export type AsOf = {
  moment: Moment
  /** As the browser keeps it: a day, a time, or beside which entry of the trail. */
  chosen: string
  /** In words. */
  says: string
  /** As the picker shows it; no time for the end of the day. */
  day: string
  time: string
}

/**
 * The moment the person reads at, as chosen in the shell, whose banner says so on every page;
 * undefined means now.
 */
export async function readAsOf({ past, timeZone }: Actor): Promise<AsOf | undefined> {
  if (!past) return undefined
  const { chosen, moment } = past
  if (isDay(chosen)) return { ...past, says: describeDay(chosen), day: chosen, time: '' }
  const entry = entryBeside(chosen)
  const at = describeInstant(moment.at, timeZone)
  const says = entry
    ? `${at}, just ${entry.side} entry ${entry.seq.toLocaleString('en')} of the trail`
    : at
  const day = dayIn(timeZone, new Date(moment.at))
  return { ...past, says, day, time: timeOfDay(moment.at, timeZone) }
}
