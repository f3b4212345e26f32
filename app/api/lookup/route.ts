import { handle } from '@/lib/api/handle'
import { lookupPeople, lookupRecords, searchRecords } from '@/lib/records/search'
import { registerOf } from '@/lib/registers/index'
import { inSentence } from '@/lib/registers/wording'

/** Suggestions for pickers: records of one register, of `any`, or `people`, these by `role` if told. */
export const GET = handle(async ({ actor, request }) => {
  const { searchParams } = new URL(request.url)
  const register = searchParams.get('register') ?? 'any'
  const q = (searchParams.get('q') ?? '').slice(0, 200)
  const items =
    register === 'people'
      ? (await lookupPeople(q, { roles: searchParams.getAll('role') })).map((one) => ({
          id: one.id,
          label: one.name,
          note: one.email,
        }))
      : (
          await (register === 'any' ? searchRecords(actor, q) : lookupRecords(actor, register, q))
        ).map((hit) => ({
          id: hit.id,
          code: hit.code,
          label: hit.title,
          note:
            register === 'any'
              ? inSentence(registerOf(hit.register).name.one)
              : hit.state.replaceAll('-', ' '),
        }))
  return Response.json({ items }, { headers: { 'cache-control': 'no-store' } })
})
