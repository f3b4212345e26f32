import type { Actor } from '../access/actor.ts'
import { now } from '../clock.ts'
import { db } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { RegisterDefinition } from '../registers/define.ts'
import { rulesOf } from '../registers/rules-index.ts'
import type { Values } from './values.ts'
import { ruleContext, todayHere } from './work.ts'

/** What the form of a new record begins with by the register's rules; nothing for most registers. */
export async function startingValues(
  actor: Actor,
  definition: RegisterDefinition,
): Promise<Values> {
  const { start } = rulesOf(definition.key)
  if (!start) return {}
  const sql = sqlOf(db())
  return start({ context: ruleContext(actor, sql, await todayHere(sql), now().toISOString()) })
}
