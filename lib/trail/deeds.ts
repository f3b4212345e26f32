import type { Actor } from '../access/actor.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { deedOf } from '../records/write.ts'
import { registers } from '../registers/index.ts'
import { scopesOf, seesConfidential } from './scope.ts'

export type Deed = { register: string; action: string }

/** What confidential records have done to them begins like this, also where it hangs on them. */
const confidential = registers
  .filter((one) => one.access === 'confidential')
  .map((one) => deedOf(one, ''))

/**
 * What was ever done, by the register or table it was done in, to choose from: that of confidential
 * records for those alone who read all of them.
 */
export async function deedsIn(actor: Actor): Promise<Deed[]> {
  const seen = new Set(scopesOf(actor).map(({ register }) => register))
  const all = await sqlOf(pool())<Deed>(
    `WITH RECURSIVE deeds AS (
       (SELECT register, action FROM audit_events ORDER BY register, action LIMIT 1)
       UNION ALL
       SELECT next.register, next.action FROM deeds CROSS JOIN LATERAL (
         SELECT e.register, e.action FROM audit_events e
         WHERE (e.register, e.action) > (deeds.register, deeds.action)
         ORDER BY e.register, e.action LIMIT 1) next
     ) SELECT register, action FROM deeds`,
  )
  return all.filter(
    ({ register, action }) =>
      seen.has(register) &&
      (seesConfidential(actor) || !confidential.some((start) => action.startsWith(start))),
  )
}
