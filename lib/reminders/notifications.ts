import type { Actor } from '../access/actor.ts'
import { hrefOf, type Obligation } from '../checks/obligation.ts'
import type { State } from '../checks/state.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Tone } from '../fields/field.ts'
import { recordNames } from '../records/names.ts'
import { toldAtOnce } from '../records/tell-people.ts'
import { namesJoined } from '../registers/wording.ts'
import { standing } from './steps.ts'

type Told = {
  id: string
  subject: string
  step: string
  day: string
  at: Date
  readAt: Date | null
}

/** Something a person was told, and where it leads. */
export type Notice = Pick<Told, 'id' | 'step' | 'at' | 'readAt'> & {
  says: string
  /** What somebody said to them. */
  said: string
  code: string
  title: string
  href: string
  why: string
  dueOn: string | null
  tone: Tone
}

/** More than these are not counted. */
export const mostCounted = 99
/** The newest are looked at; older ones are in My work as long as they stand. */
const mostLookedAt = 400

/**
 * What this person was told and still stands, unread first, then the newest: what is done, moved or
 * no longer theirs to see is not among it. Words come from the records as they are.
 */
export async function noticesOf(actor: Actor, state: State): Promise<Notice[]> {
  const told = await sqlOf(pool())<Told>(
    `SELECT id::text, subject, step, day, at, "readAt" FROM notifications
     WHERE "personId" = $1::uuid ORDER BY "readAt" IS NOT NULL, at DESC, id LIMIT $2::int`,
    [actor.id, mostLookedAt],
  )
  const onRecords = await onRecordsOf(actor, told)
  const seen = new Set<string>()
  return told.flatMap((one) => {
    const said = onRecords.get(keyOf(one))
    const words = said ? fromRecord(said) : fromObligation(standing(actor, state, one))
    // Of the steps of one obligation, the one told last.
    if (!words || seen.has(keyOf(one))) return []
    seen.add(keyOf(one))
    const { id, step, at, readAt } = one
    return [{ id, step, at, readAt, ...words }]
  })
}

/** How much of what this person was told still stands and is unread; counted up to 100. */
export async function unreadOf(actor: Actor, state: State): Promise<number> {
  const told = await sqlOf(pool())<Told>(
    `SELECT id::text, subject, step, day, at, "readAt" FROM notifications
     WHERE "personId" = $1::uuid AND "readAt" IS NULL ORDER BY at DESC, id LIMIT $2::int`,
    [actor.id, mostLookedAt],
  )
  const onRecords = await onRecordsOf(actor, told)
  const standingNow = told.filter(
    (one) => onRecords.has(keyOf(one)) || standing(actor, state, one) !== null,
  )
  return Math.min(new Set(standingNow.map(keyOf)).size, mostCounted + 1)
}

/** Steps of one obligation are one thing, the one told last; others stand for themselves. */
export function keyOf({ subject, step }: Pick<Told, 'subject' | 'step'>): string {
  return toldAtOnce.some((one) => one === step) ? `${step} ${subject}` : subject
}

/** The person has read these of their own notifications; all of them when none is named. */
export async function markRead(actor: Actor, id: string | null): Promise<void> {
  await sqlOf(pool())(
    `UPDATE notifications SET "readAt" = $2::timestamptz
     WHERE "personId" = $1::uuid AND "readAt" IS NULL AND ($3::uuid IS NULL OR id = $3::uuid)`,
    [actor.id, now(), id],
  )
}

type Words = Omit<Notice, 'id' | 'step' | 'at' | 'readAt'>

function fromObligation(one: Obligation | null): Words | null {
  if (!one) return null
  const { says, code, title, why, dueOn, tone } = one
  return { says, said: '', code, title, href: hrefOf(one), why, dueOn, tone }
}

function fromRecord({ says, said, register, code, title }: OnRecord): Words {
  const href = `/${register}/${code}`
  return { says, said, code, title, href, why: '', dueOn: null, tone: 'plain' }
}

/** What somebody said to a person on a record, that it is theirs, or what became of its evidence. */
export type OnRecord = { says: string; said: string; register: string; code: string; title: string }

/** By its key what is said of mentions, records made over and evidence, as far as the person may see these. */
export async function onRecordsOf(
  actor: Actor,
  told: readonly Pick<Told, 'subject' | 'step'>[],
): Promise<Map<string, OnRecord>> {
  const subjects = (step: string) =>
    told.filter((one) => one.step === step).map((one) => one.subject)
  const mentions = subjects('mention')
  const owned = subjects('owner')
  const pieces = subjects('evidence')
  if (mentions.length + owned.length + pieces.length === 0) return new Map()
  const comments = await sqlOf(pool())<{ id: string; body: string; by: string; on: string }>(
    `SELECT c.id::text, c.body, u.name AS by, c."recordId"::text AS on
     FROM comments c JOIN users u ON u.id = c."authorId" WHERE c.id = ANY($1::uuid[])`,
    [mentions],
  )
  const evidence = await evidenceNow(pieces)
  const records = await recordNames(actor, [
    ...owned,
    ...comments.map(({ on }) => on),
    ...evidence.flatMap(({ id, shows }) => [id, ...shows]),
  ])
  const found = new Map<string, OnRecord>()
  const add = (
    step: string,
    subject: string,
    about: { id: string; says: string; said?: string },
  ) => {
    const record = records.get(about.id)
    if (!record) return
    const { says, said = '' } = about
    const { register, code, title } = record
    found.set(keyOf({ subject, step }), { says, said, register, code, title })
  }
  for (const { id, body, by, on } of comments)
    add('mention', id, { id: on, says: `${by} calls on you`, said: body })
  for (const id of owned) add('owner', id, { id, says: 'It is yours from now on' })
  for (const { id, state, archived, shows } of evidence) {
    const codes = shows.flatMap((one) => records.get(one)?.code ?? []).sort()
    const became = archived ? 'archived' : (becomes[state] ?? 'changed')
    add('evidence', id, {
      id,
      says: `The evidence was ${became}`,
      said: codes.length
        ? `It shows ${namesJoined(codes)}.`
        : 'It is attached to nothing any more.',
    })
  }
  return found
}

const becomes: Record<string, string> = {
  withdrawn: 'withdrawn',
  superseded: 'replaced by a newer piece',
}

/** Pieces of evidence as they stand, each with what it is attached to. */
async function evidenceNow(ids: readonly string[]) {
  return sqlOf(pool())<{ id: string; state: string; archived: boolean; shows: string[] }>(
    `SELECT e.id::text, e.state, e."archivedAt" IS NOT NULL AS archived,
       coalesce(array_agg(l."toId"::text) FILTER (WHERE l.id IS NOT NULL), '{}') AS shows
     FROM evidence e LEFT JOIN links l ON l."fromId" = e.id AND l.kind = 'evidence'
     WHERE e.id = ANY($1::uuid[]) GROUP BY e.id`,
    [ids],
  )
}
