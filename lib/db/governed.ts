import type { Actor } from '../access/actor.ts'
import { requirePresent } from '../access/past.ts'
import { clockSetTo } from '../clock.ts'
import { db, type Tx } from './client.ts'
import { type Sql, sqlOf } from './sql.ts'

/** Who acts and what they do, as the audit trail keeps it. */
export type Deed = { action: string; reason?: string | undefined }

/** What somebody takes away is on record too, but changes nothing: they may do it while reading the past. */
const takingAway = ['pack.request', 'pack.download', 'trail.export']

/**
 * One transaction in somebody's name: every governed table it touches is logged with this actor,
 * action and reason, and nothing is written when the log can't be. Transactions take the head of
 * the log first, so they run one after the other and rules never decide on what is about to change.
 * Throws Forbidden for whoever reads the past.
 */
export async function governed<T>(
  actor: Pick<Actor, 'id' | 'name' | 'past'>,
  deed: Deed,
  work: (tx: Tx, sql: Sql) => Promise<T>,
): Promise<T> {
  if (!takingAway.includes(deed.action)) requirePresent(actor)
  return db().$transaction(
    async (tx) => {
      const sql = sqlOf(tx)
      await sql('SELECT 1 AS locked FROM audit_head FOR UPDATE')
      await speakAs(sql, actor, deed)
      return work(tx, sql)
    },
    { timeout: 300_000, maxWait: 30_000 },
  )
}

/** Names actor, action and reason for the statements that follow in this transaction. */
export async function speakAs(sql: Sql, actor: { id: string; name: string }, deed: Deed) {
  await sql(
    `SELECT set_config('plumbline.actor', $1, true), set_config('plumbline.actor_name', $2, true),
            set_config('plumbline.action', $3, true), set_config('plumbline.reason', $4, true),
            set_config('plumbline.clock', $5, true)`,
    [actor.id, actor.name, deed.action, deed.reason ?? '', clockSetTo()?.toISOString() ?? ''],
  )
}
