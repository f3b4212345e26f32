import { Forbidden, Invalid } from '../errors.ts'
import { readMoment } from '../records/moment.ts'
import type { Actor, PastMoment } from './actor.ts'

/** Where a browser keeps the moment that its person chose to read at; without it they read the present. */
export const momentCookie = 'plumbline-as-of'

/** Somebody who acts by a browser, with the moment that its cookie names. */
export async function readingAt(actor: Actor, cookie: string | undefined): Promise<Actor> {
  const past = cookie ? await pastOf(cookie, actor.timeZone) : undefined
  return past ? { ...actor, past } : actor
}

async function pastOf(chosen: string, timeZone: string): Promise<PastMoment | undefined> {
  try {
    return { chosen, moment: await readMoment(chosen, timeZone) }
  } catch (error) {
    // A cookie from another installation, or typed by hand: read the present.
    if (error instanceof Invalid) return undefined
    throw error
  }
}

/** Throws Forbidden for whoever reads the past: what they decide on is not what stands now. */
export function requirePresent({ past }: Pick<Actor, 'past'>): void {
  if (past)
    throw new Forbidden(
      'You are reading the past, where nothing can be changed. Return to now first.',
    )
}
