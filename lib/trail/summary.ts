import type { Actor } from '../access/actor.ts'
import { requirePermission } from '../access/reach.ts'
import { checkpointOf, lastCheckpoint, originOf, verifierKeyOf } from '../audit-trail/checkpoint.ts'
import { chainText, keyStatements } from '../audit-trail/key-chain.ts'
import { type SigningKey, signingKey } from '../audit-trail/keys.ts'
import { headOf, type InstallationKind } from '../audit-trail/log.ts'
import { shortCodeOf } from '../audit-trail/short-code.ts'
import { treeAt } from '../audit-trail/subtrees.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import type { Moment } from '../records/source.ts'

/** The log as a whole. */
export type TrailSummary = {
  kind: InstallationKind
  size: number
  /** Hexadecimal. */
  root: string
  fingerprint: string
  checkpoint: KeptCheckpoint | null
}

export type KeptCheckpoint = {
  size: number
  code: string
  note: string
  at: string
  reason: string
}

/** Size, root, key and last checkpoint, now or as of a moment. Throws Forbidden. */
export async function trailSummary(actor: Actor, asOf?: Moment): Promise<TrailSummary> {
  requirePermission(actor, 'trail.read', 'read the audit trail')
  const sql = sqlOf(pool())
  const [head, key] = await Promise.all([headOf(sql), signingKey(env().DATA_DIR)])
  if (!head) throw new Error('There is no audit trail yet')
  const size = asOf ? Math.min(asOf.seq, head.size) : head.size
  const root =
    size === head.size
      ? Buffer.from(head.root)
      : (await treeAt(sql, head.installation, size)).root()
  const last = await lastCheckpoint(sql, size)
  return {
    kind: head.kind,
    size,
    root: root.toString('hex'),
    fingerprint: key.fingerprint,
    checkpoint: last && { ...last, ...codeOf(last.note) },
  }
}

function codeOf(note: string): { size: number; code: string } {
  const checkpoint = checkpointOf(note)
  return { size: checkpoint.size, code: shortCodeOf(checkpoint) }
}

/** The key that signs, as OpenSSH and as C2SP write it; null before there is an installation. */
export async function publishedKey(): Promise<{
  origin: string
  fingerprint: string
  sshLine: string
  verifierKey: string
  /** What the keys signed about each other, up to the one that signs. */
  chain: string
} | null> {
  const sql = sqlOf(pool())
  const head = await headOf(sql)
  if (!head) return null
  const key: SigningKey = await signingKey(env().DATA_DIR)
  const origin = originOf(head.installation)
  return {
    origin,
    fingerprint: key.fingerprint,
    sshLine: `${key.publicLine} ${origin}`,
    verifierKey: verifierKeyOf(origin, key.publicKey),
    chain: chainText(await keyStatements(sql)),
  }
}
