import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { addDays } from '../../lib/calendar.ts'
import { today } from '../../lib/clock.ts'
import { Forbidden, Invalid, NotFound } from '../../lib/errors.ts'
import { approvalsOf } from '../../lib/records/approvals.ts'
import { archiveRecord } from '../../lib/records/archive.ts'
import { listRecords, requireRecord } from '../../lib/records/read.ts'
import { lookupPeople } from '../../lib/records/search.ts'
import { startingValues } from '../../lib/records/start.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { writeRecord } from '../../lib/records/write.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { registerOf } from '../../lib/registers/index.ts'
import { type FrozenInputs, frozenInputsSchema } from '../../lib/reviews/shape.ts'
import { aPerson, aRecord, theLead } from '../support/factories.ts'

let lead: Actor
let chair: Actor
let day: string

beforeAll(async () => {
  lead = await theLead()
  chair = await aPerson({ roles: ['executive'], name: 'Tom Okafor' })
  day = today('UTC')
})

const move = async (
  actor: Actor,
  register: string,
  id: string,
  transition: string,
  values = {},
): Promise<AnyRecord> => {
  const { revision } = await requireRecord(actor, register, id)
  return moveRecord(actor, register, { id, revision, transition, values, reason: 'As agreed' })
}

const step = (actor: Actor, review: AnyRecord, transition: string, values = {}) =>
  move(actor, 'management-reviews', review.id, transition, values)

const plan = (values = {}) =>
  writeRecord(lead, 'management-reviews', {
    values: {
      title: 'Management review',
      kind: 'management-review',
      periodFrom: addDays(day, -365),
      periodTo: day,
      chairId: chair.id,
      ...values,
    },
  })

const decide = (review: AnyRecord, values = {}) =>
  writeRecord(lead, 'review-decisions', {
    values: {
      title: 'Test by district',
      reviewId: review.id,
      about: 'improvement',
      ownerId: lead.id,
      dueOn: addDays(day, 30),
      ...values,
    },
  })

const hold = (review: AnyRecord) =>
  step(lead, review, 'hold', { heldOn: day, chairId: chair.id, participantIds: [lead.id] })

async function signed(): Promise<{ review: AnyRecord; decision: AnyRecord }> {
  const review = await plan()
  await step(lead, review, 'prepare')
  const decision = await decide(review)
  await hold(review)
  return { review: await step(chair, review, 'sign'), decision }
}

const inputsOf = async (review: AnyRecord): Promise<FrozenInputs> =>
  frozenInputsSchema.parse((await requireRecord(lead, 'management-reviews', review.id)).inputs)

describe('who sees and does what', () => {
  test('owners of systems, staff and administrators see nothing of reviews and their decisions', async () => {
    const review = await plan()
    const decision = await decide(review)
    for (const role of ['model-owner', 'staff', 'administrator'] as const) {
      const person = await aPerson({ roles: [role] })
      for (const [register, { id }] of [
        ['management-reviews', review],
        ['review-decisions', decision],
      ] as const) {
        await expect(requireRecord(person, register, id)).rejects.toBeInstanceOf(NotFound)
        expect((await listRecords(person, register)).total).toBe(0)
      }
    }
  })

  test('auditors read them and change nothing; executives sign, but don’t prepare', async () => {
    const review = await plan()
    const auditor = await aPerson({ roles: ['auditor'] })
    for (const person of [auditor, chair]) {
      expect((await requireRecord(person, 'management-reviews', review.id)).code).toBe(review.code)
      await expect(step(person, review, 'prepare')).rejects.toBeInstanceOf(Forbidden)
      const values = { title: 'Mine' }
      await expect(
        writeRecord(person, 'management-reviews', {
          values: { ...values, kind: 'committee-meeting' },
        }),
      ).rejects.toBeInstanceOf(Forbidden)
    }
  })

  test('the chair is somebody of top management, and only such people are offered', async () => {
    await expect(plan({ chairId: lead.id })).rejects.toMatchObject({
      problems: { chairId: 'Chair: choose somebody who has the role of executive.' },
    })
    const review = await plan({ chairId: null })
    await step(lead, review, 'prepare')
    await decide(review)
    await expect(
      step(lead, review, 'hold', { heldOn: day, chairId: lead.id, participantIds: [lead.id] }),
    ).rejects.toMatchObject({ problems: { chairId: expect.stringContaining('executive') } })
    const offered = (await lookupPeople('', { roles: ['executive'], limit: 500 })).map(
      ({ id }) => id,
    )
    expect(offered).toContain(chair.id)
    expect(offered).not.toContain(lead.id)
  })

  test('the minutes are signed by the chair alone, who is an executive and did not prepare them', async () => {
    const other = await aPerson({ roles: ['executive'] })
    const both = await aPerson({ roles: ['executive', 'governance-lead'] })
    const review = await plan()
    await step(both, review, 'prepare')
    await decide(review)
    await hold(review)
    await expect(step(lead, review, 'sign')).rejects.toBeInstanceOf(Forbidden)
    await expect(step(other, review, 'sign')).rejects.toThrow('signed by the chair')
    await expect(step(both, review, 'sign')).rejects.toThrow('not signed by somebody who prepared')
    const { revision } = await requireRecord(lead, 'management-reviews', review.id)
    const toBoth = { id: review.id, revision, values: { chairId: both.id } }
    await expect(writeRecord(lead, 'management-reviews', toBoth)).rejects.toMatchObject({
      problems: { chairId: 'The chair is somebody who did not prepare it.' },
    })
    expect((await step(chair, review, 'sign')).state).toBe('signed')
  })
})

