import { addDays } from '../calendar.ts'
import { Invalid } from '../errors.ts'
import { readMoment } from './moment.ts'
import type { Moment } from './source.ts'

/** The end of a day where the person is, or null where the trail is younger than that. */
export async function momentAtEndOf(day: string, timeZone: string): Promise<Moment | null> {
  try {
    return await readMoment(day, timeZone)
  } catch (error) {
    // The trail is younger than that.
    if (error instanceof Invalid) return null
    throw error
  }
}

/** The last days of the months before the month of `day`, oldest first. */
export function monthEndsBefore(day: string, months: number): string[] {
  const ends: string[] = []
  let first = `${day.slice(0, 7)}-01`
  for (let n = 0; n < months; n += 1) {
    const end = addDays(first, -1)
    ends.unshift(end)
    first = `${end.slice(0, 7)}-01`
  }
  return ends
}
