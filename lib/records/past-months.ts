import { addDays } from '../calendar.ts'
import type { State } from '../checks/state.ts'
import { momentAtEndOf } from './moment.ts'
import type { Moment } from './source.ts'

/** A figure as it was at the end of a day. */
export type OfDay<T> = { day: string; figure: T }

/** Moments of which a figure is kept. */
const keptFigures = 120

type Shared = { plumblinePastFigures?: Map<string, Map<string, Promise<unknown>>> }
// Next bundles this file more than once: one set of figures a process.
const shared = globalThis as Shared

/**
 * A figure at the end of each of the eleven months before the day of a state, oldest first, in that
 * time zone. The past never changes, so it is computed once by position in the trail and day, one
 * month after the other, for all pages that ask for the figure of that name. Months before the trail
 * began are left out.
 */
export function ofPastMonths<T>(name: string, compute: (asOf: Moment, day: string) => Promise<T>) {
  shared.plumblinePastFigures ??= new Map()
  const kept = (shared.plumblinePastFigures.get(name) ?? new Map()) as Map<string, Promise<T>>
  shared.plumblinePastFigures.set(name, kept)
  const figureAsOf = (asOf: Moment, day: string): Promise<T> => {
    const key = `${asOf.seq} ${day}`
    const known = kept.get(key)
    if (known) return known
    const figure = compute(asOf, day)
    kept.set(key, figure)
    figure.catch(() => kept.delete(key))
    for (const old of [...kept.keys()].slice(0, -keptFigures)) kept.delete(old)
    return figure
  }
  return async ({ today }: Pick<State, 'today'>, timeZone: string): Promise<OfDay<T>[]> => {
    const figures: OfDay<T>[] = []
    for (const day of monthEndsBefore(today, 11)) {
      const moment = await momentAtEndOf(day, timeZone)
      if (moment) figures.push({ day, figure: await figureAsOf(moment, day) })
    }
    return figures
  }
}

/** The last days of the months before the month of `day`, oldest first. */
function monthEndsBefore(day: string, months: number): string[] {
  const ends: string[] = []
  let first = `${day.slice(0, 7)}-01`
  for (let n = 0; n < months; n += 1) {
    const end = addDays(first, -1)
    ends.unshift(end)
    first = `${end.slice(0, 7)}-01`
  }
  return ends
}
