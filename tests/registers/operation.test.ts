import { describe, expect, it } from 'vitest'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import type { State } from '../../lib/checks/state.ts'
import { changeOf, derived, problemsOf, refusal } from './apply.ts'
import { aRecord, aState, contextOf, day, people } from './literal.ts'

const byMaya = contextOf(people.maya)
const byJonas = contextOf(people.jonas)
const byPriya = contextOf(people.priya)
const asks = (parts: Partial<State>) => obligationsOf(aState(parts)).map((one) => one.says)

describe('a supplier', () => {
  const supplier = aRecord('suppliers', {
    ownerId: 'priya',
    createdById: 'jonas',
    dueDiligenceResult: 'conditions',
    criticality: 'high',
  })

  it('is approved by neither its owner nor whoever recorded it, and not when it failed', async () => {
    const own = 'A supplier is not approved by its owner or by who recorded it.'
    expect(await refusal('suppliers', 'approve', supplier, byPriya)).toBe(own)
    expect(await refusal('suppliers', 'approve', supplier, byJonas)).toBe(own)
    expect(await refusal('suppliers', 'approve', supplier, byMaya)).toBe(false)
    const failed = { ...supplier, dueDiligenceResult: 'failed' }
    expect(await refusal('suppliers', 'approve', failed, byMaya)).toContain('failed')
  })

  it('is looked at the sooner, the more hangs on it', async () => {
    const next = async (criticality: string) =>
      changeOf('suppliers', 'review', { ...supplier, criticality }, byMaya)
    expect(await next('high')).toEqual({ dueDiligenceOn: day, reviewAt: '2027-05-21' })
    expect(await next('medium')).toMatchObject({ reviewAt: '2027-11-21' })
    expect(await next('low')).toMatchObject({ reviewAt: '2028-11-21' })
  })
})

describe('a dataset', () => {
  const dataset = aRecord('datasets', {
    ownerId: 'priya',
    createdById: 'jonas',
    quality: 'partly',
  })

  it('is approved by neither its owner nor whoever recorded it, and not below its criteria', async () => {
    const own = 'A dataset is not approved by its owner or by who recorded it.'
    expect(await refusal('datasets', 'approve', dataset, byPriya)).toBe(own)
    expect(await refusal('datasets', 'approve', dataset, byJonas)).toBe(own)
    expect(await refusal('datasets', 'approve', dataset, byMaya)).toBe(false)
    const poor = { ...dataset, quality: 'fails' }
    expect(await refusal('datasets', 'approve', poor, byMaya)).toContain('quality criteria')
  })

  it('keeps who approved it until it is blocked', async () => {
    expect(await changeOf('datasets', 'approve', dataset, byMaya)).toEqual({
      approvedById: 'maya',
      approvedOn: day,
      qualityCheckedOn: day,
      reviewAt: '2027-11-21',
    })
    expect(await changeOf('datasets', 'block', dataset, byMaya)).toEqual({
      approvedById: null,
      approvedOn: null,
    })
  })
})

describe('data that are checked again', () => {
  it('count for another year, unless they fail', async () => {
    const approved = aRecord('datasets', { state: 'approved', quality: 'meets' })
    expect(await changeOf('datasets', 'check', approved, byMaya)).toEqual({
      qualityCheckedOn: day,
      reviewAt: '2027-11-21',
    })
    const poor = { ...approved, quality: 'fails' }
    expect(await refusal('datasets', 'check', poor, byMaya)).toContain('block it')
  })
})

describe('a change', () => {
  const change = aRecord('changes', { kind: 'model', ownerId: 'jonas', authorIds: ['priya'] })

  it('names the systems that change before it is submitted, unless it is of the AIMS', async () => {
    const submitted = { ...change, state: 'submitted' as const }
    expect(await problemsOf('changes', change, byMaya)).toEqual({})
    expect(await problemsOf('changes', submitted, byMaya)).toHaveProperty('systemIds')
    expect(await problemsOf('changes', { ...submitted, kind: 'aims' }, byMaya)).toEqual({})
    expect(await problemsOf('changes', { ...submitted, systemIds: ['a'] }, byMaya)).toEqual({})
  })

  it('names everybody who wrote it, as long as it is a draft', async () => {
    expect(await derived('changes', change, byMaya)).toMatchObject({
      authorIds: ['priya', 'maya'],
    })
    const submitted = { ...change, state: 'submitted' as const }
    expect(await derived('changes', submitted, byMaya)).toMatchObject({ authorIds: ['priya'] })
  })

  it('is approved by neither its owner nor its authors', async () => {
    expect(await refusal('changes', 'approve', change, byJonas)).toContain('not approved')
    expect(await refusal('changes', 'approve', change, byPriya)).toContain('not approved')
    expect(await refusal('changes', 'approve', change, byMaya)).toBe(false)
  })

  it('is released today or before, never in the future', async () => {
    expect(await refusal('changes', 'release', { ...change, releasedOn: day }, byMaya)).toBe(false)
    const ahead = { ...change, releasedOn: '2026-11-22' }
    expect(await refusal('changes', 'release', ahead, byMaya)).toContain('in the future')
    expect(await changeOf('changes', 'release', change, byMaya)).toEqual({ releasedOn: day })
  })
})

