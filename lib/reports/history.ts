import type { Happening as Told } from '../pdf/documents/frame.ts'
import type { Happening } from '../records/history.ts'
import { type ReportContext, toldOf } from './context.ts'

/**
 * A history for a document that holds the record as it is: what was filled in stands there already,
 * what it was before does not. What a sentence says of a change is not said again.
 */
export function toldHistory(
  context: ReportContext,
  register: string,
  history: readonly Happening[],
): Told[] {
  return history.map(({ at, actorName, sentence, reason, differences }) => ({
    at,
    who: actorName,
    what: reason ? `${sentence}: “${reason}”` : sentence,
    differences: toldOf(context, register, differences).filter(
      ({ before, after }) => before.trim() !== '' && !sentence.includes(`“${before}” → “${after}”`),
    ),
  }))
}
