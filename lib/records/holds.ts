import type { Actor } from '../access/actor.ts'
import { db, pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import { registerOf } from '../registers/index.ts'
import { personNames, type RecordName, recordNames } from './names.ts'
import { requireNotErased } from './tombstones.ts'
import { working } from './work.ts'
import { requireIn } from './write.ts'

/** Somebody needs the record to stay as it is: who said so, when and why. */
export type LegalHold = { id: string; reason: string; byName: string; at: string }

/** The hold on a record that stands, or null; the caller has made sure that the actor may read it. */
export async function holdOn(
  recordId: string,
  sql: Sql = sqlOf(pool()),
): Promise<LegalHold | null> {
  const [hold] = await sql<{ id: string; reason: string; byId: string; at: Date }>(
    `SELECT id::text, reason, "byId"::text AS "byId", at FROM legal_holds
     WHERE "recordId" = $1::uuid AND "releasedAt" IS NULL ORDER BY at LIMIT 1`,
    [recordId],
  )
  if (!hold) return null
  const names = await personNames([hold.byId], sql)
  return {
    id: hold.id,
    reason: hold.reason,
    byName: names.get(hold.byId)?.name ?? 'Somebody',
    at: new Date(hold.at).toISOString(),
  }
}

/** A hold with the record it is on. */
export type HeldRecord = LegalHold & { record: RecordName }

/** Every hold that stands on a record that the actor may see, the latest first. */
export async function listHolds(actor: Actor): Promise<HeldRecord[]> {
  const rows = await db().legalHold.findMany({
    where: { releasedAt: null },
    orderBy: { at: 'desc' },
  })
  const [records, people] = await Promise.all([
    recordNames(
      actor,
      rows.map((one) => one.recordId),
    ),
    personNames(rows.map((one) => one.byId)),
  ])
  return rows.flatMap(({ id, recordId, reason, byId, at }) => {
    const record = records.get(recordId)
    const byName = people.get(byId)?.name ?? 'Somebody'
    return record ? [{ id, reason, byName, at: at.toISOString(), record }] : []
  })
}

/** Throws Forbidden while a hold stands. */
export async function requireUnheld(sql: Sql, record: { id: string; code: string }): Promise<void> {
  const hold = await holdOn(record.id, sql)
  if (hold)
    throw new Forbidden(
      `${record.code} is under legal hold since ${hold.at.slice(0, 10)}: ${hold.reason}`,
    )
}

/**
 * Puts a record under legal hold: until it is lifted, the record is neither archived nor erased. Whoever
 * may archive the record may do so. Throws Invalid without a reason, Conflict when one stands.
 */
export async function placeHold(
  actor: Actor,
  key: string,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const why = requireReason(reason)
  await working(actor, { action: 'legal-hold.place', reason: why }, async (work) => {
    const record = await requireIn(work, registerOf(key), id, 'archive')
    await requireNotErased(work.sql, record)
    if (await holdOn(record.id, work.sql))
      throw new Conflict(`${record.code} is under legal hold already.`)
    await work.tx.legalHold.create({
      data: {
        id: crypto.randomUUID(),
        register: key,
        recordId: record.id,
        reason: why,
        byId: actor.id,
        at: new Date(work.now),
      },
    })
  })
}

/** Lifts the hold on a record, with a reason. Throws Invalid without one, NotFound when none stands. */
export async function liftHold(
  actor: Actor,
  key: string,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const why = requireReason(reason)
  await working(actor, { action: 'legal-hold.lift', reason: why }, async (work) => {
    const record = await requireIn(work, registerOf(key), id, 'archive')
    const lifted = await work.tx.legalHold.updateMany({
      where: { recordId: record.id, releasedAt: null },
      data: { releasedAt: new Date(work.now), releasedById: actor.id, releaseReason: why },
    })
    if (lifted.count === 0) throw new NotFound(`${record.code} is under no legal hold.`)
  })
}

function requireReason(reason: string): string {
  const why = reason.trim()
  if (!why) throw new Invalid({ reason: 'Give the reason; it stays on record.' })
  return why
}
