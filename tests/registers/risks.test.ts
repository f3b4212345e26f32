import { describe, expect, it } from 'vitest'
import { riskStanding, standingLevel } from '../../lib/checks/risk-standing.ts'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { changeOf, derived, problemsOf, refusal } from './apply.ts'
import { aRecord, contextOf, day, people } from './literal.ts'

const risk = aRecord('risks', { ownerId: 'priya', likelihood: 4, impact: 4 })
const byMaya = contextOf(people.maya)
const byTom = contextOf(people.tom)

describe('a risk', () => {
  it('has the level of its likelihood times its impact, and none while one is missing', async () => {
    const scored = await derived(
      'risks',
      { ...risk, residualLikelihood: 2, residualImpact: 3 },
      byMaya,
    )
    expect(scored).toMatchObject({ level: 16, currentLevel: null, residualLevel: 6 })
  })

  it('is scored on the scales of the criteria in force', async () => {
    expect(await problemsOf('risks', { ...risk, likelihood: 6 }, byMaya)).toHaveProperty(
      'likelihood',
    )
    expect(await problemsOf('risks', { ...risk, confidence: 4 }, byMaya)).toHaveProperty(
      'confidence',
    )
    const step = (value: number) => ({ value, label: String(value), meaning: '' })
    const wide = aRecord('risk-criteria', {
      state: 'approved',
      likelihoodScale: [1, 2, 3, 4, 5, 6].map(step),
    })
    const context = contextOf(people.maya, { 'risk-criteria': [wide] })
    expect(await problemsOf('risks', { ...risk, likelihood: 6 }, context)).toEqual({})
  })

  it('cannot remain greater than it was without measures', async () => {
    const grown = { ...risk, level: 4, residualLevel: 12 }
    expect(await problemsOf('risks', grown, byMaya)).toHaveProperty('residualLikelihood')
  })
})

describe('accepting a risk', () => {
  const asked = {
    ...risk,
    state: 'treated' as const,
    rationale: 'Small',
    acceptedUntil: '2027-06-30',
  }

  it('is refused to its owner', async () => {
    const byOwner = contextOf({ ...people.tom, id: 'priya' })
    expect(await refusal('risks', 'accept', asked, byOwner)).toBe(
      'A risk cannot be accepted by its owner.',
    )
  })

  it('lasts until a day ahead, twelve months away at most', async () => {
    expect(await refusal('risks', 'accept', asked, byTom)).toBe(false)
    expect(await refusal('risks', 'accept', { ...asked, acceptedUntil: day }, byTom)).toContain(
      'in the future',
    )
    expect(await refusal('risks', 'accept', { ...asked, acceptedUntil: '2027-11-21' }, byTom)).toBe(
      false,
    )
    expect(
      await refusal('risks', 'accept', { ...asked, acceptedUntil: '2027-11-22' }, byTom),
    ).toContain('21 Nov 2027 at most')
  })

  it('keeps who accepted it, and takes the present scores for what remains', async () => {
    expect(await changeOf('risks', 'accept', asked, byTom)).toEqual({
      acceptedById: 'tom',
      residualLikelihood: 4,
      residualImpact: 4,
    })
  })

  it('ends when the risk is assessed again', async () => {
    expect(await changeOf('risks', 'reopen', asked, byMaya)).toEqual({
      acceptedById: null,
      acceptedUntil: null,
    })
  })
})

describe('an assessed risk', () => {
  it('is reviewed after the time that the criteria say, unless a later day is set', async () => {
    expect(await changeOf('risks', 'assess', risk, byMaya)).toEqual({
      assessedOn: day,
      reviewAt: '2027-05-21',
    })
    const planned = { ...risk, reviewAt: '2026-12-24' }
    expect(await changeOf('risks', 'assess', planned, byMaya)).toEqual({ assessedOn: day })
  })
})

describe('a treatment', () => {
  it('is not planned for a risk that is simply to be accepted', async () => {
    expect(await refusal('risks', 'plan', { ...risk, treatment: 'accept' }, byMaya)).toContain(
      'executive',
    )
    expect(await refusal('risks', 'plan', { ...risk, treatment: 'mitigate' }, byMaya)).toBe(false)
  })
})

describe('where a risk stands', () => {
  const at = (values: Parameters<typeof aRecord<'risks'>>[1]) =>
    riskStanding(aRecord('risks', values), { today: day, criteria: defaultCriteria })

  it('follows its state, its level and the acceptance level', () => {
    expect(at({ state: 'identified' })).toBe('unscored')
    expect(at({ state: 'assessed', level: 9 })).toBe('settled')
    expect(at({ state: 'assessed', level: 10 })).toBe('open')
    expect(at({ state: 'in-treatment', level: 16 })).toBe('in-treatment')
    expect(at({ state: 'treated', level: 16, residualLevel: 9 })).toBe('settled')
    expect(at({ state: 'treated', level: 16, residualLevel: 10 })).toBe('above')
    expect(at({ state: 'accepted', level: 16, acceptedUntil: day })).toBe('settled')
    expect(at({ state: 'accepted', level: 16, acceptedUntil: '2026-11-20' })).toBe('expired')
    expect(at({ state: 'closed', level: 25 })).toBe('closed')
  })

  it('counts what remains only once it is treated or accepted', () => {
    const planned = { level: 16, currentLevel: 12, residualLevel: 4 }
    expect(standingLevel(aRecord('risks', { ...planned, state: 'in-treatment' }))).toBe(12)
    expect(standingLevel(aRecord('risks', { ...planned, state: 'treated' }))).toBe(4)
  })
})
