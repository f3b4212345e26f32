import { dated, download } from '@/lib/api/download'
import { handle } from '@/lib/api/handle'
import { exportTrail } from '@/lib/trail/export'

/** The audit trail as JSON Lines, whole or of the days `from` to `to`; docs/trail-format.md. */
export const GET = handle(async ({ actor, request }) => {
  const { searchParams } = new URL(request.url)
  const { stream } = await exportTrail(actor, {
    from: searchParams.get('from') ?? '',
    to: searchParams.get('to') ?? '',
  })
  return download(stream, {
    type: 'application/jsonl',
    name: dated('trail', 'jsonl', actor.past?.moment),
  })
})
