import { handle } from '@/lib/api/handle'
import { searchRecords } from '@/lib/records/search'
import { registerOf } from '@/lib/registers/index'
import { inSentence } from '@/lib/registers/wording'

/** Records that hold these words, for the command palette: only what the person may see. */
export const GET = handle(async ({ actor, request }) => {
  const q = new URL(request.url).searchParams.get('q') ?? ''
  const hits = await searchRecords(actor, q.slice(0, 200))
  const items = hits.map((hit) => ({
    href: `/${hit.register}/${hit.code}`,
    code: hit.code,
    label: hit.title,
    note: inSentence(registerOf(hit.register).name.one),
  }))
  return Response.json({ items }, { headers: { 'cache-control': 'no-store' } })
})
