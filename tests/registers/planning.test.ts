import { describe, expect, it } from 'vitest'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import type { State } from '../../lib/checks/state.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'
import { changeOf, derived, problemsOf, refusal } from './apply.ts'
import { aRecord, aState, contextOf, day, effectsOf, people } from './literal.ts'

const byMaya = contextOf(people.maya)
const byTom = contextOf(people.tom)
const asks = (parts: Partial<State>) => obligationsOf(aState(parts)).map((one) => one.says)

describe('an issue of the context', () => {
  it('of high relevance says what is done about it, or names its risks', async () => {
    const high = aRecord('context', { relevance: 'high' })
    expect(await problemsOf('context', high, byMaya)).toHaveProperty('response')
    expect(await problemsOf('context', { ...high, riskIds: ['drift'] }, byMaya)).toEqual({})
    expect(await problemsOf('context', { ...high, response: 'Watched' }, byMaya)).toEqual({})
    expect(await problemsOf('context', { ...high, relevance: 'low' }, byMaya)).toEqual({})
  })

  it('that still holds is looked at again in a year', async () => {
    expect(await changeOf('context', 'review', aRecord('context'), byMaya)).toEqual({
      lastReviewedOn: day,
      reviewAt: '2027-11-21',
    })
  })
})

describe('an interested party', () => {
  it('has its needs met or left out for a reason, and never against the law', async () => {
    const of = (values: Parameters<typeof aRecord<'parties'>>[1]) =>
      problemsOf('parties', aRecord('parties', values), byMaya)
    expect(await of({ addressed: 'yes' })).toHaveProperty('response')
    expect(await of({ addressed: 'no' })).toHaveProperty('response')
    expect(await of({ addressed: 'no', response: 'No need', obligation: 'law' })).toEqual({
      addressed: 'What the law demands cannot be left out.',
    })
    expect(await of({ addressed: 'no', response: 'No need', obligation: 'none' })).toEqual({})
  })
})

describe('the scope', () => {
  const draft = aRecord('scope', { ownerId: 'maya', authorIds: ['maya', 'elena'] })

  it('names everybody who wrote it, until it is approved', async () => {
    const byElena = contextOf(people.elena)
    const fresh = await derived('scope', aRecord('scope'), byMaya)
    expect(fresh).toMatchObject({ ownerId: 'maya', authorIds: ['maya'] })
    expect(await derived('scope', fresh, byElena)).toMatchObject({ authorIds: ['maya', 'elena'] })
    const approved = { ...fresh, state: 'approved' as const }
    expect(await derived('scope', approved, byElena)).toMatchObject({ authorIds: ['maya'] })
  })

  it('is approved by somebody who did not write it, for a year unless a day is set', async () => {
    expect(await refusal('scope', 'approve', draft, byMaya)).toContain('not approved by its author')
    expect(await refusal('scope', 'approve', draft, contextOf(people.elena))).not.toBe(false)
    expect(await refusal('scope', 'approve', draft, byTom)).toBe(false)
    expect(await changeOf('scope', 'approve', draft, byTom)).toEqual({
      approvedById: 'tom',
      approvedOn: day,
      reviewAt: '2027-11-21',
    })
  })

  it('takes the place of the version in force, and of no other', async () => {
    const earlier = aRecord('scope', { state: 'approved' })
    const record = { ...draft, state: 'approved' as const }
    const { context, done } = effectsOf(people.tom, {
      scope: [earlier, record, aRecord('scope', { state: 'superseded' })],
    })
    await rulesOf('scope').transitions.approve?.effects?.({ record: record as never, context })
    expect(done).toEqual([
      { what: 'move', register: 'scope', id: earlier.id, by: 'supersede', values: {} },
    ])
  })
})