describe('the inputs', () => {
  test('are computed from the registers and stay as they were when a record changes later', async () => {
    const issue = await aRecord('context', { title: 'A law of tomorrow' })
    const review = await plan()
    await step(lead, review, 'prepare')
    const frozen = await inputsOf(review)
    expect(frozen.inputs).toHaveLength(10)
    const before = frozen.inputs.find(({ key }) => key === 'issues')?.figures[0]?.value ?? 0
    expect(before).toBeGreaterThan(0)
    await writeRecord(lead, 'context', {
      id: issue.id,
      revision: issue.revision,
      values: { title: 'A law of today' },
    })
    await aRecord('context', { title: 'Another one' })
    expect(await inputsOf(review)).toEqual(frozen)
    await step(lead, review, 'freezeAnew')
    const anew = await inputsOf(review)
    expect(anew.inputs.find(({ key }) => key === 'issues')?.figures[0]?.value).toBe(before + 1)
  })

  test('bear the names that records had when they were frozen', async () => {
    const idea = await aRecord('nonconformities', { grade: 'opportunity', title: 'Fewer forms' })
    const review = await plan()
    await step(lead, review, 'prepare')
    await writeRecord(lead, 'nonconformities', {
      id: idea.id,
      revision: idea.revision,
      values: { title: 'No forms' },
    })
    const named = (await inputsOf(review)).inputs.find(({ key }) => key === 'opportunities')
    expect(named?.records.find(({ code }) => code === idea.code)?.title).toBe('Fewer forms')
  })

  test('are needed before a management review is held, and not for a committee meeting', async () => {
    const review = await plan()
    await expect(hold(review)).rejects.toThrow('Freeze the inputs first')
    const meeting = await plan({ kind: 'committee-meeting', periodFrom: null, periodTo: null })
    expect((await hold(meeting)).state).toBe('held')
    await expect(step(lead, await plan({ periodFrom: null }), 'prepare')).rejects.toBeInstanceOf(
      Invalid,
    )
  })

  test('of a period that was changed afterwards are frozen anew before it goes on', async () => {
    const review = await plan()
    const { revision } = await step(lead, review, 'prepare')
    const values = { periodFrom: addDays(day, -90) }
    await writeRecord(lead, 'management-reviews', { id: review.id, revision, values })
    await expect(hold(review)).rejects.toThrow('freeze them anew')
    await step(lead, review, 'freezeAnew')
    expect((await hold(review)).state).toBe('held')
  })

  test('can’t be written by anybody', async () => {
    const review = await plan()
    const inputs = { frozenAt: day, from: day, to: day, inputs: [] }
    await expect(
      writeRecord(lead, 'management-reviews', {
        id: review.id,
        revision: review.revision,
        values: { inputs },
      }),
    ).rejects.toBeInstanceOf(Invalid)
  })
})

