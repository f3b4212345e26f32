import type { Actor } from '../access/actor.ts'
import { hasReach } from '../access/reach.ts'
import { today } from '../clock.ts'
import { Invalid } from '../errors.ts'
import { registerOf } from '../registers/index.ts'
import type { Span } from './compare.ts'
import { readMoment } from './moment.ts'
import { listRecords } from './read.ts'

/** A day that people compare with: an audit or a management review that was signed. */
export type Milestone = { day: string; label: string }

/**
 * The span between the ends of two days, which an address names; without the later one, or when that
 * is today, it reaches up to now, and for whoever reads the past never beyond that moment. Throws
 * Invalid for a day that is none, or when the order is wrong.
 */
export async function readSpan(
  actor: Actor,
  from: string,
  to: string | null | undefined,
): Promise<Span> {
  const reachesNow = !to || to >= today(actor.timeZone)
  const end = reachesNow ? undefined : await readMoment(to, actor.timeZone)
  const latest = actor.past?.moment
  const span = {
    from: await readMoment(from, actor.timeZone),
    to: latest && (!end || end.seq > latest.seq) ? latest : end,
  }
  if (span.to && span.to.seq < span.from.seq)
    throw new Invalid({ to: 'The second day lies before the first.' })
  return span
}

/** The audits and reviews that were signed by the moment that is read, as far as the person sees them, the latest first. */
export async function milestones(actor: Actor): Promise<Milestone[]> {
  const found = await Promise.all(
    ['audits', 'management-reviews'].map(async (key) => {
      if (!hasReach(actor, registerOf(key), 'read')) return []
      const { records } = await listRecords(actor, key, {
        filters: { state: 'signed' },
        sort: '-signedOn',
        limit: 3,
        asOf: actor.past?.moment,
      })
      return records.map((one) => ({
        day: String(one.signedOn),
        label: `${one.code} ${String(one.title ?? '')}`,
      }))
    }),
  )
  return found.flat().sort((a, b) => (a.day < b.day ? 1 : -1))
}
