import type { Work } from './work.ts'

/** How two records belong together beyond their fields. */
export type LinkKind = 'evidence' | 'related'

export type End = { register: string; id: string }

/** Writes a link inside a transaction; twice changes nothing. */
export async function insertLink(work: Work, kind: LinkKind, from: End, to: End): Promise<void> {
  await work.sql(
    `INSERT INTO links (id, kind, "fromRegister", "fromId", "toRegister", "toId", "createdById", "createdAt")
     VALUES (uuidv7(), $1, $2, $3::uuid, $4, $5::uuid, $6::uuid, $7::timestamptz)
     ON CONFLICT ("fromId", "toId", kind) DO NOTHING`,
    [kind, from.register, from.id, to.register, to.id, work.actor.id, work.now],
  )
}
