import { db, pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { enqueue } from '../jobs/queue.ts'
import { packJobName } from './job-name.ts'

/**
 * Puts packs into their queue again that are neither built nor worked on: a server that was killed
 * more often than a job is tried leaves such. Answers how many there were.
 */
export async function takeUpLostPacks(): Promise<number> {
  const lost = await sqlOf(pool())<{ id: string }>(
    `SELECT p.id::text AS id FROM packs p WHERE p.status IN ('queued', 'building') AND NOT EXISTS (
       SELECT 1 FROM pgboss.job j WHERE j.name = $1 AND j.data ->> 'packId' = p.id::text
         AND j.state IN ('created', 'retry', 'active')
     )`,
    [packJobName],
  )
  for (const { id } of lost) {
    await db().$transaction((tx) => enqueue(tx, packJobName, { packId: id }))
  }
  return lost.length
}
