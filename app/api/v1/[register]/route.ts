import { readValues } from '@/lib/api/body'
import { handle, json } from '@/lib/api/handle'
import { listQueryOf } from '@/lib/api/list-query'
import { recordJson } from '@/lib/api/record-json'
import { etag } from '@/lib/api/revision'
import { splitReason } from '@/lib/api/values'
import { listRecords } from '@/lib/records/read'
import { writeRecord } from '@/lib/records/write'
import { registerOf } from '@/lib/registers'

type Params = { register: string }

/** One page of a register. */
export const GET = handle<Params>(async ({ actor, request, params }) => {
  const { key } = registerOf(params.register)
  const query = await listQueryOf(new URL(request.url).searchParams, actor)
  const { records, next, total } = await listRecords(actor, key, query)
  return json({ items: records, next, total })
})

/** A new record. */
export const POST = handle<Params>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const change = splitReason(await readValues(request))
  const record = await writeRecord(actor, definition.key, change)
  const location = `/api/v1/${definition.key}/${record.code}`
  const headers = { ...etag(record), location }
  return json(await recordJson(actor, definition, record), { status: 201, headers })
})
