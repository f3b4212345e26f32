import { db, pool } from '../db/client.ts'
import { newId } from '../db/new-id.ts'
import { sqlOf } from '../db/sql.ts'
import type { Actor, AuditReach, Role } from './actor.ts'
import { forgetOldAttempts } from './attempts.ts'
import { longestSession } from './session-token.ts'

/** After so many seconds without use a session is over. */
export const longestPause = 12 * 3600
/** Use is noted at most once in so many seconds. */
const noteEvery = 300

/** One signed-in browser of a person. */
export type OpenSession = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string }

/** A new session of the person; its id goes into the sealed cookie. Removes what is over. */
export async function openSession(userId: string, userAgent: string): Promise<string> {
  const sql = sqlOf(pool())
  const id = await newId(sql)
  await db().session.create({
    data: {
      id,
      userId,
      userAgent: userAgent.slice(0, 400),
      expiresAt: new Date(Date.now() + longestSession * 1000),
    },
  })
  await sql(
    `DELETE FROM sessions
     WHERE "expiresAt" < now() OR "lastSeenAt" < now() - $1::int * interval '1 second'`,
    [longestPause],
  )
  await forgetOldAttempts()
  return id
}

const lasting = `s."expiresAt" > now() AND s."lastSeenAt" > now() - $2::int * interval '1 second'`
/** The account may be used: not disabled, and its access has not ended. */
const usable = `u."disabledAt" IS NULL AND (u."accessEndsAt" IS NULL OR u."accessEndsAt" > now())`
const actorColumns = `u.id, u.name, u.email, u.roles, u."timeZone",
  ARRAY(SELECT o.id::text FROM systems o WHERE o."ownerId" = u.id) AS "ownSystemIds",
  CASE WHEN u.roles && ARRAY['auditor', 'external-auditor'] THEN (
    WITH mine AS (
      SELECT a.id, a."systemIds" FROM audits a
      WHERE (a."leadAuditorId" = u.id OR a."auditorIds" @> ARRAY[u.id])
        AND a.state <> 'cancelled' AND a."archivedAt" IS NULL
    ), asked AS (
      SELECT q.id, q."subjectId" FROM audit_questions q
      WHERE 'external-auditor' = ANY(u.roles) AND q."archivedAt" IS NULL
        AND q."auditId" IN (SELECT id FROM mine)
    ), drawn AS (SELECT "subjectId" AS id FROM asked WHERE "subjectId" IS NOT NULL)
    SELECT json_build_object(
      'auditIds', ARRAY(SELECT id::text FROM mine),
      'systemIds', ARRAY(SELECT DISTINCT s::text FROM mine, unnest(mine."systemIds") s
                         WHERE 'external-auditor' = ANY(u.roles)),
      'recordIds', ARRAY(SELECT id::text FROM drawn UNION
        SELECT l."fromId"::text FROM links l WHERE l.kind = 'evidence' AND l."toId" IN (
          SELECT id FROM drawn UNION SELECT id FROM asked UNION SELECT id FROM mine
            WHERE 'external-auditor' = ANY(u.roles))))
  ) END AS audits`

type ActorRow = {
  id: string
  name: string
  email: string
  roles: Role[]
  timeZone: string
  ownSystemIds: string[]
  audits: AuditReach | null
}

/**
 * Who acts by a session; null when it was ended or is over, or when the account is disabled or its
 * access has ended. Asked at each request, so that ending a session takes effect at once.
 */
export async function actorOfSession(sessionId: string): Promise<Actor | null> {
  const sql = sqlOf(pool())
  const [row] = await sql<ActorRow & { stale: boolean }>(
    `SELECT ${actorColumns}, s."lastSeenAt" < now() - $3::int * interval '1 second' AS stale
     FROM sessions s JOIN users u ON u.id = s."userId"
     WHERE s.id = $1::uuid AND ${lasting} AND ${usable}`,
    [sessionId, longestPause, noteEvery],
  )
  if (!row) return null
  const { stale, ...person } = row
  if (stale) await sql('UPDATE sessions SET "lastSeenAt" = now() WHERE id = $1::uuid', [sessionId])
  return { ...person, via: 'web' }
}

/** The person as an actor, by id or e-mail; null when there is no such account or it is not usable. */
export async function actorOfAccount(
  person: { id: string } | { email: string },
  via: 'api' | 'cli',
): Promise<Actor | null> {
  const [condition, value] =
    'id' in person
      ? ['u.id = $1::uuid', person.id]
      : ['u.email = $1', person.email.trim().toLowerCase()]
  const [row] = await sqlOf(pool())<ActorRow>(
    `SELECT ${actorColumns} FROM users u WHERE ${condition} AND ${usable}`,
    [value],
  )
  return row ? { ...row, via } : null
}

/** Sessions of a person that still last, latest use first. */
export function listSessions(userId: string): Promise<OpenSession[]> {
  return sqlOf(pool())<OpenSession>(
    `SELECT s.id, s."createdAt", s."lastSeenAt", s."userAgent" FROM sessions s
     WHERE s."userId" = $1::uuid AND ${lasting} ORDER BY s."lastSeenAt" DESC`,
    [userId, longestPause],
  )
}

/** Ends one session of the person; nothing happens when it is not theirs. */
export async function endSession(userId: string, sessionId: string): Promise<void> {
  await db().session.deleteMany({ where: { id: sessionId, userId } })
}

/** Ends every session of the person, but for the one that `except` names. */
export async function endSessionsOf(userId: string, except?: string): Promise<void> {
  await db().session.deleteMany({ where: { userId, ...(except ? { id: { not: except } } : {}) } })
}
