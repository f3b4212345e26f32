import { describe, expect, it } from 'vitest'
import { concernChecks } from '../../lib/checks/concerns.ts'
import { posture } from '../../lib/checks/posture.ts'
import type { State } from '../../lib/checks/state.ts'
import type { Concern } from '../../lib/registers/concerns/definition.ts'
import { derived, problemsOf } from './apply.ts'
import { aRecord, aState, contextOf, day, people } from './literal.ts'

const byElena = contextOf(people.elena)

describe('a concern', () => {
  it('is acknowledged within seven days and answered within three months of that', async () => {
    const concern = await derived('concerns', aRecord('concerns'), byElena)
    expect(concern).toMatchObject({
      receivedOn: day,
      acknowledgeDueOn: '2026-11-28',
      answerDueOn: '2027-02-28',
      appealUntil: null,
    })
    const later = { ...concern, acknowledgedOn: '2026-11-23', answeredOn: '2026-12-01' }
    expect(await derived('concerns', later, byElena)).toMatchObject({
      answerDueOn: '2027-02-23',
      appealUntil: '2026-12-31',
    })
  })

  it('was received, and not in the future', async () => {
    const concern = aRecord('concerns', { receivedOn: '2026-11-22' })
    expect(await problemsOf('concerns', concern, byElena)).toHaveProperty('receivedOn')
  })
})

const check = (id: string) => {
  const found = concernChecks.find((one) => one.id === id)
  if (!found) throw new Error(`no check ${id}`)
  return found
}
const judged = (id: string, parts: Partial<State>) => {
  const { verdict, faults, obligations } = check(id).judge(aState(parts))
  expect(faults).toEqual([])
  return {
    verdict,
    asks: obligations.map(({ says, dueOn, ownerId, roles, title }) => ({
      says,
      dueOn,
      falls: ownerId ?? roles.join(),
      title,
    })),
  }
}
const of = (values: Partial<Concern>) => ({
  concerns: [aRecord('concerns', { title: 'Telling', ...values })],
})

describe('what A.3.3 and A.8.3 ask for', () => {
  it('is a document in force that says how to raise a concern', () => {
    const told = aRecord('documents', { state: 'effective', requirements: ['A.3.3'] })
    expect(judged('concerns-can-be-raised', { documents: [told] }).verdict).toBe('holds')
    const draft = { ...told, state: 'draft' as const }
    expect(judged('concerns-can-be-raised', { documents: [draft] }).verdict).toBe('fails')
    expect(judged('concerns-can-be-raised', {}).verdict).toBe('fails')
  })

  it.each([
    ['concerns-acknowledged', 'received', 'acknowledgeDueOn', 'compliance-lead', {}],
    ['concerns-answered', 'investigating', 'answerDueOn', 'sam', { ownerId: 'sam' }],
    ['concerns-answered', 'triaged', 'answerDueOn', 'compliance-lead', {}],
  ] as const)(
    '%s: holds until its day, fails after it, is not asked without one',
    (id, state, due, falls, more) => {
      expect(judged(id, {}).verdict).toBe('na')
      expect(judged(id, of({ state: 'closed', [due]: '2026-01-01' })).verdict).toBe('na')
      const near = judged(id, of({ ...more, state, [due]: '2026-11-22' }))
      expect(near.verdict).toBe('holds')
      expect(near.asks).toMatchObject([{ dueOn: '2026-11-22', falls, title: 'A concern' }])
      expect(judged(id, of({ ...more, state, [due]: '2026-11-20' })).verdict).toBe('fails')
    },
  )

  it('is an appeal decided within three months, by somebody else than who answered', () => {
    const appealed = { state: 'appealed', answeredById: 'sam', ownerId: 'sam' } as const
    const near = judged('appeals-decided', of({ ...appealed, appealedOn: '2026-11-01' }))
    expect(near).toMatchObject({
      verdict: 'holds',
      asks: [{ dueOn: '2027-02-01', falls: 'compliance-lead' }],
    })
    const other = judged(
      'appeals-decided',
      of({ ...appealed, ownerId: 'priya', appealedOn: '2026-11-01' }),
    )
    expect(other.asks[0]?.falls).toBe('priya')
    expect(judged('appeals-decided', of({ ...appealed, appealedOn: '2026-08-01' })).verdict).toBe(
      'fails',
    )
    expect(judged('appeals-decided', of({ state: 'answered' })).verdict).toBe('na')
  })

  it('is late on nobody’s overview, for that tells that there is one', () => {
    const late = posture(aState(of({ acknowledgeDueOn: '2026-01-01', waitsSince: '2026-01-01' })))
    expect(late.overdue).toEqual([])
    expect(JSON.stringify(late)).not.toContain('CON-')
  })

  it('is a reply to who wrote within fourteen days', () => {
    expect(judged('reporters-replied-to', of({ waitsSince: '2026-11-10' }))).toMatchObject({
      verdict: 'holds',
      asks: [{ dueOn: '2026-11-24' }],
    })
    expect(judged('reporters-replied-to', of({ waitsSince: '2026-11-01' })).verdict).toBe('fails')
    expect(judged('reporters-replied-to', of({})).verdict).toBe('na')
  })

  it('is an end: closed within two months once nobody can appeal any more', () => {
    const answered = { state: 'answered', appealUntil: '2026-11-20' } as const
    expect(judged('concerns-closed', of(answered)).verdict).toBe('holds')
    expect(judged('concerns-closed', of({ ...answered, appealUntil: '2026-09-01' })).verdict).toBe(
      'fails',
    )
    expect(judged('concerns-closed', of({ ...answered, appealUntil: '2026-12-01' })).verdict).toBe(
      'na',
    )
    const decided = { ...answered, appealUntil: '2026-12-01', appealDecidedOn: '2026-11-01' }
    expect(judged('concerns-closed', of(decided)).asks).toMatchObject([{ dueOn: '2027-01-01' }])
  })
})
