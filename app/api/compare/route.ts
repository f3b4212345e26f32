import { requirePermission } from '@/lib/access/reach'
import { dated, download } from '@/lib/api/download'
import { formatOf } from '@/lib/api/export-query'
import { handle } from '@/lib/api/handle'
import { comparisonPdf } from '@/lib/export/comparison-pdf'
import { readSpan } from '@/lib/records/span'

/** What changed between two days, as a document. */
export const GET = handle(async ({ actor, request }) => {
  requirePermission(actor, 'overview.read', 'compare two days')
  const { searchParams } = new URL(request.url)
  formatOf(searchParams, ['pdf'])
  const span = await readSpan(actor, searchParams.get('from') ?? '', searchParams.get('to'))
  const stream = await comparisonPdf(actor, span)
  return download(stream, { type: 'application/pdf', name: dated('comparison', 'pdf', span.to) })
})
