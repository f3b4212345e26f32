import { Readable } from 'node:stream'
import { dated, download } from '@/lib/api/download'
import { formatOf, requireExport } from '@/lib/api/export-query'
import { handle } from '@/lib/api/handle'
import { asOfOf } from '@/lib/api/list-query'
import { recordJson } from '@/lib/api/record-json'
import { recordPdf } from '@/lib/export/record-pdf'
import { requireRecord } from '@/lib/records/read'
import { registerOf } from '@/lib/registers'

/** One record with what hangs on it, to read or to keep. */
export const GET = handle<{ register: string; id: string }>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const format = formatOf(new URL(request.url).searchParams, ['pdf', 'json'])
  requireExport(actor, definition)
  const asOf = await asOfOf(request, actor, ['format'])
  const record = await requireRecord(actor, definition.key, params.id, { asOf, to: 'export' })
  const name = dated(record.code, format, asOf)
  if (format === 'pdf') {
    const stream = await recordPdf(actor, definition.key, record.id, asOf)
    return download(stream, { type: 'application/pdf', name })
  }
  const text = JSON.stringify(await recordJson(actor, definition, record, asOf), null, 2)
  return download(Readable.from([`${text}\n`], { objectMode: false }), {
    type: 'application/json',
    name,
  })
})
