import type { Actor } from '../access/actor.ts'
import { Forbidden, Invalid } from '../errors.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { requireUnheld } from './holds.ts'
import { requireNotErased } from './tombstones.ts'
import { working } from './work.ts'
import { changeIn, deedOf, requireIn, requireRevision } from './write.ts'

type Given = { id: string; revision: number; reason: string }

/**
 * Takes a record out of lists and counts, with a reason; it stays readable, linked and in the
 * trail. There is no deletion. Throws Invalid without a reason, Forbidden also while a
 * legal hold stands, Conflict, NotFound.
 */
export async function archiveRecord(actor: Actor, key: string, given: Given): Promise<AnyRecord> {
  const definition = registerOf(key)
  const reason = given.reason.trim()
  if (!reason) throw new Invalid({ reason: 'Give the reason; it stays on record.' })
  return working(actor, { action: deedOf(definition, 'archive'), reason }, async (work) => {
    const before = await requireIn(work, definition, given.id, 'archive')
    requireRevision(definition, before, given.revision)
    if (before.archivedAt) throw new Forbidden(`${before.code} is archived already.`)
    await requireUnheld(work.sql, before)
    return changeIn(work, definition, before, { archivedAt: work.now, archivedReason: reason })
  })
}

/** Brings an archived record back. */
export async function restoreRecord(actor: Actor, key: string, given: Given): Promise<AnyRecord> {
  const definition = registerOf(key)
  return working(
    actor,
    { action: deedOf(definition, 'restore'), reason: given.reason },
    async (work) => {
      const before = await requireIn(work, definition, given.id, 'archive')
      requireRevision(definition, before, given.revision)
      if (!before.archivedAt) throw new Forbidden(`${before.code} is not archived.`)
      await requireNotErased(work.sql, before)
      return changeIn(work, definition, before, { archivedAt: null, archivedReason: null })
    },
  )
}
