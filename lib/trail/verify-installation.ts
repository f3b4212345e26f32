import { findSigningKey } from '../audit-trail/keys.ts'
import { type TrailReport, type VerifyTrailOptions, verifyTrail } from '../audit-trail/verify.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import { forgetMoments } from '../records/kept-moments.ts'

/**
 * Verifies the trail of this installation whole: every event, the tree, kept checkpoints with their
 * signatures where the key is at hand, and each governed table against its last events.
 */
export async function verifyInstallation(
  { DATA_DIR, DATABASE_URL }: { DATA_DIR: string; DATABASE_URL?: string | undefined },
  options: Omit<VerifyTrailOptions, 'publicKey' | 'tables'>,
): Promise<TrailReport & { isSigned: boolean }> {
  const key = await findSigningKey(DATA_DIR)
  // Pages that show a moment read it from the trail that is checked here.
  await forgetMoments(sqlOf(pool()))
  const report = await verifyTrail(DATABASE_URL ?? '', {
    ...options,
    ...(key ? { publicKey: key.publicKey } : {}),
    tables: true,
  })
  return { ...report, isSigned: key !== null }
}
