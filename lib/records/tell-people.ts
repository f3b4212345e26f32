import { newId } from '../db/new-id.ts'
import type { AnyRecord } from '../registers/define.ts'
import type { Work } from './work.ts'

/** What people are told of at once, and which stands until it was read. */
export const toldAtOnce = ['mention', 'owner', 'evidence'] as const

/**
 * Lets people know of a comment that calls on them, of a record that is theirs from now on, or of
 * evidence that shows a record of theirs and was changed; who did it themselves is not told. Told
 * again, it is unread again. What they then read is derived from the records. It is mailed too, as they
 * chose, but for that a record is theirs: that is in what it asks of them.
 */
export async function tellPeople(
  work: Work,
  people: readonly string[],
  { subject, step }: { subject: string; step: (typeof toldAtOnce)[number] },
): Promise<void> {
  for (const personId of new Set(people.map((one) => one.toLowerCase()))) {
    if (personId === work.actor.id) continue
    await work.sql(
      `INSERT INTO notifications (id, "personId", subject, step, at, mail)
       VALUES ($1::uuid, $2::uuid, $3, $4, $5::timestamptz, $6)
       ON CONFLICT ("personId", subject, step, day) DO UPDATE SET at = excluded.at, "readAt" = NULL, mail = excluded.mail`,
      [
        await newId(work.sql),
        personId,
        subject,
        step,
        work.now,
        step === 'owner' ? 'none' : 'waiting',
      ],
    )
  }
}

/** Tells the new owner of a record; the one before is no longer told that it is theirs. */
export async function tellOwner(
  work: Work,
  record: AnyRecord,
  before: AnyRecord | null,
): Promise<void> {
  if (record.ownerId === (before?.ownerId ?? null)) return
  if (before)
    await work.sql(`DELETE FROM notifications WHERE subject = $1 AND step = 'owner'`, [record.id])
  if (record.ownerId)
    await tellPeople(work, [record.ownerId], { subject: record.id, step: 'owner' })
}
