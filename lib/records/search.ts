import type { Actor } from '../access/actor.ts'
import { hasReach } from '../access/reach.ts'
import { db } from '../db/client.ts'
import { titleField } from '../registers/define.ts'
import { registerOf, registers } from '../registers/index.ts'
import { listRecords } from './read.ts'

export type Hit = { id: string; register: string; code: string; title: string; state: string }

/** Records of all registers that hold these words, or did at the moment that is read; only what may be seen. */
export async function searchRecords(actor: Actor, q: string, perRegister = 5): Promise<Hit[]> {
  if (q.trim().length < 2) return []
  const searched = registers.filter((one) => hasReach(actor, one, 'read'))
  const found = await Promise.all(
    searched.map((one) => lookupRecords(actor, one.key, q, perRegister)),
  )
  return found.flat()
}

/** Records of one register whose text holds these words: for pickers. */
export async function lookupRecords(
  actor: Actor,
  key: string,
  q: string,
  limit = 20,
): Promise<Hit[]> {
  const definition = registerOf(key)
  const { records } = await listRecords(actor, key, { q, limit, asOf: actor.past?.moment })
  return records.map((record) => ({
    id: record.id,
    register: key,
    code: record.code,
    title: String(record[titleField(definition)] ?? ''),
    state: record.state,
  }))
}

/** People with an account whose name or address holds these words, of one of `roles` if told: for pickers. */
export async function lookupPeople(
  q: string,
  { roles = [], limit = 20 }: { roles?: readonly string[]; limit?: number } = {},
): Promise<{ id: string; name: string; email: string }[]> {
  return db().user.findMany({
    where: {
      disabledAt: null,
      ...(roles.length > 0 ? { roles: { hasSome: [...roles] } } : {}),
      OR: [
        { name: { contains: q, mode: 'insensitive' } },
        { email: { contains: q, mode: 'insensitive' } },
      ],
    },
    select: { id: true, name: true, email: true },
    orderBy: { name: 'asc' },
    take: limit,
  })
}
