import { momentOf } from '../audit-trail/log.ts'
import { addDays } from '../calendar.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Invalid } from '../errors.ts'
import { isDay, isInstant } from './scalar.ts'
import type { Moment } from './source.ts'

/**
 * The moment that somebody chose: a day stands for its end in that time zone, a time for itself;
 * what lies ahead is now. Throws Invalid for `asOf` when it is neither, or before the installation.
 */
export async function readMoment(chosen: string, timeZone: string): Promise<Moment> {
  // A plus sign that was not escaped in an address arrives as a blank.
  const text = chosen.trim().replace(' ', '+')
  if (!isDay(text) && !isInstant(text)) {
    throw new Invalid({ asOf: `“${chosen}” is not a day or a time, such as 2026-11-30T14:00:00Z.` })
  }
  try {
    return await momentOf(sqlOf(pool()), isDay(text) ? lastInstantOf(text, timeZone) : text)
  } catch (error) {
    if (error instanceof RangeError)
      throw new Invalid({ asOf: 'There was nothing here yet at that time.' })
    throw error
  }
}

/** The moment at which a day ended where the organisation is, through this connection. */
export async function endOfDay(sql: Sql, day: string): Promise<Moment> {
  const [organisation] = await sql<{ timeZone: string }>(
    'SELECT "timeZone" FROM organisations LIMIT 1',
  )
  try {
    return await momentOf(sql, lastInstantOf(day, organisation?.timeZone ?? 'UTC'))
  } catch (error) {
    if (error instanceof RangeError)
      throw new Invalid({ asOfDay: 'There was nothing here yet on that day.' })
    throw error
  }
}

/** The moment at the end of a day in a time zone; null before the trail began. */
export async function momentAtEndOf(day: string, timeZone: string): Promise<Moment | null> {
  try {
    return await readMoment(day, timeZone)
  } catch (error) {
    // The trail is younger than that.
    if (error instanceof Invalid) return null
    throw error
  }
}

/** The last microsecond of a day in a time zone, as ISO in UTC. */
function lastInstantOf(day: string, timeZone: string): string {
  const midnight = Date.parse(`${addDays(day, 1)}T00:00:00Z`)
  // Twice, for the day on which the offset changes.
  const guess = midnight - offsetAt(midnight, timeZone)
  const end = midnight - offsetAt(guess, timeZone)
  return new Date(end - 1).toISOString().replace('Z', '999Z')
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const shown = new Date(time).toLocaleString('sv-SE', { timeZone })
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000
}
