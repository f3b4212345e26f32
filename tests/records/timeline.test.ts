import { expect, test } from 'vitest'
import type { Role } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Invalid } from '../../lib/errors.ts'
import { historyOf } from '../../lib/records/history.ts'
import { addTimelineEntry, timelineOf } from '../../lib/records/timeline.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

const anIncident = () => aRecord('incidents', { seriousIncident: false })

test('a timeline is written by those who may change the incident', async () => {
  const { id } = await anIncident()
  for (const role of [
    'auditor',
    'executive',
    'data-owner',
    'staff',
    'model-owner',
  ] satisfies Role[])
    await expect(
      addTimelineEntry(await aPerson({ roles: [role] }), id, { text: 'Seen' }),
      role,
    ).rejects.toThrow()
  expect(await timelineOf(id)).toEqual([])
})

test('a timeline stands in the order in which things happened, each entry with its author', async () => {
  const lead = await theLead()
  const { id } = await anIncident()
  await addTimelineEntry(lead, id, { text: 'Switched off', at: '2026-02-01T09:00:00Z' })
  await addTimelineEntry(lead, id, { text: 'A member called', at: '2026-02-01T08:00:00Z' })
  expect(await timelineOf(id)).toMatchObject([
    { text: 'A member called', authorName: lead.name },
    { text: 'Switched off' },
  ])
  const ahead = new Date(Date.now() + 3_600_000).toISOString()
  await expect(addTimelineEntry(lead, id, { text: 'Later', at: ahead })).rejects.toBeInstanceOf(
    Invalid,
  )
  const [latest] = await historyOf(lead, registerOf('incidents'), id, { limit: 1 })
  expect(latest?.sentence).toBe('added to the timeline: “A member called”')
})

test('no entry is changed or taken away, past every screen either', async () => {
  const { id } = await anIncident()
  await addTimelineEntry(await theLead(), id, { text: 'Seen' })
  const sql = sqlOf(db())
  for (const statement of [
    "UPDATE incident_entries SET text = 'Nothing'",
    'DELETE FROM incident_entries',
    'TRUNCATE incident_entries',
  ])
    await expect(sql(statement), statement).rejects.toThrow(/only grows|actor|not allowed/)
})