describe('a validation', () => {
  it('is judged by somebody other than the owner of the system, who is not among the validators', async () => {
    const system = aRecord('systems', { ownerId: 'jonas' })
    const validation = aRecord('validations', { systemId: system.id, validatorIds: ['priya'] })
    const of = (person: keyof typeof people, validatorIds = ['priya']) =>
      refusal(
        'validations',
        'pass',
        { ...validation, validatorIds },
        contextOf(people[person], { systems: [system] }),
      )
    expect(await of('jonas')).toContain('not validated by its owner')
    expect(await of('priya')).toBe(false)
    expect(await of('priya', ['priya', 'jonas'])).toContain('among those who validated it')
    const failing = contextOf(people.jonas, { systems: [system] })
    expect(await refusal('validations', 'fail', validation, failing)).not.toBe(false)
  })

  it('may be judged by anybody while the system has no owner', async () => {
    const system = aRecord('systems')
    const context = contextOf(people.jonas, { systems: [system] })
    const validation = aRecord('validations', { systemId: system.id })
    expect(await refusal('validations', 'pass', validation, context)).toBe(false)
    expect(await changeOf('validations', 'pass', validation, context)).toEqual({
      concludedById: 'jonas',
      concludedOn: day,
    })
  })
})

describe('operation asks', () => {
  it('for a decision on a submitted change, then for its release as the day comes near', () => {
    const change = aRecord('changes', {
      state: 'submitted',
      ownerId: 'jonas',
      authorIds: ['jonas'],
      plannedOn: '2026-12-01',
    })
    const [approve] = obligationsOf(aState({ changes: [change] }))
    expect(approve).toMatchObject({ says: 'Approve the change or return it', ownerId: null })
    expect(approve?.except).toContain('jonas')
    expect(asks({ changes: [{ ...change, state: 'approved' }] })).toEqual([
      'Release the change, or say why not',
    ])
    expect(asks({ changes: [{ ...change, state: 'approved', plannedOn: '2027-06-01' }] })).toEqual(
      [],
    )
    expect(asks({ changes: [{ ...change, state: 'released' }] })).toEqual([])
  })

  it('for a decision on proposed data and on prospective suppliers by those who may take it', () => {
    const dataset = aRecord('datasets', { ownerId: 'priya', createdById: 'elena' })
    const [decide] = obligationsOf(aState({ datasets: [dataset] }))
    expect(decide).toMatchObject({
      roles: ['governance-lead', 'compliance-lead'],
      except: ['priya', 'elena'],
    })
    const supplier = aRecord('suppliers', { ownerId: 'maya', createdById: 'maya' })
    const [use] = obligationsOf(aState({ suppliers: [supplier] }))
    expect(use).toMatchObject({ roles: ['governance-lead', 'risk-owner'] })
    expect(asks({ datasets: [{ ...dataset, state: 'blocked' }] })).toEqual([])
    expect(asks({ suppliers: [{ ...supplier, state: 'ended' }] })).toEqual([])
  })

  it('for a new look at data and suppliers by their day, and for an end of a suspension', () => {
    const near = { state: 'approved' as const, reviewAt: '2026-12-01' }
    const far = { state: 'approved' as const, reviewAt: '2027-12-01' }
    expect(asks({ datasets: [aRecord('datasets', near), aRecord('datasets', far)] })).toEqual([
      'Check the data again',
    ])
    expect(asks({ suppliers: [aRecord('suppliers', near), aRecord('suppliers', far)] })).toEqual([
      'Review the supplier',
    ])
    expect(asks({ suppliers: [aRecord('suppliers', { state: 'suspended' })] })).toEqual([
      'The supplier is suspended: approve it again or end it',
    ])
  })

  it('for a planned validation by its day', () => {
    const planned = aRecord('validations', { dueOn: '2026-12-01' })
    expect(asks({ validations: [planned] })).toEqual(['Validate it'])
    expect(asks({ validations: [{ ...planned, dueOn: '2027-12-01' }] })).toEqual([])
    expect(asks({ validations: [{ ...planned, state: 'passed' }] })).toEqual([])
  })
})