describe('a governance role', () => {
  it('that is held has a holder, another deputy, and does not report to itself', async () => {
    const role = aRecord('roles', { kind: 'role', state: 'held', holderIds: ['tom'] })
    expect(await problemsOf('roles', role, byMaya)).toEqual({})
    expect(await problemsOf('roles', { ...role, holderIds: [] }, byMaya)).toHaveProperty(
      'holderIds',
    )
    expect(await problemsOf('roles', { ...role, deputyIds: ['tom'] }, byMaya)).toHaveProperty(
      'deputyIds',
    )
    const body = { ...role, kind: 'body', deputyIds: ['tom'] }
    expect(await problemsOf('roles', body, byMaya)).toEqual({})
    expect(await problemsOf('roles', { ...role, reportsToId: role.id }, byMaya)).toHaveProperty(
      'reportsToId',
    )
  })

  it('keeps who appointed its holder and is looked at again in a year', async () => {
    const role = aRecord('roles', { holderIds: ['priya'], reviewAt: '2026-01-01' })
    expect(await changeOf('roles', 'appoint', role, byTom)).toEqual({
      ownerId: 'tom',
      appointedOn: day,
      reviewAt: '2027-11-21',
    })
    expect(await changeOf('roles', 'review', role, byTom)).toEqual({ reviewAt: '2027-11-21' })
    expect(await changeOf('roles', 'vacate', role, byTom)).toEqual({
      holderIds: [],
      appointedOn: null,
    })
  })
})

describe('an objective', () => {
  const gap = aRecord('objectives', {
    state: 'pursued',
    direction: 'at-most',
    baseline: 5,
    target: 2,
    current: 3,
  })

  it('begins short of its target', async () => {
    expect(await problemsOf('objectives', gap, byMaya)).toEqual({})
    expect(await problemsOf('objectives', { ...gap, baseline: 1 }, byMaya)).toHaveProperty('target')
    const rising = { ...gap, direction: 'at-least' }
    expect(await problemsOf('objectives', rising, byMaya)).toHaveProperty('target')
  })

  it('is reached when the last measurement is at the target or beyond, and not before', async () => {
    const short = 'The last measurement is short of the target.'
    expect(await refusal('objectives', 'reach', gap, byTom)).toBe(short)
    expect(await refusal('objectives', 'reach', { ...gap, current: null }, byTom)).toBe(short)
    expect(await refusal('objectives', 'reach', { ...gap, current: 2 }, byTom)).toBe(false)
    const rising = { ...gap, direction: 'at-least', baseline: 1 }
    expect(await refusal('objectives', 'reach', { ...rising, current: 1.9 }, byTom)).toBe(short)
    expect(await refusal('objectives', 'reach', rising, byTom)).toBe(false)
  })

  it('is measured today, and again in three months unless a day ahead is set', async () => {
    const measured = { ...gap, reviewAt: null, measuredNote: 'Half a year later' }
    const reading = { on: day, value: 3, note: 'Half a year later', byId: 'maya' }
    expect(await changeOf('objectives', 'measure', measured, byMaya)).toEqual({
      readings: [reading],
      current: 3,
      measuredOn: day,
      measuredNote: 'Half a year later',
      reviewAt: '2027-02-21',
    })
    const next = { ...measured, reviewAt: '2026-12-24' }
    expect(await changeOf('objectives', 'measure', next, byMaya)).toMatchObject({
      reviewAt: '2026-12-24',
    })
  })

  it('keeps every reading in order of its day, and stands where the latest is', async () => {
    const readings = [{ on: '2026-10-01', value: 3, note: '', byId: 'maya' }]
    const found = { ...gap, readings, current: 4.2, measuredOn: '2026-08-01' }
    expect(await changeOf('objectives', 'measure', found, byTom)).toMatchObject({
      readings: [{ on: '2026-08-01', value: 4.2, byId: 'tom' }, { on: '2026-10-01' }],
      current: 3,
      measuredOn: '2026-10-01',
    })
    const tomorrow = { ...found, measuredOn: '2026-11-22' }
    expect(await refusal('objectives', 'measure', tomorrow, byMaya)).toContain('in the future')
  })

  it('that reads a monitor stands where it does, and is not measured by hand', async () => {
    const monitor = aRecord('monitors', {
      lastValue: 1.8,
      lastReadingAt: '2026-11-20T10:00:00Z',
      unit: 'points',
    })
    const context = contextOf(people.maya, { monitors: [monitor] })
    const reading = { ...gap, monitorId: monitor.id }
    expect(await derived('objectives', reading, context)).toMatchObject({
      current: 1.8,
      measuredOn: '2026-11-20',
      reviewAt: null,
    })
    expect(await refusal('objectives', 'measure', reading, context)).toContain('from its monitor')
    const over = { ...reading, state: 'reached' as const }
    expect(await derived('objectives', over, context)).toMatchObject({ current: 3 })
    expect(await problemsOf('objectives', { ...reading, unit: '%' }, context)).toHaveProperty(
      'monitorId',
    )
    expect(await problemsOf('objectives', { ...reading, unit: 'points' }, context)).toEqual({})
  })
})

