import type { Actor } from '../access/actor.ts'
import { headOf } from '../audit-trail/log.ts'
import { now } from '../clock.ts'
import type { Tx } from '../db/client.ts'
import { speakAs } from '../db/governed.ts'
import type { Sql } from '../db/sql.ts'
import { codecs } from '../fields/codec.ts'
import { forgetMoments } from '../records/kept-moments.ts'
import { erasedTitle } from '../records/tombstones.ts'
import { deedOf } from '../records/write.ts'
import { titleField } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'

type Erased = { register: string; recordId: string; rule: string }

/**
 * Takes the content of a record away, within the transaction in which its erasure was approved: what
 * its texts and files say, what was said on it, and the texts of their events in the trail. Code,
 * state, dates, people by their ids and links stay. The database refuses without that approval.
 */
export async function eraseRecord(
  actor: Actor,
  { tx, sql }: { tx: Tx; sql: Sql },
  { register, recordId, rule }: Erased,
): Promise<void> {
  const definition = registerOf(register)
  await forgetTexts(
    sql,
    `(register = $2 AND "recordId" = $3) OR ("subjectId" = $3
      AND register IN ('comments', 'approvals', 'incident-entries', 'concern-messages'))`,
    [register, recordId],
  )
  const columns = await sql<{ name: string; isNeeded: boolean }>(
    `SELECT column_name AS name, is_nullable = 'NO' AS "isNeeded" FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1`,
    [definition.table],
  )
  const isNeeded = new Map(columns.map((one) => [one.name, one.isNeeded]))
  const title = titleField(definition)
  const emptied = Object.entries(definition.fields).flatMap(([key, field]) => {
    const { column } = codecs[field.kind]
    if (key === title) return [`"${key}" = '${erasedTitle}'`]
    if (field.kind === 'text' || field.kind === 'longText')
      return [`"${key}" = ${isNeeded.get(key) ? `''` : 'NULL'}`]
    if (column === 'jsonb') return [`"${key}" = ${isNeeded.get(key) ? `'{}'` : 'NULL'}`]
    return []
  })
  await speakAs(sql, actor, { action: deedOf(definition, 'erase'), reason: rule })
  await sql(
    `UPDATE "${definition.table}" SET ${emptied.join(', ')}, source = NULL, "sourceKey" = NULL,
       "searchText" = '', revision = revision + 1, "updatedAt" = $2::timestamptz, "updatedById" = $3::uuid,
       "archivedAt" = coalesce("archivedAt", $2::timestamptz), "archivedReason" = $4
     WHERE id = $1::uuid RETURNING id`,
    [recordId, now().toISOString(), actor.id, erasedTitle],
  )
  const said = await tx.comment.findMany({ where: { recordId }, select: { id: true } })
  await tx.notification.deleteMany({
    where: { subject: { in: [recordId, ...said.map((one) => one.id)] } },
  })
  await tx.comment.deleteMany({ where: { recordId } })
  await tx.approval.updateMany({ where: { recordId }, data: { remarks: '' } })
  await tx.incidentEntry.deleteMany({ where: { incidentId: recordId } })
  await tx.concernMessage.deleteMany({ where: { concernId: recordId } })
  await tx.concernReporter.deleteMany({ where: { concernId: recordId } })
  await tx.draft.deleteMany({ where: { key: { contains: recordId } } })
  await forgetMoments(sql)
  await speakAs(sql, actor, { action: 'erasure.approve', reason: '' })
}

/** Removes the texts of the events so far that fit; `$1` is the size of the trail. */
export async function forgetTexts(sql: Sql, condition: string, params: unknown[]): Promise<void> {
  const head = await headOf(sql)
  await sql(
    `UPDATE audit_events SET salt = NULL, content = NULL
     WHERE seq < $1::bigint AND content IS NOT NULL AND (${condition}) RETURNING seq::text`,
    [String(head?.size ?? 0), ...params],
  )
}
