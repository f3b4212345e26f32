import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { Invalid } from '../errors.ts'
import { requireRecord } from '../records/read.ts'
import { isInstant } from '../records/scalar.ts'
import type { Moment } from '../records/source.ts'
import { parseShape, readJson } from './body.ts'
import { handle, json } from './handle.ts'
import { asOfOf, limitOf } from './list-query.ts'

type Params = { id: string }
type Asked = { asOf: Moment | undefined; limit: number; from?: string }

/** A time with its zone, as the API takes it. */
export const instant = z
  .string()
  .refine(isInstant, 'Write the time with its zone, as in 2026-11-30T14:00:00Z.')

/**
 * Handlers of what is appended to a record in bulk, such as readings: GET answers the latest `limit`,
 * oldest first, from a time on; POST appends one, or a list of them.
 */
export function appendedTo<S extends z.ZodType>(
  register: string,
  {
    shape,
    read,
    add,
  }: {
    shape: S
    read: (recordId: string, asked: Asked) => Promise<unknown[]>
    add: (actor: Actor, recordId: string, given: z.output<S>[]) => Promise<unknown[]>
  },
) {
  return {
    GET: handle<Params>(async ({ actor, request, params }) => {
      const asOf = await asOfOf(request, actor, ['from', 'limit'])
      const { searchParams } = new URL(request.url)
      const limit = limitOf(searchParams.get('limit'), { usual: 500, largest: 10_000 })
      const from = searchParams.get('from')
      if (from && !instant.safeParse(from).success) {
        throw new Invalid({ from: `“${from}” is not a time, such as 2026-11-30T14:00:00Z.` })
      }
      const record = await requireRecord(actor, register, params.id, { asOf })
      return json({ items: await read(record.id, { asOf, limit, ...(from ? { from } : {}) }) })
    }),
    POST: handle<Params>(async ({ actor, request, params }) => {
      const body = await readJson(request)
      const given = Array.isArray(body)
        ? parseShape(body, z.array(shape).min(1).max(10_000))
        : [parseShape(body, shape)]
      return json({ items: await add(actor, params.id, given) }, { status: 201 })
    }),
  }
}
