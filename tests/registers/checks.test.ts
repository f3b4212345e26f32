import { describe, expect, it } from 'vitest'
import { controlStatuses, countStatuses } from '../../lib/checks/controls.ts'
import { overdueWork } from '../../lib/checks/overdue.ts'
import { exceptions, posture, riskMatrix, risksAboveAcceptance } from '../../lib/checks/posture.ts'
import type { Control } from '../../lib/registers/controls/definition.ts'
import { aRecord, aState } from './literal.ts'

const implemented = aRecord('controls', {
  controlId: 'A.2.2',
  title: 'AI policy',
  area: 'A.2',
  applicable: 'yes',
  reason: 'Clause 5.2',
  status: 'implemented',
  ownerId: 'maya',
})
const proof = aRecord('evidence', { coversTo: '2026-06-30' })
const link = {
  kind: 'evidence',
  fromRegister: 'evidence',
  fromId: proof.id,
  toRegister: 'controls',
  toId: implemented.id,
}
const stateOf = (control: Control, evidence = [proof]) =>
  aState({ controls: [control], evidence, links: [link] })
const policyIn = (state: ReturnType<typeof aState>) => controlStatuses(state)[0]

describe('the 38 controls', () => {
  it('are shown by the period that evidence covers, never by the day it was uploaded', () => {
    const uploaded = { ...proof, coversTo: null, createdAt: '2026-11-20T09:00:00Z' }
    expect(policyIn(stateOf(implemented, [uploaded]))).toMatchObject({
      met: 'due',
      detail: 'Implemented; its evidence does not say which period it covers.',
    })
  })

  it('are all unmet in an empty installation', () => {
    expect(countStatuses(controlStatuses(aState()))).toEqual({ met: 0, due: 0, bad: 38, na: 0 })
  })

  it('are met when they apply, are implemented, and evidence of the last twelve months shows it', () => {
    expect(policyIn(stateOf(implemented))).toMatchObject({
      controlId: 'A.2.2',
      met: 'met',
      detail: 'Shown by evidence up to 30 Jun 2026.',
    })
  })

  it('are due when the evidence is stale, missing or withdrawn, and when work is under way', () => {
    const met = (control: Partial<Control>, evidence = [proof]) =>
      policyIn(stateOf({ ...implemented, ...control }, evidence))?.met
    expect(met({}, [{ ...proof, coversTo: '2025-11-20' }])).toBe('due')
    expect(met({}, [])).toBe('due')
    expect(met({}, [{ ...proof, state: 'withdrawn' }])).toBe('due')
    expect(met({ status: 'partly' })).toBe('due')
    expect(met({ status: 'not-started' })).toBe('bad')
    expect(met({ applicable: 'undecided' })).toBe('bad')
    expect(met({ lastTestResult: 'fails' })).toBe('bad')
  })

  it('may be shown by a test instead of evidence', () => {
    const tested = { ...implemented, lastTestedOn: '2026-10-01', lastTestResult: 'works' }
    expect(policyIn(stateOf(tested, []))?.met).toBe('met')
  })

  it('do not apply only with a reason', () => {
    expect(policyIn(stateOf({ ...implemented, applicable: 'no' }))?.met).toBe('na')
    expect(policyIn(stateOf({ ...implemented, applicable: 'no', reason: '' }))?.met).toBe('bad')
  })

  it('have our own controls behind them', () => {
    const own = aRecord('controls', {
      controlId: 'X.1',
      area: 'own',
      applicable: 'yes',
      status: 'planned',
    })
    expect(
      controlStatuses(stateOf(own))
        .map((one) => one.controlId)
        .at(-1),
    ).toBe('X.1')
    expect(controlStatuses(stateOf(own))).toHaveLength(39)
  })
})

describe('overdue work', () => {
  it('is everything whose day is past, longest first, and nothing that is over', () => {
    const state = aState({
      actions: [
        aRecord('actions', { code: 'ACT-1', dueOn: '2026-11-20' }),
        aRecord('actions', { code: 'ACT-2', dueOn: '2026-11-21' }),
        aRecord('actions', { code: 'ACT-3', dueOn: '2026-01-01', state: 'done' }),
      ],
      risks: [
        aRecord('risks', { code: 'RSK-1', reviewAt: '2026-11-10', state: 'treated' }),
        aRecord('risks', { code: 'RSK-2', reviewAt: '2026-01-01', state: 'closed' }),
        aRecord('risks', { code: 'RSK-3', acceptedUntil: '2026-10-01', state: 'accepted' }),
      ],
      assessments: [
        aRecord('impact-assessments', {
          code: 'AIA-1',
          state: 'approved',
          validUntil: '2026-11-01',
        }),
      ],
      systems: [aRecord('systems', { code: 'AIS-1', scope: 'out', reviewAt: '2026-01-01' })],
    })
    expect(overdueWork(state).map(({ code, says, days }) => [code, says, days])).toEqual([
      ['RSK-3', 'Acceptance has ended', 51],
      ['AIA-1', 'Assessment has ended', 20],
      ['RSK-1', 'Review of the risk is due', 11],
      ['ACT-1', 'Action is due', 1],
    ])
  })
})

describe('the posture', () => {
  const claims = aRecord('systems', {
    scope: 'in',
    tier: 'high',
    state: 'operation',
    ownerId: 'jonas',
  })
  const state = aState({
    systems: [
      claims,
      aRecord('systems', { scope: 'in', tier: 'low', state: 'idea' }),
      aRecord('systems', { scope: 'out' }),
      aRecord('systems'),
    ],
    risks: [
      aRecord('risks', { code: 'RSK-1', state: 'assessed', likelihood: 3, impact: 4, level: 12 }),
      aRecord('risks', {
        code: 'RSK-2',
        state: 'treated',
        level: 20,
        likelihood: 4,
        impact: 5,
        residualLikelihood: 3,
        residualImpact: 4,
        residualLevel: 12,
      }),
      aRecord('risks', {
        code: 'RSK-3',
        state: 'treated',
        level: 20,
        likelihood: 4,
        impact: 5,
        residualLikelihood: 1,
        residualImpact: 4,
        residualLevel: 4,
      }),
    ],
  })

  it('counts systems by scope, and those in scope by tier and stage', () => {
    const { systems, tiers } = posture(state)
    expect(systems).toEqual({ in: 2, out: 1, undecided: 1 })
    expect(tiers).toEqual({ high: { operation: 1 }, low: { idea: 1 } })
  })

  it('names the risks above the acceptance level by what counts now', () => {
    expect(
      risksAboveAcceptance(state).map(({ code, level, isTreated }) => [code, level, isTreated]),
    ).toEqual([
      ['RSK-1', 12, false],
      ['RSK-2', 12, true],
    ])
    expect(riskMatrix(state)[3]?.[4]).toHaveLength(2)
    expect(riskMatrix(state)[1]?.[4]).toHaveLength(1)
  })

  it('names systems that run although a condition does not hold', () => {
    expect(exceptions(state)).toMatchObject([{ id: claims.id, until: null }])
    expect(exceptions(state)[0]?.missing).toContain('Impact assessment approved and in date')
  })
})
