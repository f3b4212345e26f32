import fc from 'fast-check'
import type { Actor } from '../../lib/access/actor.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { archiveRecord, restoreRecord } from '../../lib/records/archive.ts'
import type { Moment } from '../../lib/records/source.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { aRecord } from '../support/factories.ts'

/** The moment that is now. */
export async function present(): Promise<Moment> {
  const head = await headOf(sqlOf(db()))
  if (!head) throw new Error('no trail')
  return { seq: head.size, at: head.lastAt }
}

export type Step = {
  does: 'create' | 'title' | 'owner' | 'close' | 'reopen' | 'archive' | 'restore'
  which: number
  title: string
}
/** Histories of risks, as long as a year of a small organisation. */
export const steps = fc.array(
  fc.record({
    does: fc.constantFrom<Step['does']>(
      'create',
      'create',
      'title',
      'title',
      'owner',
      'close',
      'reopen',
      'archive',
      'restore',
    ),
    which: fc.nat(20),
    title: fc.constantFrom('Bias', 'Drift', 'Leak', 'Misuse'),
  }),
  { minLength: 5, maxLength: 25 },
)

/** Takes a step if the state of the record allows it; answers the record afterwards. */
export async function take(
  lead: Actor,
  records: AnyRecord[],
  { does, which, title }: Step,
): Promise<AnyRecord | null> {
  if (does === 'create' || records.length === 0) return aRecord('risks', { title, tags: [] })
  const record = records[which % records.length]
  if (!record) return null
  const { id, revision } = record
  const write = (values: Record<string, unknown>) =>
    writeRecord(lead, 'risks', { id, revision, values })
  const move = (transition: string) =>
    moveRecord(lead, 'risks', { id, revision, transition, reason: 'x' })
  if (does === 'restore')
    return record.archivedAt ? restoreRecord(lead, 'risks', { id, revision, reason: '' }) : null
  if (record.archivedAt) return null
  if (does === 'archive') return archiveRecord(lead, 'risks', { id, revision, reason: 'x' })
  if (does === 'reopen') return record.state === 'closed' ? move('reopen') : null
  if (record.state === 'closed') return null
  if (does === 'close') return move('close')
  return write(does === 'title' ? { title } : { ownerId: record.ownerId ? null : lead.id })
}
