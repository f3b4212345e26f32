import { describe, expect, it } from 'vitest'
import { checks } from '../../lib/checks/checks.ts'
import { myWork } from '../../lib/checks/my-work.ts'
import { blocking, type GateFacts } from '../../lib/checks/operation-gate.ts'
import { nextStage, stageGate } from '../../lib/checks/stage-gates.ts'
import { defaultCriteria } from '../../lib/criteria/defaults.ts'
import { changeOf, refusal, stepOf } from './apply.ts'
import { aRecord, aState, contextOf, day, people } from './literal.ts'

const system = aRecord('systems', {
  state: 'operation',
  scope: 'in',
  tier: 'high',
  ownerId: 'jonas',
  purpose: 'Sorts letters',
  intendedUse: 'Incoming letters',
})
const plan = aRecord('oversight', {
  systemId: system.id,
  state: 'in-force',
  ownerId: 'jonas',
  authorIds: ['jonas'],
  reviewerIds: ['jonas'],
  approvedOn: '2026-05-03',
  reviewAt: '2027-05-03',
})
const validation = aRecord('validations', {
  systemId: system.id,
  state: 'passed',
  kind: 'bias',
  concludedOn: '2026-05-03',
})
const risk = aRecord('risks', {
  systemIds: [system.id],
  state: 'treated',
  ownerId: 'priya',
  level: 6,
  assessedOn: '2026-05-03',
})
const assessment = aRecord('impact-assessments', {
  systemId: system.id,
  state: 'approved',
  approvedOn: '2026-05-03',
  validUntil: '2027-05-03',
})
const change = aRecord('changes', {
  systemIds: [system.id],
  size: 'major',
  state: 'released',
  releasedOn: '2026-10-02',
})
const all = {
  systems: [system],
  oversightPlans: [plan],
  validations: [validation],
  risks: [risk],
  assessments: [assessment],
}
const verdict = (id: string, parts: Parameters<typeof aState>[0]) =>
  checks.find((one) => one.id === id)?.judge(aState(parts)).verdict
const workOf = (who: keyof typeof people, parts: Parameters<typeof aState>[0]) =>
  myWork(people[who], aState(parts)).map(({ says }) => says)

describe('a plan of oversight', () => {
  it('is put in force, and found to fit, by somebody else than its owner and author', async () => {
    const draft = { ...plan, state: 'draft' as const }
    for (const step of ['enforce', 'confirm']) {
      expect(await refusal('oversight', step, draft, contextOf(people.jonas)), step).toContain(
        'owner or author',
      )
      expect(await refusal('oversight', step, draft, contextOf(people.priya)), step).toBe(false)
      expect(stepOf('oversight', step).needs).toBe('approve')
    }
    expect(await changeOf('oversight', 'enforce', draft, contextOf(people.priya))).toMatchObject({
      approvedById: 'priya',
      approvedOn: day,
    })
  })

  it('names when, who, how fast, what they may do and how to stop before it is in force', () => {
    expect(stepOf('oversight', 'enforce').requires).toEqual([
      'trigger',
      'reviewerIds',
      'timeLimitHours',
      'powers',
      'stopMeans',
    ])
  })
})

describe('checks of oversight and validation', () => {
  it('ask for a plan in force over weighty systems that run, and of nobody else', () => {
    expect(verdict('system-overseen', all)).toBe('holds')
    expect(verdict('system-overseen', { ...all, oversightPlans: [] })).toBe('fails')
    expect(verdict('system-overseen', { systems: [{ ...system, tier: 'low' }] })).toBe('na')
    expect(workOf('jonas', { ...all, oversightPlans: [] })).toContain('Plan its human oversight')
  })

  it('ask for a validation passed in the version that runs', () => {
    expect(verdict('system-validated', all)).toBe('holds')
    const newer = { ...system, modelVersion: '5.0' }
    expect(verdict('system-validated', { ...all, systems: [newer] })).toBe('fails')
    expect(verdict('system-validated', {})).toBe('na')
    expect(workOf('jonas', { ...all, validations: [] })).toContain(
      'Have it validated in the version that runs',
    )
  })

  it('ask for reviewers who are here, a review in time and an end to each stop', () => {
    const gone = { ...plan, reviewerIds: ['gone'] }
    expect(verdict('oversight-has-people', all)).toBe('holds')
    expect(verdict('oversight-has-people', { oversightPlans: [gone] })).toBe('fails')
    expect(verdict('oversight-has-people', {})).toBe('na')
    expect(verdict('oversight-in-date', all)).toBe('holds')
    const late = { ...plan, reviewAt: '2026-11-01' }
    expect(verdict('oversight-in-date', { oversightPlans: [late] })).toBe('fails')
    expect(verdict('oversight-in-date', {})).toBe('na')
    expect(workOf('priya', { oversightPlans: [late] })).toEqual([
      'Look whether the plan of oversight still fits',
    ])
    const stopped = { ...plan, stoppedAt: '2026-11-20T10:00:00Z' }
    expect(verdict('stop-settled', all)).toBe('holds')
    expect(verdict('stop-settled', { oversightPlans: [stopped] })).toBe('fails')
    expect(verdict('stop-settled', {})).toBe('na')
    expect(workOf('jonas', { ...all, oversightPlans: [stopped] })).toContain(
      'A reviewer stopped the system: say what followed',
    )
  })
})

