import type { Actor } from '../access/actor.ts'
import { hrefOf, type Obligation } from '../checks/obligation.ts'
import type { State } from '../checks/state.ts'
import { now } from '../clock.ts'
import { pool } from '../db/client.ts'
import { sqlOf } from '../db/sql.ts'
import type { Tone } from '../fields/field.ts'
import { recordNames } from '../records/names.ts'
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
    const said = onRecords.get(one.subject)
    const words = said ? fromRecord(said) : fromObligation(standing(actor, state, one))
    // Of the steps of one obligation, the one told last.
    if (!words || seen.has(one.subject)) return []
    seen.add(one.subject)
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
    (one) => onRecords.has(one.subject) || standing(actor, state, one) !== null,
  )
  return Math.min(new Set(standingNow.map(({ subject }) => subject)).size, mostCounted + 1)
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

/** What somebody said to a person on a record, or that it is theirs. */
export type OnRecord = { says: string; said: string; register: string; code: string; title: string }

/** By its subject what is said of mentions and records made over to the person, as far as they may see these. */
export async function onRecordsOf(
  actor: Actor,
  told: readonly Pick<Told, 'subject' | 'step'>[],
): Promise<Map<string, OnRecord>> {
  const subjects = (step: string) =>
    told.filter((one) => one.step === step).map((one) => one.subject)
  const mentions = subjects('mention')
  const owned = subjects('owner')
  if (mentions.length + owned.length === 0) return new Map()
  const comments = await sqlOf(pool())<{ id: string; body: string; by: string; on: string }>(
    `SELECT c.id::text, c.body, u.name AS by, c."recordId"::text AS on
     FROM comments c JOIN users u ON u.id = c."authorId" WHERE c.id = ANY($1::uuid[])`,
    [mentions],
  )
  const records = await recordNames(actor, [...owned, ...comments.map(({ on }) => on)])
  const found = new Map<string, OnRecord>()
  const add = (subject: string, recordId: string, says: string, said: string) => {
    const record = records.get(recordId)
    if (!record) return
    const { register, code, title } = record
    found.set(subject, { says, said, register, code, title })
  }
  for (const { id, body, by, on } of comments) add(id, on, `${by} calls on you`, body)
  for (const id of owned) add(id, id, 'It is yours from now on', '')
  return found
}
