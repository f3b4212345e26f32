import { z } from 'zod'
import { parseShape, readShape } from '@/lib/api/body'
import { handle, json } from '@/lib/api/handle'
import { asOfOf } from '@/lib/api/list-query'
import { linksJson } from '@/lib/api/record-json'
import { linkRecords, unlinkRecords } from '@/lib/records/links'
import { requireRecord } from '@/lib/records/read'
import { registerOf } from '@/lib/registers'

type Params = { register: string; id: string }

/** The record at the other end; for evidence, the piece of evidence that shows this record. */
const shape = z.strictObject({
  kind: z.enum(['evidence', 'related'], 'kind is evidence or related.'),
  register: z.string('Name the register of the other record.'),
  id: z.string('Name the other record by id or code.'),
})

/** What hangs on a record, in named groups. */
export const GET = handle<Params>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const asOf = await asOfOf(request, actor)
  const record = await requireRecord(actor, definition.key, params.id, { asOf })
  return json({ items: await linksJson(actor, definition, record, asOf) })
})

/** Joins another record to this one; joining twice changes nothing. */
export const POST = handle<Params>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const { kind, ...other } = await readShape(request, shape)
  await linkRecords(actor, kind, other, { register: definition.key, id: params.id })
  const record = await requireRecord(actor, definition.key, params.id)
  return json({ items: await linksJson(actor, definition, record) }, { status: 201 })
})

/** Takes a link away: `?kind=related&register=risks&id=RSK-0001`. */
export const DELETE = handle<Params>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const given = Object.fromEntries(new URL(request.url).searchParams)
  const { kind, ...other } = parseShape(given, shape)
  await unlinkRecords(actor, kind, other, { register: definition.key, id: params.id })
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
})
