import { everything } from '../access/where.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { Forbidden } from '../errors.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { findOne } from './read.ts'
import type { Moment } from './source.ts'
import type { Work } from './work.ts'

/** The sealed record on whose page this one lives, where it is closed with that one: now or as of a moment. */
export async function closedWith(
  { parent }: RegisterDefinition,
  record: AnyRecord,
  { sql = sqlOf(pool()), asOf }: { sql?: Sql; asOf?: Moment | undefined } = {},
): Promise<Pick<AnyRecord, 'code' | 'state'> | null> {
  if (!parent?.closes) return null
  const definition = registerOf(parent.register)
  const found = await findOne(sql, definition, everything, String(record[parent.field] ?? ''), asOf)
  return found && definition.sealed?.includes(found.state)
    ? { code: found.code, state: found.state }
    : null
}

/** Throws Forbidden where everything about a record is closed, what hangs on it and is said on it too. */
export async function requireUnclosed(
  { sql }: Work,
  definition: RegisterDefinition,
  record: AnyRecord,
): Promise<void> {
  if (definition.parent?.closes !== 'everything') return
  const sealed = await closedWith(definition, record, { sql })
  if (!sealed) return
  throw new Forbidden(
    `${sealed.code} is ${sealed.state}, and ${record.code} with it: nothing is added or taken away any more.`,
  )
}
