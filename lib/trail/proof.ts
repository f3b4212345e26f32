import { signingKey } from '../audit-trail/keys.ts'
import { headOf, type InstallationKind, type Moment } from '../audit-trail/log.ts'
import { treeAt } from '../audit-trail/subtrees.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import type { DocumentFrame } from '../pdf/documents/frame.ts'

/**
 * By what a document can be checked. Of the present the head of the trail has the root; of a past
 * moment it is put together from the subtrees that are kept.
 */
export async function proofOf(
  asOf: Moment | undefined,
): Promise<{ kind: InstallationKind; proof: NonNullable<DocumentFrame['proof']> }> {
  const sql = sqlOf(pool())
  const [head, key] = await Promise.all([headOf(sql), signingKey(env().DATA_DIR)])
  if (!head) throw new Error('There is no audit trail yet')
  const size = Math.min(asOf?.seq ?? head.size, head.size)
  const root =
    size === head.size
      ? Buffer.from(head.root)
      : (await treeAt(sql, head.installation, size)).root()
  return {
    kind: head.kind,
    proof: {
      logSize: size,
      logRoot: root.toString('hex'),
      keyFingerprint: key.fingerprint,
    },
  }
}