describe('a major change that is released', () => {
  const stale = { ...all, changes: [change] }
  const ids = [
    'assessments-renewed-after-change',
    'risks-after-change',
    'validation-after-change',
    'oversight-after-change',
  ]

  it('makes stale what was assessed, judged, validated and planned for its systems before', () => {
    for (const id of ids) {
      expect(verdict(id, all), id).toBe('holds')
      expect(verdict(id, stale), id).toBe('fails')
      expect(verdict(id, {}), id).toBe('na')
    }
    const other = { ...change, systemIds: ['elsewhere'] }
    const minor = { ...change, size: 'minor' }
    const back = { ...change, state: 'rolled-back' as const }
    for (const id of ids)
      expect(verdict(id, { ...all, changes: [other, minor, back] }), id).toBe('holds')
  })

  it('asks each person for their part, and names the change', () => {
    const { code } = change
    expect(workOf('jonas', stale)).toContain(`Assess its impact again: ${code} is a major change`)
    expect(workOf('priya', stale)).toEqual(
      expect.arrayContaining([
        `Judge it again: ${code} is a major change`,
        `Plan it again: ${code} is a major change`,
        `Say whether it still fits: ${code} is a major change`,
      ]),
    )
    const rejudged = { ...stale, risks: [{ ...risk, assessedOn: '2026-10-03' }] }
    expect(verdict('risks-after-change', rejudged)).toBe('holds')
  })

  it('leaves the validation that was done for it', () => {
    const meant = { ...validation, changeIds: [change.id] }
    expect(verdict('validation-after-change', { ...stale, validations: [meant] })).toBe('holds')
  })

  it('closes the gate, which names the change at each condition', () => {
    const facts = { ...factsOf(), changes: [change] }
    const missing = blocking(stageGate('operation', facts)).filter((one) => one.id !== 'monitor')
    expect(missing.map((one) => one.id)).toEqual(['assessment', 'risks', 'validation', 'oversight'])
    for (const one of missing) expect(one.detail, one.id).toContain(change.code)
  })
})

describe('the gates of the stages before operation', () => {
  const missing = (stage: Parameters<typeof stageGate>[0], part: Partial<GateFacts>) =>
    blocking(stageGate(stage, { ...factsOf(), ...part })).map((one) => one.id)
  const bare = { ...system, ownerId: null, purpose: null, intendedUse: ' ', origin: 'in-house' }

  it('ask for little at first, and at each stage for what the earlier ones asked', () => {
    const none = { assessments: [], risks: [], datasets: [] }
    expect(missing('design', { system: bare, ...none })).toEqual(['owner', 'purpose'])
    expect(missing('development', { system: bare, ...none })).toEqual([
      'owner',
      'purpose',
      'use',
      'begun',
    ])
    expect(missing('validation', { system: bare, ...none })).toEqual([
      'owner',
      'purpose',
      'use',
      'begun',
      'data',
      'identified',
    ])
    expect(missing('validation', {})).toEqual([])
  })

  it('ask a low tier, or a system that was bought, for less', () => {
    const low = { ...system, tier: 'low', origin: 'in-house' }
    expect(missing('validation', { system: low, assessments: [], risks: [] })).toEqual([])
    expect(missing('validation', { system: { ...system, origin: 'bought' } })).toEqual([])
  })

  it('stop at data that are blocked or miss their criteria', () => {
    const poor = aRecord('datasets', { systemIds: [system.id], quality: 'fails' })
    const blocked = aRecord('datasets', { systemIds: [system.id], state: 'blocked' })
    expect(missing('validation', { datasets: [poor] })).toEqual(['data'])
    expect(missing('validation', { datasets: [blocked] })).toEqual(['data'])
  })

  it('ask nothing outside the scope, and are over with the life of the system', () => {
    expect(missing('validation', { system: { ...bare, scope: 'out' }, risks: [] })).toEqual([])
    expect(nextStage('retired')).toBe(null)
    expect(nextStage('idea')).toBe('design')
  })

  it('are refused by the server, unless an executive grants an exception with an end', async () => {
    const idea = { ...bare, state: 'idea' as const, ownerId: 'jonas' }
    const says = await refusal('systems', 'startDesign', idea, contextOf(people.jonas))
    expect(says).toBe('Not yet: Its purpose is written down (Nobody has said what it is for.).')
    const asked = { ...idea, gateOverrideReason: 'Trial', gateOverrideUntil: '2027-01-31' }
    const step = 'startDesignOverride'
    expect(stepOf('systems', step).needs).toBe('accept')
    expect(await refusal('systems', step, asked, contextOf(people.tom))).toBe(false)
    const own = { ...asked, ownerId: 'tom' }
    expect(await refusal('systems', step, own, contextOf(people.tom))).toContain('owns the system')
    const whole = { ...asked, purpose: 'Sorts letters' }
    expect(await refusal('systems', step, whole, contextOf(people.tom))).toContain(
      'no exception is needed',
    )
  })
})

function factsOf(): GateFacts {
  return {
    today: day,
    system,
    assessments: [assessment],
    risks: [risk],
    monitors: [],
    changes: [],
    datasets: [],
    validations: [validation],
    plans: [plan],
    criteria: defaultCriteria,
  }
}