describe('once it is signed', () => {
  test('nothing of it changes: neither text, inputs nor decisions', async () => {
    const { review, decision } = await signed()
    const values = { notes: 'Otherwise' }
    await expect(
      writeRecord(lead, 'management-reviews', { id: review.id, revision: review.revision, values }),
    ).rejects.toBeInstanceOf(Forbidden)
    await expect(step(lead, review, 'freezeAnew')).rejects.toThrow('not possible from there')
    const { revision } = await requireRecord(lead, 'review-decisions', decision.id)
    await expect(
      writeRecord(lead, 'review-decisions', {
        id: decision.id,
        revision,
        values: { title: 'Another decision' },
      }),
    ).rejects.toThrow('what it decided stays as it is')
    await expect(
      archiveRecord(lead, 'review-decisions', { id: decision.id, revision, reason: 'Gone' }),
    ).rejects.toBeInstanceOf(Invalid)
    await expect(decide(review)).rejects.toThrow('what it decided stays as it is')
  })

  test('the signature covers the decisions and stays good while they are carried out', async () => {
    const { review, decision } = await signed()
    await move(lead, 'review-decisions', decision.id, 'makeAction')
    const now = await requireRecord(chair, 'management-reviews', review.id)
    expect(now.revision).toBe(review.revision)
    const definition = registerOf('management-reviews')
    const [signature] = await approvalsOf(chair, definition, now)
    expect(signature).toMatchObject({ byId: chair.id, decision: 'approved', stale: false })
    const altered = { ...now, decisions: [] }
    const [ofAltered] = await approvalsOf(chair, definition, altered as AnyRecord)
    expect(ofAltered?.stale).toBe(true)
  })

  test('a review without a decision can’t be', async () => {
    const review = await plan()
    await step(lead, review, 'prepare')
    await hold(review)
    await expect(step(chair, review, 'sign')).rejects.toThrow('No decision is recorded yet')
  })
})

describe('a decision', () => {
  test('changed after the chair has opened the page makes the signature be asked for again', async () => {
    const review = await plan()
    await step(lead, review, 'prepare')
    await decide(review)
    const { id, revision } = await hold(review)
    await decide(review, { title: 'One more' })
    await expect(
      moveRecord(chair, 'management-reviews', { id, revision, transition: 'sign' }),
    ).rejects.toThrow('was changed meanwhile')
  })

  test('becomes an action in one step, with its words, owner and day, and keeps the link', async () => {
    const { decision } = await signed()
    await move(lead, 'review-decisions', decision.id, 'makeAction')
    const { records } = await listRecords(lead, 'actions', { filters: { originId: decision.id } })
    expect(records).toMatchObject([
      { title: 'Test by district', kind: 'review', ownerId: lead.id, dueOn: addDays(day, 30) },
    ])
    await expect(
      move(lead, 'review-decisions', decision.id, 'carryOut', { outcome: 'Done' }),
    ).rejects.toThrow('is still open')
  })

  test('needs an owner and a day for that', async () => {
    const decision = await decide(await plan(), { ownerId: null, dueOn: null })
    await expect(move(lead, 'review-decisions', decision.id, 'makeAction')).rejects.toBeInstanceOf(
      Invalid,
    )
  })

  test('that is open comes back in the next review with its action; carried out, it does not', async () => {
    const { decision } = await signed()
    const other = await signed()
    await move(lead, 'review-decisions', decision.id, 'makeAction')
    await move(lead, 'review-decisions', other.decision.id, 'carryOut', { outcome: 'Hired' })
    const next = await plan()
    await step(lead, next, 'prepare')
    const records = (await inputsOf(next)).inputs[0]?.records ?? []
    const { records: actions } = await listRecords(lead, 'actions', {
      filters: { originId: decision.id },
    })
    const stands = (code: string | undefined) => records.find((one) => one.code === code)?.says
    expect(stands(decision.code)).toContain('in action, due')
    expect(stands(actions[0]?.code)).toContain('open, due')
    expect(stands(other.decision.code)).toBe('carried out')
  })
})

test('the next review begins where the last one ended, with the same chair', async () => {
  await signed()
  expect(await startingValues(lead, registerOf('management-reviews'))).toMatchObject({
    kind: 'management-review',
    periodFrom: addDays(day, 1),
    chairId: chair.id,
    participantIds: [lead.id],
  })
})
