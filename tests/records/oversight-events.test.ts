import { beforeAll, expect, test } from 'vitest'
import type { Actor, Role } from '../../lib/access/actor.ts'
import { momentOf } from '../../lib/audit-trail/log.ts'
import { db } from '../../lib/db/client.ts'
import { type Sql, sqlOf } from '../../lib/db/sql.ts'
import { Forbidden, Invalid } from '../../lib/errors.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { addEvents, eventsByMonth, eventsOf } from '../../lib/records/oversight-events.ts'
import { requireRecord } from '../../lib/records/read.ts'
import { sealAppended } from '../../lib/records/sealed-batches.ts'
import type { Moment } from '../../lib/records/source.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
let approver: Actor
let sql: Sql
beforeAll(async () => {
  lead = await theLead()
  approver = await aPerson({ roles: ['risk-owner'] })
  sql = sqlOf(db())
})

async function aPlan(values = {}) {
  const { id, revision } = await aRecord('oversight', {
    reviewerIds: [lead.id],
    trigger: 'Confidence below 0.6',
    timeLimitHours: 4,
    powers: ['override', 'stop'],
    stopMeans: 'Intake sorts by hand',
    ...values,
  })
  return moveRecord(approver, 'oversight', { id, revision, transition: 'enforce' })
}

test('events are for reviewers of the plan and those who run systems, and for plans in force', async () => {
  const reviewer = await aPerson({ roles: ['compliance-lead'] })
  const { id } = await aPlan({ reviewerIds: [reviewer.id] })
  await addEvents(reviewer, id, [{ kind: 'approved' }])
  for (const role of ['auditor', 'executive', 'compliance-lead', 'staff'] satisfies Role[]) {
    const stranger = await aPerson({ roles: [role] })
    await expect(addEvents(stranger, id, [{ kind: 'approved' }]), role).rejects.toThrow()
  }
  const draft = await aRecord('oversight')
  await expect(addEvents(lead, draft.id, [{ kind: 'approved' }])).rejects.toBeInstanceOf(Forbidden)
})

test('an event that goes against the system says why, and none is from a time to come', async () => {
  const { id } = await aPlan()
  await expect(addEvents(lead, id, [{ kind: 'overridden' }])).rejects.toBeInstanceOf(Invalid)
  const ahead = new Date(Date.now() + 3_600_000).toISOString()
  await expect(addEvents(lead, id, [{ kind: 'approved', at: ahead }])).rejects.toBeInstanceOf(
    Invalid,
  )
  expect(await eventsOf(id)).toEqual([])
})

test('events are counted by month, in whichever order they come', async () => {
  const { id } = await aPlan()
  const on = (at: string) => ({ at: `${at}T10:00:00Z`, reason: 'Wrong class' })
  await addEvents(lead, id, [
    { kind: 'overridden', ...on('2026-02-03') },
    { kind: 'approved', ...on('2026-01-31') },
    { kind: 'approved', ...on('2026-02-01'), case: 'C-7', reviewer: 'Night shift' },
  ])
  expect(await eventsByMonth(id)).toEqual([
    { month: '2026-01', approved: 1, overridden: 0, escalated: 0, stopped: 0 },
    { month: '2026-02', approved: 1, overridden: 1, escalated: 0, stopped: 0 },
  ])
  expect(await eventsOf(id, { limit: 2 })).toMatchObject([
    { case: 'C-7', reviewer: 'Night shift' },
    { kind: 'overridden', reviewer: lead.name },
  ])
})

test('a stop is in the trail at once, and stays on the plan until somebody has said what followed', async () => {
  const { id } = await aPlan()
  await addEvents(lead, id, [{ kind: 'stopped', reason: 'It answered for another member' }])
  const stopped = await requireRecord(lead, 'oversight', id)
  expect(stopped).toMatchObject({ stoppedBecause: 'It answered for another member' })
  const [event] = await sql<{ action: string }>(
    `SELECT action FROM audit_events WHERE "recordId" = $1 ORDER BY seq DESC LIMIT 1`,
    [id],
  )
  expect(event?.action).toBe('oversight-plan.stop')
  const { revision } = stopped
  const move = { id, revision, transition: 'settleStop' }
  await expect(moveRecord(lead, 'oversight', move)).rejects.toBeInstanceOf(Invalid)
  const values = { stopOutcome: 'Sessions are kept apart now.' }
  expect(await moveRecord(lead, 'oversight', { ...move, values })).toMatchObject({
    stoppedAt: null,
    state: 'in-force',
  })
})

test('events are appended without an event of the trail each, sealed once, and never changed', async () => {
  const { id } = await aPlan()
  const size = async () =>
    (await sql<{ n: number }>('SELECT count(*)::int AS n FROM audit_events'))[0]?.n ?? 0
  const before = await size()
  await addEvents(
    lead,
    id,
    Array.from({ length: 2_000 }, () => ({ kind: 'approved' as const })),
  )
  expect(await size()).toBe(before)
  expect(await sealAppended()).toBeGreaterThanOrEqual(2_000)
  expect(await sealAppended()).toBe(0)
  const [batch] = await sql<{ of: string; root: string }>(
    `SELECT content::jsonb -> 'row' ->> 'of' AS of, content::jsonb -> 'row' ->> 'root' AS root
     FROM audit_events WHERE register = 'reading-batches' ORDER BY seq DESC LIMIT 1`,
  )
  expect(batch).toMatchObject({
    of: 'oversight_events',
    root: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  for (const statement of [
    `UPDATE oversight_events SET kind = 'approved'`,
    'UPDATE oversight_events SET "batchId" = NULL',
    'DELETE FROM oversight_events',
    'TRUNCATE oversight_events',
  ]) {
    await expect(sql(statement), statement).rejects.toThrow('append-only')
  }
})

test('checks see how many there are and when the last was, once sealed; the past keeps what it had', async () => {
  const { id } = await aPlan()
  const seen = async (asOf?: Moment) =>
    (await loadState({ asOf })).oversightEvents.find((one) => one.planId === id)
  const on = (day: string) => ({ kind: 'approved' as const, at: `${day}T10:00:00Z` })
  await addEvents(lead, id, [on('2026-01-31'), on('2026-01-30')])
  expect(await seen()).toBeUndefined()
  await sealAppended()
  expect(await seen()).toEqual({ planId: id, count: 2, lastOn: '2026-01-31' })
  const then = await momentOf(sql, 'now')
  await addEvents(lead, id, [on('2026-02-03')])
  await sealAppended()
  expect(await seen()).toEqual({ planId: id, count: 3, lastOn: '2026-02-03' })
  expect(await seen(then)).toEqual({ planId: id, count: 2, lastOn: '2026-01-31' })
})
