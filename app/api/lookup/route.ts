import { actorOfRequest } from '@/lib/access/request'
import { ExpectedError } from '@/lib/errors'
import { registerOf } from '@/lib/registers/index'
import { inSentence } from '@/lib/registers/wording'
import { lookupPeople, lookupRecords, searchRecords } from '@/lib/records/search'

/** Suggestions for pickers: records of one register, of `any`, or `people`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await actorOfRequest(request)
    const { searchParams } = new URL(request.url)
    const register = searchParams.get('register') ?? 'any'
    const q = (searchParams.get('q') ?? '').slice(0, 200)
    if (register === 'people') {
      const people = await lookupPeople(q)
      const items = people.map((one) => ({ id: one.id, label: one.name, note: one.email }))
      return Response.json({ items }, { headers: { 'cache-control': 'no-store' } })
    }
    const hits = register === 'any' ? await searchRecords(actor, q) : await lookupRecords(actor, register, q)
    const items = hits.map((hit) => ({
      id: hit.id,
      code: hit.code,
      label: hit.title,
      note: register === 'any' ? inSentence(registerOf(hit.register).name.one) : hit.state.replaceAll('-', ' '),
    }))
    return Response.json({ items }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    return Response.json({ title: error.title, status: error.status, detail: error.message }, { status: error.status })
  }
}
