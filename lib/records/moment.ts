import { momentBeside, momentOf } from '../audit-trail/log.ts'
import { addDays } from '../calendar.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Invalid } from '../errors.ts'
import { isDay, isInstant } from './scalar.ts'
import type { Moment } from './source.ts'

/**
 * The moment that somebody chose: a day stands for its end in that time zone, a time for itself,
 * `before-1234` and `after-1234` for what stood beside that entry of the trail; what lies ahead is now.
 * Throws Invalid for `asOf` when it is none of these, or before the installation.
 */
export async function readMoment(chosen: string, timeZone: string): Promise<Moment> {
  // A plus sign that was not escaped in an address arrives as a blank.
  const text = chosen.trim().replace(' ', '+')
  const entry = entryBeside(text)
  if (!entry && !isDay(text) && !isInstant(text)) {
    throw new Invalid({ asOf: `“${chosen}” is not a day or a time, such as 2026-11-30T14:00:00Z.` })
  }
  const sql = sqlOf(pool())
  try {
    if (entry) return await momentBeside(sql, entry)
    return await momentOf(sql, isDay(text) ? lastInstantOf(text, timeZone) : text)
  } catch (error) {
    if (error instanceof RangeError)
      throw new Invalid({ asOf: 'There was nothing here yet at that time.' })
    throw error
  }
}

/** The entry of the trail beside which a chosen moment stands; null when it is a day or a time. */
export function entryBeside(chosen: string): { seq: number; side: 'before' | 'after' } | null {
  const [, side, seq] = /^(before|after)-(\d{1,15})$/.exec(chosen) ?? []
  return side === 'before' || side === 'after' ? { side, seq: Number(seq) } : null
}

/** A time of a day as the clocks of a time zone show it, `14:02` or `14:02:37`, as ISO in UTC. */
export function instantOf(day: string, time: string, timeZone: string): string {
  return new Date(fromClock(Date.parse(`${day}T${time}Z`), timeZone)).toISOString()
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
  const end = fromClock(Date.parse(`${addDays(day, 1)}T00:00:00Z`), timeZone)
  return new Date(end - 1).toISOString().replace('Z', '999Z')
}

/** When the clocks of a time zone show what those of UTC show at `shown`. */
function fromClock(shown: number, timeZone: string): number {
  // Twice, for the day on which the offset changes.
  const guess = shown - offsetAt(shown, timeZone)
  return shown - offsetAt(guess, timeZone)
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const shown = new Date(time).toLocaleString('sv-SE', { timeZone })
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000
}
