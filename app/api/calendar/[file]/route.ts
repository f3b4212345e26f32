import { addressOf } from '@/lib/access/address'
import { actorOfFeed } from '@/lib/access/calendar-feed'
import { readOrganisation } from '@/lib/access/organisation'
import { originOf } from '@/lib/access/origin'
import { problemResponse } from '@/lib/api/problem'
import { now } from '@/lib/clock'
import { NotFound } from '@/lib/errors'
import { loadState } from '@/lib/records/load-state'
import { calendarOf } from '@/lib/reminders/ics'

/** A person's work as a calendar, by a secret address: calendar programs don't sign in. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/calendar/[file]'>,
): Promise<Response> {
  try {
    const [, secret] = /^([\w-]+)\.ics$/.exec((await params).file) ?? []
    const actor = secret && (await actorOfFeed(secret, addressOf(request.headers)))
    if (!actor) throw new NotFound('There is no calendar at this address, or no longer.')
    const [state, organisation] = await Promise.all([loadState(), readOrganisation()])
    const origin = originOf(request.headers)
    return new Response(calendarOf(actor, state, { organisation, origin, at: now() }), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="plumbline.ics"',
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    // What is logged of a defect names the path, and this one is a secret.
    return problemResponse(error, new Request(new URL('/api/calendar', request.url)))
  }
}
