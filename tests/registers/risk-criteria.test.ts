import { describe, expect, it } from 'vitest'
import { criteriaChanges } from '../../lib/criteria/changes.ts'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { completeCriteria, criteriaInForce } from '../../lib/criteria/in-force.ts'
import { tierOfAnswer, withAnswer } from '../../lib/criteria/tier-answers.ts'
import { fieldSchema } from '../../lib/fields/codec.ts'
import { riskCriteria } from '../../lib/registers/risk-criteria/definition.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'
import { derived, problemsOf, refusal, stepOf } from './apply.ts'
import { aRecord, contextOf, effectsOf, people } from './literal.ts'

const byMaya = contextOf(people.maya)

describe('risk criteria', () => {
  it('have defaults that their own fields take', () => {
    for (const [key, value] of Object.entries(defaultCriteria)) {
      const field = riskCriteria.fields[key as keyof typeof riskCriteria.fields]
      expect(fieldSchema(field).safeParse(value).success, key).toBe(true)
    }
  })

  it('start from what is in force', async () => {
    const inForce = aRecord('risk-criteria', { state: 'approved', acceptanceLevel: 6 })
    const context = contextOf(people.maya, { 'risk-criteria': [inForce] })
    const draft = await derived('risk-criteria', aRecord('risk-criteria'), context)
    expect(draft).toMatchObject({
      acceptanceLevel: 6,
      bands: defaultCriteria.bands,
      ownerId: 'maya',
      authorIds: ['maya'],
    })
  })

  it('are the defaults until a set is approved', () => {
    expect(criteriaInForce([aRecord('risk-criteria', { acceptanceLevel: 3 })])).toBe(
      defaultCriteria,
    )
    expect(
      criteriaInForce([aRecord('risk-criteria', { state: 'approved', acceptanceLevel: 3 })])
        .acceptanceLevel,
    ).toBe(3)
  })

  it('begin in the form as a copy of what is in force', async () => {
    const inForce = aRecord('risk-criteria', {
      state: 'approved',
      title: 'Criteria of 2026',
      acceptanceLevel: 6,
    })
    const { start } = rulesOf('risk-criteria')
    const records = { 'risk-criteria': [aRecord('risk-criteria'), inForce] }
    expect(await start?.({ context: contextOf(people.maya, records) })).toMatchObject({
      title: 'Criteria of 2026',
      acceptanceLevel: 6,
      bands: defaultCriteria.bands,
    })
    expect(await start?.({ context: byMaya })).toMatchObject({ ...defaultCriteria, title: null })
  })

  it('have scales that count up, and bands that rise, each part with a name of its own', () => {
    const problemOf = (key: 'impactScale' | 'bands', value: unknown) => {
      const [issue] = fieldSchema(riskCriteria.fields[key]).safeParse(value).error?.issues ?? []
      return issue && `${issue.path.join('.')}: ${issue.message}`
    }
    const step = (value: number, label = `Step ${value}`) => ({ value, label, meaning: '' })
    expect(problemOf('impactScale', [step(1), step(2)])).toBeUndefined()
    expect(problemOf('impactScale', [step(1)])).toContain('at least 2 levels')
    expect(problemOf('impactScale', [step(1), step(3)])).toContain('1, 2, 3 and so on')
    expect(problemOf('impactScale', [step(1), step(2, ' ')])).toContain('1.label: Give each level')
    expect(problemOf('impactScale', [step(1, 'Low'), step(2, 'low ')])).toContain(
      '1.label: Another',
    )
    const band = (from: number | null, label: string) => ({ from, label, tone: 'met' })
    expect(problemOf('bands', [band(1, 'Low'), band(7, 'High')])).toBeUndefined()
    expect(problemOf('bands', [band(2, 'Low')])).toContain('the first at 1')
    expect(problemOf('bands', [band(1, 'Low'), band(1, 'High')])).toContain('1.from: Each band')
    expect(problemOf('bands', [band(1, 'Low'), band(null, 'High')])).toContain('a whole number')
  })

  it('ask for no level above the highest', async () => {
    const of = (values: Parameters<typeof aRecord<'risk-criteria'>>[1]) =>
      problemsOf(
        'risk-criteria',
        { ...aRecord('risk-criteria'), ...defaultCriteria, ...values },
        byMaya,
      )
    expect(await of({})).toEqual({})
    expect(await of({ acceptanceLevel: 26 })).toEqual({
      acceptanceLevel: 'The highest possible level is 25.',
    })
    expect(await of({ likelihoodScale: defaultCriteria.likelihoodScale.slice(0, 2) })).toEqual({
      bands: 'The highest possible level is 10; “Very high” would begin at 15.',
    })
  })

  it('are approved by somebody who did not write them', async () => {
    const draft = aRecord('risk-criteria', { ownerId: 'maya', authorIds: ['elena'] })
    expect(await refusal('risk-criteria', 'approve', draft, byMaya)).toContain('their author')
    expect(await refusal('risk-criteria', 'approve', draft, contextOf(people.elena))).toContain(
      'their author',
    )
    expect(await refusal('risk-criteria', 'approve', draft, contextOf(people.tom))).toBe(false)
  })

  it('wait for the reason of a tier that was chosen below what the new rules propose', async () => {
    const chosen = { impactClass: 'neither', tierProposed: 'low', tierOverride: 'medium' }
    const system = aRecord('systems', { ...chosen, personalData: 'special' })
    const draft = aRecord('risk-criteria', { ownerId: 'maya', ...defaultCriteria })
    const of = (systems: (typeof system)[]) =>
      refusal('risk-criteria', 'approve', draft, contextOf(people.tom, { systems }))
    expect(await of([system])).toContain(system.code)
    expect(await of([{ ...system, tierReason: 'The data never leave the device.' }])).toBe(false)
    expect(await of([aRecord('systems', { ...chosen, personalData: 'none' })])).toBe(false)
  })

  it('foretell what their approval would do to risks and systems', async () => {
    const inForce = aRecord('risk-criteria', { state: 'approved', ...defaultCriteria })
    const draft = aRecord('risk-criteria', {
      ...defaultCriteria,
      acceptanceLevel: 4,
      bands: [
        { from: 1, label: 'Small', tone: 'met' },
        { from: 5, label: 'High', tone: 'bad' },
      ],
      impactScale: defaultCriteria.impactScale.slice(0, 4),
      tierRules: { high: [], medium: [] },
    })
    const risk = (level: number, state: 'assessed' | 'closed' = 'assessed', impact = 2) =>
      aRecord('risks', { state, level, likelihood: level / impact, impact })
    const records = {
      'risk-criteria': [inForce, draft],
      // Level 4 falls into a band of another name with the same levels, so nothing changes for it.
      risks: [risk(4), risk(6), risk(8), risk(10), risk(6, 'closed'), risk(20, 'assessed', 5)],
      systems: [
        aRecord('systems', { impactClass: 'rights', tier: 'high' }),
        aRecord('systems', { impactClass: 'rights', tier: 'high', tierOverride: 'high' }),
        aRecord('systems', { impactClass: 'neither', tier: 'low' }),
      ],
    }
    const context = contextOf(people.tom, records)
    const says = await stepOf('risk-criteria', 'approve').foretells?.({
      record: draft as never,
      context,
    })
    expect(says).toBe(
      '3 risks of 5 would fall into another band. 2 risks would need treatment or an executive’s acceptance. ' +
        '1 risk would have to be scored again: the new scales don’t have their step. ' +
        '1 system of 3 would get another tier.',
    )
    const changes = criteriaChanges(completeCriteria(inForce), completeCriteria(draft))
    expect(changes.filter((one) => one.what.startsWith('Band'))).toEqual([
      { what: 'Band 1', before: 'Low 1–4, acceptable', after: 'Small 1–4, acceptable' },
      { what: 'Band 2', before: 'Medium 5–9, tolerable', after: 'High 5 and more, not acceptable' },
      { what: 'Band 3', before: 'High 10–14, not acceptable', after: '' },
      { what: 'Band 4', before: 'Very high 15 and more, not acceptable', after: '' },
    ])
    expect(criteriaChanges(completeCriteria(inForce), completeCriteria(inForce))).toEqual([])
  })

  it('keep every other condition when one answer gets another tier', () => {
    const change = { field: 'personalData', answer: 'special', tier: 'medium' } as const
    const rules = withAnswer(defaultCriteria.tierRules, change)
    expect(tierOfAnswer(rules, 'personalData', 'special')).toBe('medium')
    expect(withAnswer(rules, { ...change, tier: 'high' })).toEqual(defaultCriteria.tierRules)
    // An answer that nobody knows here, from the API, stays.
    const foreign = { high: [{ field: 'autonomy' as const, is: ['swarm'] }], medium: [] }
    expect(withAnswer(foreign, change).high).toEqual(foreign.high)
  })

  it('give systems the tier of the new rules once they are approved', async () => {
    const earlier = aRecord('risk-criteria', { state: 'approved' })
    const record = aRecord('risk-criteria', {
      state: 'approved',
      tierRules: { high: [], medium: [] },
    })
    const falls = aRecord('systems', { impactClass: 'rights', tierProposed: 'high' })
    const stays = aRecord('systems', { impactClass: 'neither', tierProposed: 'low' })
    const { context, done } = effectsOf(people.tom, {
      'risk-criteria': [earlier, record],
      systems: [falls, stays],
    })
    await stepOf('risk-criteria', 'approve').effects?.({ record: record as never, context })
    expect(done.map(({ what, id }) => [what, id])).toEqual([
      ['move', earlier.id],
      ['change', falls.id],
    ])
  })
})
