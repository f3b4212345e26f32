import { describe, expect, it } from 'vitest'
import { clauseTitles, controlTitles } from '../../lib/catalogue/requirements.ts'
import { nextReadingOn } from '../../lib/checks/monitoring.ts'
import { myWork, obligationsOf } from '../../lib/checks/my-work.ts'
import type { State } from '../../lib/checks/state.ts'
import { aRecord, aState, people } from './literal.ts'

const claims = aRecord('systems', {
  code: 'AIS-1',
  scope: 'in',
  tier: 'high',
  impactClass: 'rights',
  ownerId: 'jonas',
  state: 'development',
  purpose: 'Orders the work list',
  intendedUse: 'Handlers, on motor claims',
})
const says = (who: keyof typeof people, state: State) =>
  myWork(people[who], state).map((one) => `${one.code} ${one.says}`.trim())

describe('my work', () => {
  it('asks nothing of an empty installation', () => {
    expect(obligationsOf(aState())).toEqual([])
  })

  it('asks the owner of a system in scope for its impact assessment, until one is begun', () => {
    expect(says('jonas', aState({ systems: [claims] }))).toEqual([
      'AIS-1 Record its resources: tools, computing, people',
      'AIS-1 File its impact assessment',
    ])
    const draft = aRecord('impact-assessments', {
      code: 'AIA-1',
      systemId: claims.id,
      ownerId: 'jonas',
    })
    expect(says('jonas', aState({ systems: [claims], assessments: [draft] }))).toEqual([
      'AIA-1 Finish and submit the impact assessment',
      'AIS-1 Record its resources: tools, computing, people',
    ])
  })

  it('asks nothing of systems out of scope, retired or rejected', () => {
    const systems = [
      { ...claims, scope: 'out' },
      { ...claims, state: 'retired' as const },
      { ...claims, state: 'rejected' as const },
    ]
    expect(obligationsOf(aState({ systems }))).toEqual([])
  })

  it('asks the lead for an owner and for the scope: two thousand systems are one line with a filter', () => {
    const ownerless = { ...claims, ownerId: null, tier: 'unclassified' }
    const undecided = Array.from({ length: 2133 }, () => aRecord('systems', { scope: 'undecided' }))
    const found = myWork(people.maya, aState({ systems: [ownerless, ...undecided] }))
    expect(found.map((one) => one.says)).toContain('Name an owner')
    expect(found.find((one) => one.query)).toMatchObject({
      title: '2,133 AI systems',
      query: 'scope=undecided',
      recordId: null,
    })
    expect(found).toHaveLength(4)
  })

  it('is red for a system in operation, amber before', () => {
    const tone = (state: 'operation' | 'development') =>
      obligationsOf(aState({ systems: [{ ...claims, state }] })).find((one) =>
        one.says.includes('assessment'),
      )?.tone
    expect(tone('operation')).toBe('bad')
    expect(tone('development')).toBe('due')
  })

  it('sends a submitted assessment to those who may approve it, not to its author', () => {
    const submitted = aRecord('impact-assessments', {
      code: 'AIA-1',
      state: 'submitted',
      systemId: claims.id,
      ownerId: 'elena',
    })
    const state = aState({ assessments: [submitted] })
    expect(says('maya', state)).toEqual(['AIA-1 Approve the impact assessment or return it'])
    expect(says('elena', state)).toEqual([])
    const high = aState({ assessments: [{ ...submitted, residualBand: 'high' }] })
    expect(says('maya', high)).toEqual([])
    expect(says('tom', high)).toHaveLength(1)
  })

  it('sends a returned assessment back to its author', () => {
    const returned = aRecord('impact-assessments', {
      code: 'AIA-1',
      state: 'returned',
      ownerId: 'jonas',
    })
    expect(says('jonas', aState({ assessments: [returned] }))).toEqual([
      'AIA-1 Rework the impact assessment that was returned',
    ])
  })

  it('leads a risk from score to treatment to decision', () => {
    const of = (values: Parameters<typeof aRecord<'risks'>>[1]) =>
      obligationsOf(aState({ risks: [aRecord('risks', { ownerId: 'priya', ...values })] })).map(
        (one) => [one.says, one.ownerId ?? one.roles.join()],
      )
    expect(of({ state: 'identified' })).toEqual([['Judge likelihood and impact', 'priya']])
    expect(of({ state: 'assessed', level: 16 })).toEqual([['Decide on its treatment', 'priya']])
    expect(of({ state: 'assessed', level: 6 })).toEqual([])
    expect(of({ state: 'assessed', level: 16, treatment: 'accept' })).toEqual([
      ['Accept the risk or have it treated', 'executive'],
    ])
    expect(of({ state: 'treated', level: 16, residualLevel: 12 })).toEqual([
      ['Accept what remains or have it treated further', 'executive'],
    ])
    expect(of({ state: 'treated', level: 16, residualLevel: 4 })).toEqual([])
    expect(of({ state: 'accepted', level: 16, acceptedUntil: '2026-12-01' })).toEqual([
      ['Decide again: the acceptance ends', 'priya'],
    ])
    expect(of({ state: 'accepted', level: 16, acceptedUntil: '2027-06-01' })).toEqual([])
  })

  it('does not ask an executive to accept their own risk', () => {
    const own = aRecord('risks', { ownerId: 'tom', state: 'treated', level: 16, residualLevel: 12 })
    expect(says('tom', aState({ risks: [own] }))).toEqual([])
  })

  it('asks each person of the audience to acknowledge the version in force, once', () => {
    const version = aRecord('document-versions', { code: 'DOV-1', state: 'effective' })
    const policy = aRecord('documents', {
      state: 'effective',
      effectiveVersionId: version.id,
      audience: ['everyone'],
    })
    const state = { documents: [policy], versions: [version] }
    expect(says('sam', aState(state))).toEqual(['DOV-1 Read it and say that you have'])
    expect(obligationsOf(aState(state))).toHaveLength(Object.keys(people).length)
    const acknowledgements = [{ recordId: version.id, personId: 'sam' }]
    expect(says('sam', aState({ ...state, acknowledgements }))).toEqual([])
    expect(says('jonas', aState({ ...state, acknowledgements }))).toHaveLength(1)
  })

  it('asks for actions by their day, and for a second pair of eyes on corrections', () => {
    const action = aRecord('actions', { code: 'ACT-1', ownerId: 'jonas', dueOn: '2026-11-01' })
    const [late] = myWork(people.jonas, aState({ actions: [action] }))
    expect(late).toMatchObject({
      says: 'Do what was decided',
      tone: 'bad',
      dueOn: '2026-11-01',
      why: '10.1',
    })
    const far = { ...action, dueOn: '2027-06-01' }
    expect(myWork(people.jonas, aState({ actions: [far] }))[0]?.tone).toBe('plain')
    const done = { ...action, state: 'done' as const, kind: 'corrective', completedById: 'elena' }
    expect(says('maya', aState({ actions: [done] }))).toEqual([
      'ACT-1 Verify that the correction works',
    ])
    expect(says('elena', aState({ actions: [done] }))).toEqual([])
  })

  it('asks the owner of a monitor to look into a breach, and for readings that are late', () => {
    const monitor = aRecord('monitors', {
      code: 'MON-1',
      ownerId: 'jonas',
      state: 'breached',
      breachedThreshold: 'above 0.2',
      frequencyDays: 7,
      lastReadingAt: '2026-11-13T08:00:00Z',
    })
    expect(says('jonas', aState({ monitors: [monitor] }))).toEqual([
      'MON-1 Take a reading',
      'MON-1 Look into the breach: above 0.2',
    ])
    expect(nextReadingOn(monitor)).toBe('2026-11-20')
    expect(says('jonas', aState({ monitors: [{ ...monitor, state: 'paused' }] }))).toEqual([])
  })

  it('leads the statement from decisions to a draft to an approval', () => {
    const control = aRecord('controls', { controlId: 'A.2.2', applicable: 'undecided' })
    const decided = { ...control, applicable: 'no', reason: 'No suppliers' }
    const draft = aRecord('soa-versions', { code: 'SOA-1', ownerId: 'maya' })
    expect(says('maya', aState({ controls: [control] }))).toEqual([
      'Decide which controls apply, and why',
    ])
    expect(says('maya', aState({ controls: [decided] }))).toEqual([
      'Draft the first version for approval',
    ])
    const drafted = aState({ controls: [decided], soaVersions: [draft] })
    expect(says('maya', drafted)).toEqual([])
    expect(says('tom', drafted)).toEqual(['SOA-1 Approve the Statement of Applicability'])
  })

  it('asks to renew evidence, and to decide on evidence whose retention ends', () => {
    const fading = aRecord('evidence', {
      coversTo: '2026-06-30',
      code: 'EVD-1',
      ownerId: 'jonas',
      reviewAt: '2026-12-01',
    })
    const old = aRecord('evidence', {
      coversTo: '2026-06-30',
      code: 'EVD-2',
      ownerId: 'jonas',
      retainUntil: '2026-12-02',
    })
    expect(says('jonas', aState({ evidence: [fading, old] }))).toEqual([
      'EVD-1 Renew the evidence',
      'EVD-2 Its retention ends: keep it longer or archive it',
    ])
  })

  it('puts what is past first, then what is near, by day', () => {
    const action = (code: string, dueOn: string) =>
      aRecord('actions', { code, dueOn, ownerId: 'jonas' })
    const state = aState({
      actions: [
        action('ACT-1', '2027-06-01'),
        action('ACT-2', '2026-12-01'),
        action('ACT-3', '2026-11-02'),
        action('ACT-4', '2026-11-01'),
      ],
    })
    expect(myWork(people.jonas, state).map((one) => one.code)).toEqual([
      'ACT-4',
      'ACT-3',
      'ACT-2',
      'ACT-1',
    ])
  })

  it('names a clause or control for everything, and has one id for each', () => {
    const state = aState({
      systems: [
        {
          ...claims,
          state: 'operation',
          ownerId: null,
          reviewAt: '2026-11-01',
          gateOverrideUntil: '2026-12-01',
        },
      ],
      risks: [
        aRecord('risks'),
        aRecord('risks', { state: 'assessed', level: 20, reviewAt: '2026-11-01' }),
      ],
      actions: [aRecord('actions')],
      monitors: [aRecord('monitors', { state: 'breached', frequencyDays: 1 })],
      controls: [aRecord('controls', { controlId: 'A.2.2', applicable: 'yes', reason: 'x' })],
      criteriaRecords: [aRecord('risk-criteria')],
      versions: [aRecord('document-versions', { state: 'in-review' })],
    })
    const found = obligationsOf(state)
    const known = { ...clauseTitles, ...controlTitles }
    for (const one of found)
      expect(
        Object.keys(known).some((id) => id.startsWith(one.why)),
        one.why,
      ).toBe(true)
    expect(new Set(found.map((one) => one.id)).size).toBe(found.length)
    expect(found.length).toBeGreaterThan(12)
  })
})
