import { describe, expect, it } from 'vitest'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { criteriaInForce } from '../../lib/criteria/in-force.ts'
import { fieldSchema } from '../../lib/fields/codec.ts'
import { riskCriteria } from '../../lib/registers/risk-criteria/definition.ts'
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

  it('count up without gaps', async () => {
    const of = (values: Parameters<typeof aRecord<'risk-criteria'>>[1]) =>
      problemsOf(
        'risk-criteria',
        { ...aRecord('risk-criteria'), ...defaultCriteria, ...values },
        byMaya,
      )
    expect(await of({})).toEqual({})
    const step = (value: number) => ({ value, label: String(value), meaning: '' })
    expect(await of({ impactScale: [step(1), step(3)] })).toHaveProperty('impactScale')
    expect(await of({ bands: [{ from: 2, label: 'Low', tone: 'met' }] })).toHaveProperty('bands')
    expect(await of({ acceptanceLevel: 26 })).toHaveProperty('acceptanceLevel')
  })

  it('are approved by somebody who did not write them', async () => {
    const draft = aRecord('risk-criteria', { ownerId: 'maya', authorIds: ['elena'] })
    expect(await refusal('risk-criteria', 'approve', draft, byMaya)).toContain('their author')
    expect(await refusal('risk-criteria', 'approve', draft, contextOf(people.elena))).toContain(
      'their author',
    )
    expect(await refusal('risk-criteria', 'approve', draft, contextOf(people.tom))).toBe(false)
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
