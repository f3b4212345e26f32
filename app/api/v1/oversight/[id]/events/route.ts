import { z } from 'zod'
import { appendedTo, instant } from '@/lib/api/appended'
import { addEvents, eventKinds, eventsOf } from '@/lib/records/oversight-events'

/** Events of an oversight plan. */
const events = appendedTo('oversight', {
  shape: z.strictObject({
    kind: z.enum(eventKinds),
    at: instant.optional(),
    case: z.string().max(200, 'At most 200 characters.').optional(),
    reason: z.string().max(2000, 'At most 2,000 characters.').optional(),
    reviewer: z.string().max(200, 'At most 200 characters.').optional(),
  }),
  read: eventsOf,
  add: addEvents,
})

export const GET = events.GET
export const POST = events.POST
