import { readOrganisation } from '../access/organisation.ts'
import { signingKey } from '../audit-trail/keys.ts'
import { headOf } from '../audit-trail/log.ts'
import { treeAt } from '../audit-trail/subtrees.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { env } from '../env.ts'
import type { DocumentFrame } from '../pdf/documents/frame.ts'
import type { Moment } from '../records/source.ts'

/**
 * What every page of a document says: whose it is, how confidential, as of when, and by what it can be
 * checked. Of the present the head of the trail has the root; of a past moment it is put together from
 * the subtrees that are kept.
 */
export async function documentFrame(asOf: Moment | undefined): Promise<DocumentFrame> {
  const sql = sqlOf(pool())
  const [organisation, head, key] = await Promise.all([
    readOrganisation(),
    headOf(sql),
    signingKey(env().DATA_DIR),
  ])
  if (!head) throw new Error('There is no audit trail yet')
  const isPast = asOf !== undefined && asOf.seq < head.size
  const root = isPast
    ? (await treeAt(sql, head.installation, asOf.seq)).root()
    : Buffer.from(head.root)
  const notices = { production: null, demo: 'Demo installation', test: 'Test installation' }
  const notice = notices[head.kind]
  return {
    organisation: organisation.name,
    classification: organisation.classification,
    asOf: asOf?.at ?? now().toISOString(),
    proof: {
      logSize: isPast ? asOf.seq : head.size,
      logRoot: root.toString('hex'),
      keyFingerprint: key.fingerprint,
    },
    ...(notice ? { notice } : {}),
  }
}
