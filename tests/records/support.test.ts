import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { db } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { historyOf } from '../../lib/records/history.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { addReadings } from '../../lib/records/readings.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
let other: Actor
let staff: Actor
beforeAll(async () => {
  lead = await theLead()
  other = await aPerson({ roles: ['executive'] })
  staff = await aPerson({ roles: ['staff'] })
})

async function move(
  by: Actor,
  key: string,
  id: string,
  transition: string,
  values: Record<string, unknown> = {},
) {
  const { revision } = await requireRecord(by, key, id)
  return moveRecord(by, key, { id, revision, transition, values })
}

async function anObjective(values: Record<string, unknown> = {}) {
  const record = await aRecord('objectives', {
    measure: 'Gap',
    how: 'By work',
    direction: 'at-most',
    target: 2,
    ownerId: lead.id,
    dueOn: '2099-01-01',
    ...values,
  })
  await move(other, 'objectives', record.id, 'pursue')
  return record.id
}

test('people see their own training records and nobody else’s, and write none', async () => {
  const training = await aRecord('trainings', { passScore: null })
  const own = await aRecord('training-records', { trainingId: training.id, ownerId: staff.id })
  const foreign = await aRecord('training-records', { trainingId: training.id })
  expect((await listRecords(staff, 'training-records')).records.map((one) => one.id)).toEqual([
    own.id,
  ])
  await expect(requireRecord(staff, 'training-records', foreign.id)).rejects.toThrow(NotFound)
  const { id, revision } = own
  await expect(
    writeRecord(staff, 'training-records', { id, revision, values: { note: 'Held' } }),
  ).rejects.toThrow(Forbidden)
  await expect(
    aRecord('training-records', { trainingId: training.id, ownerId: lead.id }),
  ).rejects.toThrow(Invalid)
})

test('a training is seen by everybody once it is offered', async () => {
  const { id } = await aRecord('trainings', {
    content: 'What we do',
    audience: ['everyone'],
    ownerId: lead.id,
  })
  await expect(requireRecord(staff, 'trainings', id)).rejects.toThrow(NotFound)
  await move(lead, 'trainings', id, 'offer')
  expect(await requireRecord(staff, 'trainings', id)).toMatchObject({ state: 'offered' })
})

test('readings of an objective are added one after the other, and what was said stays out of the next', async () => {
  const id = await anObjective()
  const first = await move(lead, 'objectives', id, 'measure', {
    current: 5,
    measuredNote: 'The start',
  })
  expect(first).toMatchObject({ current: 5, measuredNote: 'The start' })
  const second = await move(lead, 'objectives', id, 'measure', { current: 3 })
  expect(second).toMatchObject({
    current: 3,
    measuredNote: null,
    readings: [
      { value: 5, note: 'The start' },
      { value: 3, note: '' },
    ],
  })
  await expect(move(lead, 'objectives', id, 'measure')).rejects.toThrow(Invalid)
  const [last] = await historyOf(lead, registerOf('objectives'), id)
  expect(last?.differences).toContainEqual(
    expect.objectContaining({ of: 'Readings', before: '', after: '3' }),
  )
  const { revision } = second
  await expect(
    writeRecord(lead, 'objectives', { id, revision, values: { readings: [] } }),
  ).rejects.toThrow(Invalid)
})

test('an objective that reads a monitor follows its last reading, until it is decided', async () => {
  const monitor = await aRecord('monitors', { thresholdKind: 'above', unit: null })
  const id = await anObjective({ monitorId: monitor.id })
  await addReadings(lead, monitor.id, [{ value: 0.9, at: '2026-01-03T10:00:00Z' }])
  expect(await requireRecord(lead, 'objectives', id)).toMatchObject({
    current: 0.9,
    measuredOn: '2026-01-03',
    readings: null,
  })
  await addReadings(lead, monitor.id, [{ value: 0.1, at: '2026-01-01T10:00:00Z' }])
  expect(await requireRecord(lead, 'objectives', id)).toMatchObject({ current: 0.9 })
  await move(other, 'objectives', id, 'reach')
  await addReadings(lead, monitor.id, [{ value: 0.5, at: '2026-01-05T10:00:00Z' }])
  expect(await requireRecord(lead, 'objectives', id)).toMatchObject({
    state: 'reached',
    current: 0.9,
  })
})

test('what was sent is told again in the log, whoever asks', async () => {
  const { id } = await aRecord('communications', {
    kind: 'internal',
    content: 'News',
    channel: 'E-mail',
    audience: 'All staff',
    ownerId: lead.id,
    frequencyDays: 90,
    firstDueOn: null,
  })
  await expect(move(lead, 'communications', id, 'approve')).rejects.toThrow('not approved by')
  await move(other, 'communications', id, 'approve')
  await move(lead, 'communications', id, 'send', { sentOn: '2026-01-10', sent: 'First letter' })
  const sent = await move(lead, 'communications', id, 'send', {
    sentOn: '2026-04-10',
    sent: 'Second letter',
  })
  expect(sent).toMatchObject({
    sentOn: '2026-04-10',
    reviewAt: '2026-07-09',
    log: [{ what: 'First letter' }, { what: 'Second letter', byId: lead.id }],
  })
  const [count] = await sqlOf(db())<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_events WHERE "recordId" = $1 AND action = 'communication.send'`,
    [id],
  )
  expect(count?.n).toBe(2)
})
