import { actorOfRequest } from '@/lib/access/request'
import { ExpectedError } from '@/lib/errors'
import { registerOf } from '@/lib/registers/index'
import { inSentence } from '@/lib/registers/wording'
import { searchRecords } from '@/lib/records/search'

/** Records that hold these words, for the command palette: only what the person may see. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await actorOfRequest(request)
    const q = new URL(request.url).searchParams.get('q') ?? ''
    const hits = await searchRecords(actor, q.slice(0, 200))
    const items = hits.map((hit) => ({
      href: `/${hit.register}/${hit.code}`,
      code: hit.code,
      label: hit.title,
      note: inSentence(registerOf(hit.register).name.one),
    }))
    return Response.json({ items }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    return Response.json({ title: error.title, status: error.status, detail: error.message }, { status: error.status })
  }
}
