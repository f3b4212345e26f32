import { describe, expect, it } from 'vitest'
import { blocking, operationGate } from '../../lib/checks/operation-gate.ts'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { changeOf, refusal } from './apply.ts'
import { aRecord, contextOf, day, people } from './literal.ts'

const system = aRecord('systems', {
  state: 'validation',
  scope: 'in',
  tier: 'high',
  modelVersion: '4.2',
  ownerId: 'jonas',
})
const assessment = aRecord('impact-assessments', {
  systemId: system.id,
  state: 'approved',
  validUntil: '2027-05-03',
})
const treated = aRecord('risks', {
  systemIds: [system.id],
  state: 'treated',
  level: 16,
  residualLevel: 6,
})
const accepted = aRecord('risks', {
  systemIds: [system.id],
  state: 'accepted',
  level: 12,
  acceptedUntil: '2027-03-02',
})
const monitor = aRecord('monitors', {
  systemId: system.id,
  state: 'active',
  thresholdKind: 'above',
  thresholdHigh: 0.2,
})

const validation = aRecord('validations', {
  systemId: system.id,
  state: 'passed',
  kind: 'performance',
  modelVersion: '4.2',
  concludedOn: '2026-10-01',
})
const plan = aRecord('oversight', {
  systemId: system.id,
  state: 'in-force',
  approvedOn: '2026-10-01',
  reviewerIds: ['jonas'],
})

const whole = {
  today: day,
  system,
  assessments: [assessment],
  risks: [treated, accepted],
  monitors: [monitor],
  changes: [] as ReturnType<typeof aRecord<'changes'>>[],
  datasets: [] as ReturnType<typeof aRecord<'datasets'>>[],
  validations: [validation],
  plans: [plan],
  criteria: defaultCriteria,
}
const met = (facts: typeof whole) =>
  Object.fromEntries(operationGate(facts).map((one) => [one.id, one.met]))

describe('the operation gate', () => {
  it('opens when the assessment is in date, risks are settled and a monitor watches', () => {
    expect(met(whole)).toEqual({
      owner: 'met',
      classified: 'met',
      assessment: 'met',
      risks: 'met',
      validation: 'met',
      oversight: 'met',
      monitor: 'met',
    })
  })

  it('closes when a major change was released after the assessment was approved', () => {
    const change = aRecord('changes', {
      systemIds: [system.id],
      size: 'major',
      state: 'released',
      releasedOn: '2026-10-02',
    })
    const approved = { ...assessment, approvedOn: '2026-05-03' }
    const withChange = (part: Partial<typeof change>) =>
      met({ ...whole, assessments: [approved], changes: [{ ...change, ...part }] }).assessment
    expect(withChange({})).toBe('bad')
    expect(withChange({ size: 'minor' })).toBe('met')
    expect(withChange({ state: 'approved', releasedOn: null })).toBe('met')
    expect(withChange({ state: 'rolled-back' })).toBe('met')
    expect(withChange({ releasedOn: '2026-05-02' })).toBe('met')
  })

  it('names the record that decides each condition', () => {
    const [, , assessed, risks] = operationGate({
      ...whole,
      risks: [treated, aRecord('risks', { code: 'RSK-0900', level: 20, state: 'assessed' })],
    })
    expect(assessed?.record?.code).toBe(assessment.code)
    expect(assessed?.detail).toBe(`${assessment.code}, until 3 May 2027`)
    expect(risks).toMatchObject({
      met: 'bad',
      detail: '1 of 2; open: RSK-0900',
      record: { code: 'RSK-0900' },
    })
  })

  it('closes when the assessment has ended, and warns in its last month', () => {
    expect(
      met({ ...whole, assessments: [{ ...assessment, validUntil: '2026-11-20' }] }).assessment,
    ).toBe('bad')
    expect(met({ ...whole, assessments: [{ ...assessment, validUntil: day }] }).assessment).toBe(
      'due',
    )
    expect(met({ ...whole, assessments: [{ ...assessment, state: 'submitted' }] }).assessment).toBe(
      'bad',
    )
  })

  it('does not take a treated risk for settled when what remains is above the acceptance level', () => {
    expect(met({ ...whole, risks: [{ ...treated, residualLevel: 12 }] }).risks).toBe('bad')
    expect(met({ ...whole, risks: [{ ...accepted, acceptedUntil: '2026-11-01' }] }).risks).toBe(
      'bad',
    )
    expect(met({ ...whole, risks: [{ ...treated, state: 'closed' }] }).risks).toBe('met')
  })

  it('asks a low-tier system for less: what is missing is due, not barred', () => {
    const none = { risks: [], monitors: [], validations: [], plans: [] }
    const low = { ...whole, system: { ...system, tier: 'low' }, ...none }
    const due = { risks: 'due', monitor: 'due', validation: 'due', oversight: 'due' }
    expect(met(low)).toMatchObject(due)
    expect(blocking(operationGate(low))).toEqual([])
    expect(met({ ...low, system })).toMatchObject({
      risks: 'bad',
      monitor: 'bad',
      validation: 'bad',
      oversight: 'bad',
    })
  })

  it('closes on an open breach, and on a prohibited practice', () => {
    const breached = { ...monitor, state: 'breached' as const, breachedThreshold: 'above 0.2' }
    expect(met({ ...whole, monitors: [breached] }).monitor).toBe('bad')
    expect(met({ ...whole, system: { ...system, euAiActClass: 'prohibited' } }).classified).toBe(
      'bad',
    )
  })

  it('asks nothing of a system out of scope', () => {
    const out = operationGate({ ...whole, system: { ...system, scope: 'out' }, assessments: [] })
    expect(out.every((one) => one.met === 'na')).toBe(true)
  })
})

