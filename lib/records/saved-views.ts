import type { Actor } from '../access/actor.ts'
import { requirePresent } from '../access/past.ts'
import { hasReach } from '../access/reach.ts'
import { db, pool } from '../db/client.ts'
import { newId } from '../db/new-id.ts'
import { sqlOf } from '../db/sql.ts'
import { Invalid, NotFound } from '../errors.ts'
import { registerOf } from '../registers/index.ts'

/** A named filter of a list; `query` is what stands behind the `?` of its address. */
export type SavedView = { id: string; name: string; query: string; shared: boolean; own: boolean }

/** The person's views of a list, and those that others share. */
export async function viewsOf(actor: Actor, register: string): Promise<SavedView[]> {
  const rows = await db().savedView.findMany({
    where: { register, OR: [{ userId: actor.id }, { shared: true }] },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ id, name, query, shared, userId }) => ({
    id,
    name,
    query,
    shared,
    own: userId === actor.id,
  }))
}

/**
 * Keeps a view; one of the same name is replaced. Throws Invalid without a name, Forbidden, NotFound when the
 * person sees nothing of the register: what is shared there reaches those who do.
 */
export async function keepView(
  actor: Actor,
  register: string,
  given: { name: string; query: string; shared: boolean },
): Promise<void> {
  requirePresent(actor)
  if (!hasReach(actor, registerOf(register), 'read')) throw new NotFound()
  const name = given.name.trim().slice(0, 80)
  if (!name) throw new Invalid({ name: 'Name the view.' })
  const query = given.query.slice(0, 4000)
  await db().savedView.deleteMany({ where: { userId: actor.id, register, name } })
  const id = await newId(sqlOf(pool()))
  await db().savedView.create({
    data: { id, userId: actor.id, register, name, query, shared: given.shared },
  })
}

/** Removes a view of the person's own. */
export async function removeView(actor: Actor, id: string): Promise<void> {
  requirePresent(actor)
  await db().savedView.deleteMany({ where: { id, userId: actor.id } })
}
