import { z } from 'zod'
import { readShape } from '@/lib/api/body'
import { handle, json } from '@/lib/api/handle'
import { asOfOf } from '@/lib/api/list-query'
import { addComment, commentsOn } from '@/lib/records/comments'
import { requireRecord } from '@/lib/records/read'
import { registerOf } from '@/lib/registers'

type Params = { register: string; id: string }

const shape = z.strictObject({
  body: z.string('Write something first.'),
  mentionIds: z.array(z.guid()).max(50).optional(),
})

/** Comments on a record, oldest first. */
export const GET = handle<Params>(async ({ actor, request, params }) => {
  const definition = registerOf(params.register)
  const asOf = await asOfOf(request, actor)
  const record = await requireRecord(actor, definition.key, params.id, { asOf })
  return json({ items: await commentsOn(actor, definition, record.id, asOf) })
})

/** Says something on a record. */
export const POST = handle<Params>(async ({ actor, request, params }) => {
  const { key } = registerOf(params.register)
  const { body, mentionIds = [] } = await readShape(request, shape)
  const comment = await addComment(actor, key, { id: params.id, body, mentionIds })
  return json(comment, { status: 201 })
})
