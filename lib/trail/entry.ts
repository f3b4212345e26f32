import type { Actor } from '../access/actor.ts'
import { headOf, type Moment } from '../audit-trail/log.ts'
import { leafHash, verifyInclusion } from '../audit-trail/merkle.ts'
import { MissingLeaves, proofInTrail, treeAt } from '../audit-trail/subtrees.ts'
import { pool } from '../db/client.ts'
import { type Sql, sqlOf } from '../db/sql.ts'
import { NotFound } from '../errors.ts'
import type { ToldEvent } from '../records/history.ts'
import { tellEntry } from './list.ts'
import { withoutText } from './scope.ts'

/** An entry of the trail as it lies there, and the proof that the tree holds it. Hashes in hexadecimal. */
export type TrailEntry = {
  told: ToldEvent
  header: string
  /** Null where the person is not told the text, or where the law had it removed. */
  content: string | null
  salt: string | null
  isErased: boolean
  leaf: string
  size: number
  root: string
  /** The audit path, from the leaf upwards; null where leaves are missing from the trail. */
  proof: string[] | null
  /** Whether header, leaf and path make the root. */
  holds: boolean
}

/**
 * One entry whole, with its proof against the tree as it is now, or was at a moment; throws NotFound
 * also for what came later, Forbidden.
 */
export async function readEntry(actor: Actor, seq: number, asOf?: Moment): Promise<TrailEntry> {
  const told = await tellEntry(actor, seq, asOf)
  const sql = sqlOf(pool())
  const [event] = await sql<{
    header: string
    content: string | null
    salt: string | null
    leaf: string
    isErased: boolean
  }>(
    `SELECT header, content, encode(salt, 'hex') AS salt, encode(leaf, 'hex') AS leaf,
      content IS NULL AS "isErased" FROM audit_events WHERE seq = $1::bigint`,
    [String(seq)],
  )
  const last = await headOf(sql)
  if (!event || !last) throw new NotFound()
  const size = Math.min(asOf?.seq ?? last.size, last.size)
  const root = size === last.size ? last.root : await rootAt(sql, last.installation, size)
  const isBare = withoutText(actor).includes(told.register)
  const proof = root && (await proofInTrail(sql, { ...last, size, root }, seq).catch(missingLeaves))
  return {
    told,
    ...event,
    ...(isBare ? { content: null, salt: null } : {}),
    size,
    root: root ? Buffer.from(root).toString('hex') : '',
    proof: proof?.map((node) => node.toString('hex')) ?? null,
    holds:
      root !== null &&
      proof !== null &&
      verifyInclusion({ leaf: leafHash(event.header), index: seq, size, root }, proof),
  }
}

function rootAt(sql: Sql, installation: string, size: number): Promise<Uint8Array | null> {
  return treeAt(sql, installation, size).then((tree) => tree.root(), missingLeaves)
}

function missingLeaves(error: unknown): null {
  if (error instanceof MissingLeaves) return null
  throw error
}