describe('putting a system into operation', () => {
  const records = {
    'impact-assessments': [assessment],
    risks: [treated],
    monitors: [monitor],
    validations: [validation],
    oversight: [plan],
  }

  it('is refused with everything that is missing', async () => {
    const says = await refusal('systems', 'enterOperation', system, contextOf(people.jonas))
    expect(says).toContain('Impact assessment approved and in date (None yet)')
    expect(says).toContain('Monitor with a threshold')
  })

  it('goes ahead when the gate holds, and ends any exception', async () => {
    const context = contextOf(people.jonas, records)
    expect(await refusal('systems', 'enterOperation', system, context)).toBe(false)
    expect(await changeOf('systems', 'enterOperation', system, context)).toMatchObject({
      operationalSince: day,
      gateOverrideUntil: null,
    })
  })

  it('takes an executive other than the owner to override, for six months at most', async () => {
    const asked = { ...system, gateOverrideReason: 'Winter peak', gateOverrideUntil: '2027-02-01' }
    const byTom = contextOf(people.tom)
    expect(await refusal('systems', 'enterOperationOverride', asked, byTom)).toBe(false)
    expect(await changeOf('systems', 'enterOperationOverride', asked, byTom)).toMatchObject({
      gateOverrideById: 'tom',
    })
    const tooLong = { ...asked, gateOverrideUntil: '2027-05-22' }
    expect(await refusal('systems', 'enterOperationOverride', tooLong, byTom)).toContain(
      '21 May 2027 at most',
    )
    const own = { ...asked, ownerId: 'tom' }
    expect(await refusal('systems', 'enterOperationOverride', own, byTom)).toContain(
      'Whoever owns the system',
    )
    const forbidden = { ...asked, euAiActClass: 'prohibited' }
    expect(await refusal('systems', 'enterOperationOverride', forbidden, byTom)).toContain(
      'no exception',
    )
  })

  it('offers no exception where none is needed', async () => {
    const asked = { ...system, gateOverrideReason: 'Hurry', gateOverrideUntil: '2027-02-01' }
    const says = await refusal(
      'systems',
      'enterOperationOverride',
      asked,
      contextOf(people.tom, records),
    )
    expect(says).toContain('no exception is needed')
  })
})
