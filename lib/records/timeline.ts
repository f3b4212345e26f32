import type { Actor } from '../access/actor.ts'
import { db } from '../db/client.ts'
import { Invalid } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'
import { registerOf } from '../registers/index.ts'
import { personNames } from './names.ts'
import { hangingThen, type Moment } from './source.ts'
import { working } from './work.ts'
import { requireIn, requireOpen } from './write.ts'

/** What happened in an incident at a time, as somebody wrote it down. */
export type TimelineEntry = {
  id: string
  at: string
  text: string
  authorId: string
  authorName: string
  createdAt: string
}

/**
 * Adds to the timeline of an incident, which only grows; `at` is when it happened, ISO, or now.
 * Throws Invalid, NotFound, or Forbidden without the right to change the incident or once it is closed.
 */
export async function addTimelineEntry(
  actor: Actor,
  incidentId: string,
  given: { at?: string | undefined; text: string },
): Promise<TimelineEntry> {
  const text = given.text.trim()
  if (!text) throw new Invalid({ text: 'Write what happened.' })
  if (text.length > 4000) throw new Invalid({ text: 'At most 4,000 characters.' })
  if (!isStorable(text)) throw new Invalid({ text: 'Holds a character that can’t be kept.' })
  const definition = registerOf('incidents')
  return working(actor, { action: 'incident.tell' }, async (work) => {
    const incident = await requireIn(work, definition, incidentId, 'update')
    requireOpen(definition, incident)
    const at = new Date(given.at ?? work.now)
    if (Number.isNaN(at.getTime()))
      throw new Invalid({ at: 'Write the time as in 2026-11-30T14:00:00Z.' })
    if (at.toISOString() > work.now)
      throw new Invalid({ at: 'What happened can’t be in a time to come.' })
    const { id } = await work.tx.incidentEntry.create({
      data: {
        id: crypto.randomUUID(),
        incidentId: incident.id,
        at,
        text,
        authorId: actor.id,
        createdAt: new Date(work.now),
      },
    })
    const author = { authorId: actor.id, authorName: actor.name }
    return { id, at: at.toISOString(), text, ...author, createdAt: work.now }
  })
}

/** The timeline of an incident, by when things happened; the caller has settled who may read it. */
export async function timelineOf(incidentId: string, asOf?: Moment): Promise<TimelineEntry[]> {
  const rows = await db().incidentEntry.findMany({
    where: {
      incidentId,
      ...(asOf ? { id: { in: await hangingThen('incident-entries', incidentId, asOf) } } : {}),
    },
    orderBy: [{ at: 'asc' }, { createdAt: 'asc' }],
  })
  const names = await personNames(rows.map((row) => row.authorId))
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    text: row.text,
    authorId: row.authorId,
    authorName: names.get(row.authorId)?.name ?? 'Somebody',
    createdAt: row.createdAt.toISOString(),
  }))
}
