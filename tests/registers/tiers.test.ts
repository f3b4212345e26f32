import { describe, expect, it } from 'vitest'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { bandOf } from '../../lib/criteria/shape.ts'
import { proposeSystemTier } from '../../lib/criteria/tiers.ts'
import { derived, problemsOf } from './apply.ts'
import { aRecord, contextOf, people } from './literal.ts'

const { tierRules, bands } = defaultCriteria
const nobody = contextOf(people.maya)

describe('the tier of a system', () => {
  it('is high when rights or safety are affected, whatever else is known', () => {
    for (const impactClass of ['rights', 'safety', 'both']) {
      expect(proposeSystemTier({ impactClass }, tierRules).tier).toBe('high')
    }
    expect(
      proposeSystemTier({ impactClass: 'neither', personalData: 'special' }, tierRules).tier,
    ).toBe('high')
  })

  it('is unclassified until somebody says whether rights or safety are affected', () => {
    expect(proposeSystemTier({ personalData: 'ordinary' }, tierRules).tier).toBe('unclassified')
    expect(proposeSystemTier({ impactClass: 'undetermined' }, tierRules).tier).toBe('unclassified')
  })

  it('is medium for a recommendation people decide on, and low when nothing speaks for more', () => {
    const facts = { impactClass: 'neither', autonomy: 'recommendation' }
    expect(proposeSystemTier(facts, tierRules)).toEqual({
      tier: 'medium',
      because: [{ field: 'autonomy', value: 'recommendation' }],
    })
    expect(
      proposeSystemTier({ impactClass: 'neither', autonomy: 'information' }, tierRules).tier,
    ).toBe('low')
  })

  it('follows the facts until somebody chooses another', async () => {
    const system = await derived('systems', aRecord('systems', { impactClass: 'rights' }), nobody)
    expect(system).toMatchObject({ tierProposed: 'high', tier: 'high', scope: 'undecided' })
    const milder = await derived('systems', { ...system, impactClass: 'neither' }, nobody, system)
    expect(milder.tier).toBe('low')
  })

  it('follows the approved criteria rather than the defaults', async () => {
    const own = aRecord('risk-criteria', {
      state: 'approved',
      tierRules: { high: [], medium: [{ field: 'impactClass', is: ['rights'] }] },
    })
    const context = contextOf(people.maya, { 'risk-criteria': [own] })
    const system = await derived('systems', aRecord('systems', { impactClass: 'rights' }), context)
    expect(system.tier).toBe('medium')
  })

  it('is raised freely, and lowered only with a reason', async () => {
    const raised = await derived(
      'systems',
      aRecord('systems', { impactClass: 'neither', tierOverride: 'high' }),
      nobody,
    )
    expect(raised.tier).toBe('high')
    expect(await problemsOf('systems', raised, nobody)).toEqual({})
    const lowered = await derived(
      'systems',
      aRecord('systems', { impactClass: 'both', tierOverride: 'low' }),
      nobody,
    )
    expect((await problemsOf('systems', lowered, nobody)).tierReason).toContain(
      'proposed tier is high',
    )
    const reasoned = { ...lowered, tierReason: 'Only used on synthetic data.' }
    expect(await problemsOf('systems', reasoned, nobody)).toEqual({})
  })
})

describe('an AI system', () => {
  it('is left out of the scope only with a reason', async () => {
    const out = aRecord('systems', { scope: 'out' })
    expect(await problemsOf('systems', out, nobody)).toHaveProperty('scopeReason')
    expect(
      await problemsOf('systems', { ...out, scopeReason: 'Ended before the AIMS began.' }, nobody),
    ).toEqual({})
  })
})

describe('the inventory', () => {
  it('is read through each quarter, as far as it is in scope and in use', async () => {
    const reviewOf = async (values: Parameters<typeof aRecord<'systems'>>[1]) =>
      (await derived('systems', aRecord('systems', values), nobody)).reviewAt
    expect(await reviewOf({ scope: 'in' })).toBe('2027-02-21')
    expect(await reviewOf({ scope: 'in', reviewAt: '2026-12-01' })).toBe('2026-12-01')
    expect(await reviewOf({ scope: 'in', state: 'retired' })).toBeNull()
    expect(await reviewOf({ scope: 'undecided' })).toBeNull()
  })
})

describe('a level', () => {
  it('falls into the band that starts at or below it', () => {
    expect([1, 4, 5, 9, 10, 14, 15, 25].map((level) => bandOf(level, bands)?.label)).toEqual([
      'Low',
      'Low',
      'Medium',
      'Medium',
      'High',
      'High',
      'Very high',
      'Very high',
    ])
    expect(bandOf(0, bands)).toBeUndefined()
  })
})
