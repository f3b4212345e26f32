import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { readShape } from './body.ts'
import { json } from './handle.ts'
import { recordJson } from './record-json.ts'
import { atRevision, etag, revisionOf } from './revision.ts'
import { longestReason } from './values.ts'

const reason = z.string().max(longestReason, 'At most 4,000 characters.')
const revision = z.int('revision is a whole number.').min(1)

/** The body of a transition; `revision` stands in for `If-Match`. */
export const moveShape = z.strictObject({
  revision: revision.optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  reason: reason.optional(),
})

/** The body of archiving and restoring. */
export const archiveShape = z.strictObject({
  revision: revision.optional(),
  reason: reason.optional(),
})

type Step = {
  id: string
  revision: number
  values: Record<string, unknown>
  reason: string | undefined
}

/** Answers a step on a record: reads body and revision, takes the step, gives the record afterwards. */
export async function answerStep(
  {
    actor,
    request,
    params,
  }: { actor: Actor; request: Request; params: { register: string; id: string } },
  shape: typeof moveShape | typeof archiveShape,
  take: (definition: RegisterDefinition, step: Step) => Promise<AnyRecord>,
): Promise<Response> {
  const definition = registerOf(params.register)
  const body: z.infer<typeof moveShape> = await readShape(request, shape)
  const seen = revisionOf(request, body.revision)
  const step = { id: params.id, revision: seen, values: body.values ?? {}, reason: body.reason }
  const record = await atRevision({ request, revision: seen, idOrCode: params.id }, () =>
    take(definition, step),
  )
  return json(await recordJson(actor, definition, record), { headers: etag(record) })
}
