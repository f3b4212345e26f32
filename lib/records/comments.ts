import type { Actor } from '../access/actor.ts'
import { reach, toldOf } from '../access/reach.ts'
import { actorOfAccount } from '../access/sessions.ts'
import { everything, matches } from '../access/where.ts'
import { db } from '../db/client.ts'
import { Invalid } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { requireUnclosed } from './closed-with.ts'
import { personNames } from './names.ts'
import { hangingThen, type Moment } from './source.ts'
import { tellPeople } from './tell-people.ts'
import { working } from './work.ts'
import { requireIn } from './write.ts'

export type Comment = { id: string; body: string; authorId: string; authorName: string; at: string }

/**
 * Says something on a record; `mentionIds` are the people it calls on, who are told. Throws Invalid, NotFound, or
 * Forbidden without the right to comment.
 */
export async function addComment(
  actor: Actor,
  key: string,
  { id, body, mentionIds = [] }: { id: string; body: string; mentionIds?: string[] },
): Promise<Comment> {
  const text = body.trim()
  if (!text) throw new Invalid({ body: 'Write something first.' })
  if (text.length > 10_000) throw new Invalid({ body: 'At most 10,000 characters.' })
  if (!isStorable(text)) throw new Invalid({ body: 'Holds a character that can’t be kept.' })
  const definition = registerOf(key)
  return working(actor, { action: 'comment.add' }, async (work) => {
    const record = await requireIn(work, definition, id, 'comment')
    await requireUnclosed(work, definition, record)
    const mentioned = await personNames(mentionIds, work.sql)
    if (mentionIds.some((one) => !mentioned.has(one.toLowerCase()))) {
      throw new Invalid({ mentionIds: 'One of the people has no account here.' })
    }
    if (definition.access === 'confidential') {
      for (const one of mentionIds) await requireReader(definition, record, one)
    }
    const said = await work.tx.comment.create({
      data: {
        id: crypto.randomUUID(),
        register: key,
        recordId: record.id,
        body: text,
        mentionIds,
        authorId: actor.id,
        createdAt: new Date(work.now),
      },
    })
    await tellPeople(work, mentionIds, { subject: said.id, step: 'mention' })
    return { id: said.id, body: text, authorId: actor.id, authorName: actor.name, at: work.now }
  })
}

/** Throws Invalid unless the person may read the record: being called on tells that it is there. */
async function requireReader(definition: RegisterDefinition, record: AnyRecord, id: string) {
  const person = await actorOfAccount({ id }, 'cli')
  if (person && matches(reach(person, definition, 'read'), record)) return
  throw new Invalid({ mentionIds: `${person?.name ?? 'This person'} may not read ${record.code}.` })
}

/**
 * Comments on a record, oldest first; the caller has made sure that the actor may read the record.
 * Whoever sees a record only once it is published is not told what was said on the way there.
 */
export async function commentsOn(
  actor: Actor,
  definition: RegisterDefinition,
  recordId: string,
  asOf?: Moment,
): Promise<Comment[]> {
  if (toldOf(actor, definition, 'read') !== everything) return []
  const rows = await db().comment.findMany({
    where: {
      recordId,
      ...(asOf ? { id: { in: await hangingThen('comments', recordId, asOf) } } : {}),
    },
    orderBy: { createdAt: 'asc' },
  })
  const names = await personNames(rows.map((row) => row.authorId))
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    authorId: row.authorId,
    authorName: names.get(row.authorId)?.name ?? 'Somebody',
    at: row.createdAt.toISOString(),
  }))
}
