import { readValues } from '@/lib/api/body'
import { handle, json } from '@/lib/api/handle'
import { asOfOf } from '@/lib/api/list-query'
import { recordJson } from '@/lib/api/record-json'
import { atRevision, etag, revisionOf } from '@/lib/api/revision'
import { splitReason } from '@/lib/api/values'
import { requireRecord } from '@/lib/records/read'
import { writeRecord } from '@/lib/records/write'
import { registerOf } from '@/lib/registers'

type Params = { register: string; id: string }

/** One record by id or code, now or as of a moment. */
export const GET = handle<Params>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const asOf = await asOfOf(request, actor)
  const record = await requireRecord(actor, definition.key, params.id, { asOf })
  const headers = asOf ? {} : etag(record)
  return json(await recordJson(actor, definition, record, asOf), { headers })
})

/** Changes the fields that the body names, and no others. */
export const PATCH = handle<Params>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const change = splitReason(await readValues(request))
  const revision = revisionOf(request)
  const record = await atRevision({ request, revision, idOrCode: params.id }, () =>
    writeRecord(actor, definition.key, { id: params.id, revision, ...change }),
  )
  return json(await recordJson(actor, definition, record), { headers: etag(record) })
})
