import type { Actor } from '../access/actor.ts'
import { db } from '../db/client.ts'
import { Forbidden } from '../errors.ts'
import { registerOf } from '../registers/index.ts'
import { working } from './work.ts'
import { requireIn } from './write.ts'

/** The actor says that they have read a version in force; saying it twice changes nothing. */
export async function acknowledge(actor: Actor, versionId: string): Promise<void> {
  await working(actor, { action: 'document-version.acknowledge' }, async (work) => {
    const version = await requireIn(work, registerOf('document-versions'), versionId, 'read')
    if (version.state !== 'effective')
      throw new Forbidden('Only a version in force is acknowledged.')
    await work.sql(
      `INSERT INTO acknowledgements (id, "recordId", "personId", at)
       VALUES (uuidv7(), $1::uuid, $2::uuid, $3::timestamptz)
       ON CONFLICT ("recordId", "personId") DO NOTHING`,
      [version.id, actor.id, work.now],
    )
  })
}

/** Who has acknowledged a version, and when; the caller has made sure that it may be read. */
export async function acknowledgedBy(
  versionId: string,
): Promise<{ personId: string; at: string }[]> {
  const rows = await db().acknowledgement.findMany({
    where: { recordId: versionId },
    orderBy: { at: 'asc' },
  })
  return rows.map(({ personId, at }) => ({ personId, at: at.toISOString() }))
}
