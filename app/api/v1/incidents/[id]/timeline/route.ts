import { z } from 'zod'
import { parseShape, readJson } from '@/lib/api/body'
import { handle, json } from '@/lib/api/handle'
import { asOfOf } from '@/lib/api/list-query'
import { requireRecord } from '@/lib/records/read'
import { isInstant } from '@/lib/records/scalar'
import { addTimelineEntry, timelineOf } from '@/lib/records/timeline'

type Params = { id: string }

const entry = z.strictObject({
  text: z.string(),
  at: z
    .string()
    .refine(isInstant, 'Write the time with its zone, as in 2026-11-30T14:00:00Z.')
    .optional(),
})

/** The timeline of an incident, by when things happened. */
export const GET = handle<Params>(async ({ actor, request, params }) => {
  const asOf = await asOfOf(request, actor, [])
  const incident = await requireRecord(actor, 'incidents', params.id, { asOf })
  return json({ items: await timelineOf(incident.id, asOf) })
})

/** Adds one entry. */
export const POST = handle<Params>(async ({ actor, request, params }) => {
  const given = parseShape(await readJson(request), entry)
  const incident = await requireRecord(actor, 'incidents', params.id)
  return json(await addTimelineEntry(actor, incident.id, given), { status: 201 })
})
