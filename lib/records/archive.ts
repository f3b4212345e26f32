import type { Actor } from '../access/actor.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { Forbidden, Invalid } from '../errors.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { requireUnheld } from './holds.ts'
import { requireRecord } from './read.ts'
import { requireNotErased } from './tombstones.ts'
import { ruleContext, todayHere, working } from './work.ts'
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

/** What archiving a record would do beside the record itself, in sentences; null where nothing. */
export async function foretellArchive(
  actor: Actor,
  key: string,
  record: AnyRecord,
): Promise<string | null> {
  const { foretellsArchive } = rulesOf(key)
  if (!foretellsArchive) return null
  const sql = sqlOf(pool())
  const context = ruleContext(actor, sql, await todayHere(sql), now().toISOString())
  return foretellsArchive({ record, context })
}

/** The same of several records, each by itself: `EVD-0001: It shows RSK-0001.` Throws NotFound. */
export async function foretellArchives(
  actor: Actor,
  key: string,
  ids: readonly string[],
): Promise<string[]> {
  const says: string[] = []
  for (const id of ids) {
    const record = await requireRecord(actor, key, id, { to: 'archive' })
    const foretold = record.archivedAt ? null : await foretellArchive(actor, key, record)
    if (foretold) says.push(`${record.code}: ${foretold}`)
  }
  return says
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