describe('planning asks', () => {
  it('whether an issue or a party still holds, as its day comes near', () => {
    const near = { reviewAt: '2026-12-01', ownerId: 'priya' }
    const issue = aRecord('context', near)
    const found = obligationsOf(
      aState({ contextIssues: [issue], parties: [aRecord('parties', near)] }),
    )
    expect(found.map((one) => [one.why, one.ownerId, one.roles])).toEqual([
      ['4.1', 'priya', ['governance-lead']],
      ['4.2', 'priya', ['governance-lead']],
    ])
    const closed = { ...issue, state: 'closed' as const }
    const far = { ...issue, reviewAt: '2027-06-01' }
    expect(asks({ contextIssues: [closed, far] })).toEqual([])
  })

  it('for the approval of a draft of the scope by others than its authors, and for its review', () => {
    const draft = aRecord('scope', { ownerId: 'maya', authorIds: ['maya', 'elena'] })
    const [approve] = obligationsOf(aState({ scopeVersions: [draft] }))
    expect(approve).toMatchObject({ says: 'Approve the scope', except: ['maya', 'maya', 'elena'] })
    const approved = aRecord('scope', { state: 'approved', reviewAt: '2026-12-01' })
    expect(asks({ scopeVersions: [approved] })).toEqual(['Review the scope'])
    expect(asks({ scopeVersions: [{ ...approved, reviewAt: '2027-12-01' }] })).toEqual([])
    expect(asks({ scopeVersions: [{ ...approved, state: 'superseded' }] })).toEqual([])
  })

  it('for somebody in a vacant role, and in one whose holders have all left', () => {
    const asks = (parts: Partial<State>) =>
      obligationsOf(aState(parts)).flatMap((one) => (one.why === '5.3' ? [one.says] : []))
    const held = aRecord('roles', { state: 'held', holderIds: ['gone'] })
    expect(asks({ governanceRoles: [aRecord('roles')] })).toEqual(['Appoint somebody'])
    expect(asks({ governanceRoles: [held] })).toEqual([
      'Appoint somebody: whoever held it has left',
    ])
    expect(asks({ governanceRoles: [{ ...held, holderIds: ['gone', 'tom'] }] })).toEqual([])
    const due = { ...held, holderIds: ['tom'], reviewAt: '2026-11-30' }
    expect(asks({ governanceRoles: [due] })).toEqual(['Review the role'])
    expect(asks({ governanceRoles: [{ ...held, state: 'ended' }] })).toEqual([])
  })

  it('for a measurement in time, and past its day for a verdict on the objective', () => {
    const objective = aRecord('objectives', {
      state: 'pursued',
      dueOn: '2027-06-01',
      reviewAt: '2026-12-01',
    })
    expect(asks({ objectives: [objective] })).toEqual(['Measure where it stands'])
    expect(asks({ objectives: [{ ...objective, reviewAt: '2027-03-01' }] })).toEqual([])
    expect(asks({ objectives: [{ ...objective, dueOn: '2026-11-20' }] })).toEqual([
      'Say whether the objective is reached',
    ])
    expect(asks({ objectives: [{ ...objective, state: 'draft' }] })).toEqual([])
  })
})
