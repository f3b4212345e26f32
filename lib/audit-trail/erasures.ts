import type { Sql } from '../db/sql.ts'

/** Says which events lost their text without an erasure that somebody approved and that is on record. */
export async function compareErasures(
  sql: Sql,
  say: (problem: string, seq: number) => void,
): Promise<void> {
  const found = await sql<{ seq: number }>(
    `WITH carried_out AS (SELECT * FROM erasures WHERE "carriedOutAt" IS NOT NULL)
     SELECT seq::float8 AS seq FROM (
       SELECT seq FROM audit_events WHERE content IS NULL
       EXCEPT (
         SELECT e.seq FROM carried_out x
         JOIN audit_events e ON e.register = x.register AND e."recordId" = x."recordId"::text
         UNION ALL
         SELECT e.seq FROM carried_out x JOIN audit_events e ON e."subjectId" = x."recordId"::text
         WHERE x.kind = 'record'
           AND e.register IN ('comments', 'approvals', 'incident-entries', 'concern-messages')
         UNION ALL
         SELECT e.seq FROM carried_out x JOIN invitations i ON i."erasedWith" = x.id
         JOIN audit_events e ON e.register = 'invitations' AND e."recordId" = i.id::text
       )
     ) missing ORDER BY seq LIMIT 20`,
  )
  for (const { seq } of found)
    say(`Event ${seq}: its text was removed without an erasure that somebody approved.`, seq)
}
