import { z } from 'zod'
import { parseShape, readJson } from '@/lib/api/body'
import { handle, json } from '@/lib/api/handle'
import { asOfOf, limitOf } from '@/lib/api/list-query'
import { Invalid } from '@/lib/errors'
import { requireRecord } from '@/lib/records/read'
import { addReadings, readingsOf } from '@/lib/records/readings'
import { isInstant } from '@/lib/records/scalar'

type Params = { id: string }

const instant = z
  .string()
  .refine(isInstant, 'Write the time with its zone, as in 2026-11-30T14:00:00Z.')
const reading = z.strictObject({
  value: z.number('Write a number.'),
  at: instant.optional(),
  note: z.string().max(2000, 'At most 2,000 characters.').optional(),
})

/** Readings of a monitor, oldest first: the latest `limit` of them, from a time on. */
export const GET = handle<Params>(async ({ actor, request, params }) => {
  const asOf = await asOfOf(request, actor.timeZone, ['from', 'limit'])
  const { searchParams } = new URL(request.url)
  const limit = limitOf(searchParams.get('limit'), { usual: 500, largest: 10_000 })
  const from = searchParams.get('from')
  if (from && !instant.safeParse(from).success) {
    throw new Invalid({ from: `“${from}” is not a time, such as 2026-11-30T14:00:00Z.` })
  }
  const monitor = await requireRecord(actor, 'monitors', params.id, { asOf })
  const items = await readingsOf(monitor.id, { asOf, limit, ...(from ? { from } : {}) })
  return json({ items })
})

/** Appends one reading, or a list of them. */
export const POST = handle<Params>(async ({ actor, request, params }) => {
  const body = await readJson(request)
  const given = Array.isArray(body)
    ? parseShape(body, z.array(reading).min(1).max(10_000))
    : [parseShape(body, reading)]
  return json({ items: await addReadings(actor, params.id, given) }, { status: 201 })
})
