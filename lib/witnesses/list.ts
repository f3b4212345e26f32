import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { type CheckpointReason, checkpointOf } from '../audit-trail/checkpoint.ts'
import type { KeyArrival } from '../audit-trail/key-chain.ts'
import { shortCodeOf } from '../audit-trail/short-code.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { NotFound } from '../errors.ts'
import type { Moment } from '../records/source.ts'
import type { WitnessKind } from './witnesses.ts'

export type DeliveryStatus = 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed'

export type ListedDelivery = {
  witness: string
  kind: WitnessKind
  status: DeliveryStatus
  attempts: number
  error: string
  /** When it ended, or for what waits, when it is tried next. */
  at: string
  /** For an authority that stamped: when, by its clock. */
  stampedAt: string | null
}

export type ListedCheckpoint = {
  size: number
  key: string
  code: string
  at: string
  reasons: CheckpointReason[]
  deliveries: ListedDelivery[]
}

const pageSize = 50
const iso = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * Checkpoints, those of the largest trees first, with what became of sending them; `older` is where
 * the next page begins. Throws Forbidden.
 */
export async function listCheckpoints(
  actor: Actor,
  query: { before?: number | undefined; asOf?: Moment | undefined },
): Promise<{ checkpoints: ListedCheckpoint[]; older: number | null }> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  const sql = sqlOf(pool())
  const below = Math.min(
    query.before ?? Number.MAX_SAFE_INTEGER,
    query.asOf ? query.asOf.seq + 1 : Number.MAX_SAFE_INTEGER,
  )
  const kept = await sql<Omit<ListedCheckpoint, 'code' | 'deliveries'> & { note: string }>(
    `SELECT size::float8 AS size, key, min(note) AS note, ${iso('min(at)')} AS at,
       array_agg(reason ORDER BY at, reason) AS reasons
     FROM audit_checkpoints WHERE size IN (
       SELECT DISTINCT size FROM audit_checkpoints WHERE size < $1::bigint ORDER BY size DESC LIMIT $2::int)
     GROUP BY size, key ORDER BY size DESC, min(at) DESC`,
    [String(below), pageSize + 1],
  )
  const sizes = [...new Set(kept.map(({ size }) => size))].slice(0, pageSize)
  const shown = kept.filter(({ size }) => sizes.includes(size))
  const deliveries = await sql<ListedDelivery & { size: number; key: string }>(
    `SELECT d.size::float8 AS size, d.key, w.name AS witness, w.kind, d.status, d.attempts, d.error,
       ${iso('coalesce(d."doneAt", d."nextAt")')} AS at,
       (SELECT ${iso('max(s."stampedAt")')} FROM time_stamps s
        WHERE s.size = d.size AND s.key = d.key AND s."witnessId" = d."witnessId") AS "stampedAt"
     FROM checkpoint_deliveries d JOIN witnesses w ON w.id = d."witnessId"
     WHERE d.size = ANY($1::bigint[]) ORDER BY w."createdAt", w.id`,
    [sizes.map(String)],
  )
  return {
    checkpoints: shown.map(({ note, ...one }) => ({
      ...one,
      code: shortCodeOf(checkpointOf(note)),
      deliveries: deliveries.filter(({ size, key }) => size === one.size && key === one.key),
    })),
    older: kept.some(({ size }) => !sizes.includes(size)) ? (sizes.at(-1) ?? null) : null,
  }
}

/** The text of a checkpoint as it was signed; of several keys the one named. Throws Forbidden, NotFound. */
export async function readNoteOf(
  actor: Actor,
  { size, key }: { size: number; key: string | null },
): Promise<string> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  const [kept] = await sqlOf(pool())<{ note: string }>(
    `SELECT note FROM audit_checkpoints WHERE size = $1::bigint AND ($2::text IS NULL OR key = $2)
     ORDER BY at DESC LIMIT 1`,
    [String(size), key],
  )
  if (!kept) throw new NotFound('There is no such checkpoint.')
  return kept.note
}

/** The time stamp of a checkpoint, as the authority answered it. Throws Forbidden, NotFound. */
export async function readStampOf(
  actor: Actor,
  { size, key }: { size: number; key: string | null },
): Promise<Buffer> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  const [kept] = await sqlOf(pool())<{ token: string }>(
    `SELECT token FROM time_stamps WHERE size = $1::bigint AND ($2::text IS NULL OR key = $2)
     ORDER BY "stampedAt" DESC LIMIT 1`,
    [String(size), key],
  )
  if (!kept) throw new NotFound('There is no such time stamp.')
  return Buffer.from(kept.token, 'base64')
}

export type KeyOnRecord = { fingerprint: string; how: KeyArrival; at: string }

/** The keys that signed here, the latest first. Throws Forbidden. */
export async function listKeys(actor: Actor): Promise<KeyOnRecord[]> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  return sqlOf(pool())<KeyOnRecord>(
    `SELECT fingerprint, how, ${iso('at')} AS at FROM signing_keys ORDER BY number DESC`,
  )
}
