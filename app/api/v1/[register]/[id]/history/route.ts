import { handle, json } from '@/lib/api/handle'
import { asOfOf, limitOf } from '@/lib/api/list-query'
import { historyOf } from '@/lib/records/history'
import { requireRecord } from '@/lib/records/read'
import { registerOf } from '@/lib/registers'

/** What happened to a record, newest first, in sentences and differences. */
export const GET = handle<{ register: string; id: string }>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const asOf = await asOfOf(request, actor, ['limit'])
  const limit = limitOf(new URL(request.url).searchParams.get('limit'), {
    usual: 200,
    largest: 1000,
  })
  const record = await requireRecord(actor, definition.key, params.id, { asOf })
  return json({ items: await historyOf(actor, definition, record.id, { asOf, limit }) })
})
