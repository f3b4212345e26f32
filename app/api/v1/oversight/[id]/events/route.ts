import { z } from 'zod'
import { parseShape, readJson } from '@/lib/api/body'
import { handle, json } from '@/lib/api/handle'
import { asOfOf, limitOf } from '@/lib/api/list-query'
import { Invalid } from '@/lib/errors'
import { addEvents, eventKinds, eventsOf } from '@/lib/records/oversight-events'
import { requireRecord } from '@/lib/records/read'
import { isInstant } from '@/lib/records/scalar'

type Params = { id: string }

const instant = z
  .string()
  .refine(isInstant, 'Write the time with its zone, as in 2026-11-30T14:00:00Z.')
const event = z.strictObject({
  kind: z.enum(eventKinds),
  at: instant.optional(),
  case: z.string().max(200, 'At most 200 characters.').optional(),
  reason: z.string().max(2000, 'At most 2,000 characters.').optional(),
  reviewer: z.string().max(200, 'At most 200 characters.').optional(),
})

/** Events of an oversight plan, oldest first: the latest `limit` of them, from a time on. */
export const GET = handle<Params>(async ({ actor, request, params }) => {
  const asOf = await asOfOf(request, actor.timeZone, ['from', 'limit'])
  const { searchParams } = new URL(request.url)
  const limit = limitOf(searchParams.get('limit'), { usual: 500, largest: 10_000 })
  const from = searchParams.get('from')
  if (from && !instant.safeParse(from).success) {
    throw new Invalid({ from: `“${from}” is not a time, such as 2026-11-30T14:00:00Z.` })
  }
  const plan = await requireRecord(actor, 'oversight', params.id, { asOf })
  const items = await eventsOf(plan.id, { asOf, limit, ...(from ? { from } : {}) })
  return json({ items })
})

/** Appends one event, or a list of them. */
export const POST = handle<Params>(async ({ actor, request, params }) => {
  const body = await readJson(request)
  const given = Array.isArray(body)
    ? parseShape(body, z.array(event).min(1).max(10_000))
    : [parseShape(body, event)]
  return json({ items: await addEvents(actor, params.id, given) }, { status: 201 })
})
