import type { Actor } from '@/lib/access/actor'
import { dayIn } from '@/lib/calendar'
import { today } from '@/lib/clock'
import type { Criteria } from '@/lib/criteria/shape'
import type { Names } from '@/lib/fields/codec'
import { readCriteria } from '@/lib/records/criteria'
import type { Moment } from '@/lib/records/source'
import type { DisplayContext } from '../fields/displays'
import type { Scales } from '../fields/form-field'

/** The scales in force as inputs and displays want them. */
export function scalesOf(criteria: Criteria): Scales {
  return {
    likelihood: criteria.likelihoodScale,
    impact: criteria.impactScale,
    confidence: criteria.confidenceScale,
    bands: [...criteria.bands].sort((a, b) => a.from - b.from),
    acceptanceLevel: criteria.acceptanceLevel,
  }
}

/** What displays need: names, scales, and the day to measure dates by (that of the moment read at). */
export async function displayContext(
  actor: Actor,
  names: Names,
  asOf?: Moment,
): Promise<DisplayContext> {
  return {
    names,
    scales: scalesOf(await readCriteria(asOf)),
    today: dayOf(actor, asOf),
    timeZone: actor.timeZone,
  }
}

/** Today for the person, or the day of the moment they read at. */
export function dayOf(actor: Actor, asOf?: Moment): string {
  if (!asOf) return today(actor.timeZone)
  return dayIn(actor.timeZone, new Date(asOf.at))
}
