import type { Actor } from '../access/actor.ts'
import { db } from '../db/client.ts'

/** A form left half-way: the values typed so far, by field. */
export type Draft = { values: Record<string, unknown>; at: string }

/** The person's draft of a form, or null. */
export async function readDraft(actor: Actor, key: string): Promise<Draft | null> {
  const row = await db().draft.findUnique({ where: { userId_key: { userId: actor.id, key } } })
  if (!row || typeof row.values !== 'object' || row.values === null || Array.isArray(row.values))
    return null
  return { values: row.values, at: row.updatedAt.toISOString() }
}

/** Keeps a draft under the key of its form; null throws it away. Drafts are outside the trail. */
export async function keepDraft(
  actor: Actor,
  key: string,
  values: Record<string, unknown> | null,
): Promise<void> {
  const id = { userId: actor.id, key }
  if (values === null) {
    await db().draft.deleteMany({ where: id })
    return
  }
  const text = JSON.parse(JSON.stringify(values))
  await db().draft.upsert({
    where: { userId_key: id },
    create: { ...id, values: text },
    update: { values: text },
  })
}
