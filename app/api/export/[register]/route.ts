import { dated, download } from '@/lib/api/download'
import { columnsOf, documentOf, formatOf, requireExport } from '@/lib/api/export-query'
import { handle } from '@/lib/api/handle'
import { listQueryOf } from '@/lib/api/list-query'
import { exportRecords } from '@/lib/export/export-records'
import { filterWords } from '@/lib/export/filter-words'
import { listPdf } from '@/lib/export/list-pdf'
import { registerOf } from '@/lib/registers'

/** Every record of the list that this address shows, with all fields, as a file. */
export const GET = handle<{ register: string }>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const { searchParams } = new URL(request.url)
  const format = formatOf(searchParams, ['csv', 'xlsx', 'json', 'pdf'])
  requireExport(actor, definition)
  const columns = columnsOf(definition, searchParams)
  searchParams.delete('columns')
  const document = documentOf(definition, format, searchParams)
  const { cursor: _, ...query } = await listQueryOf(searchParams, actor, [
    'format',
    'start',
    'document',
  ])
  const name = dated(document ?? definition.key, format, query.asOf)
  if (format === 'pdf') {
    const filter = await filterWords(actor, definition, query)
    const stream = await listPdf(actor, definition.key, {
      query,
      filter,
      ...(columns ? { columns } : {}),
      ...(document ? { as: document } : {}),
    })
    return download(stream, { type: 'application/pdf', name })
  }
  const { stream, type } = await exportRecords(actor, definition.key, { format, query })
  return download(stream, { type, name })
})
