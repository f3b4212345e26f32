import { daysBetween } from '../calendar.ts'
import { obligationsOf } from './my-work.ts'
import { isPast } from './obligation.ts'
import type { Named, State } from './state.ts'

/** Something whose day is past. */
export type Overdue = Named & {
  says: string
  dueOn: string
  /** Days since, 1 and more. */
  days: number
  ownerId: string | null
}

/**
 * Every obligation whose day is past, longest first: what falls to nobody in particular, too
 * (ISO/IEC 42001, 9.1).
 */
export function overdueWork(state: State): Overdue[] {
  return obligationsOf(state)
    .flatMap(({ register, recordId, code, title, says, late, dueOn, ownerId }): Overdue[] => {
      if (recordId === null || !isPast(dueOn, state.today)) return []
      const days = daysBetween(dueOn, state.today)
      return [{ register, id: recordId, code, title, says: late ?? says, dueOn, days, ownerId }]
    })
    .sort((a, b) => b.days - a.days || (a.code < b.code ? -1 : 1))
}
