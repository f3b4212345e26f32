import { describe, expect, it } from 'vitest'
import { conformity } from '../../lib/checks/conformity.ts'
import { aRecord, aState } from './literal.ts'

const standing = (state: ReturnType<typeof aState>, requirement: string) =>
  conformity(state).find((one) => one.requirement === requirement)
const issue = aRecord('context', { title: 'A new law', reviewAt: '2027-01-01' })

describe('conformity', () => {
  it('is there of none of the 70 requirements in an empty installation', () => {
    const all = conformity(aState())
    expect(all).toHaveLength(70)
    expect(all.filter((one) => one.met !== 'not-met').map((one) => one.requirement)).toEqual([])
  })

  it('is met where every check holds, partly where one does, and names the records at fault', () => {
    expect(standing(aState({ contextIssues: [issue] }), '4.1')?.met).toBe('met')
    const late = { ...issue, id: 'late', code: 'CTX-0002', reviewAt: '2026-01-01' }
    const partly = standing(aState({ contextIssues: [issue, late] }), '4.1')
    expect(partly?.met).toBe('partly')
    expect(partly?.results.flatMap((one) => one.faults).map((one) => one.code)).toEqual([
      'CTX-0002',
    ])
  })

  it('is not asked of a control that is left out with a reason', () => {
    const control = aRecord('controls', { controlId: 'A.10.4', applicable: 'no', reason: 'None' })
    expect(standing(aState({ controls: [control] }), 'A.10.4')?.met).toBe('na')
    const silent = { ...control, reason: ' ' }
    expect(standing(aState({ controls: [silent] }), 'A.10.4')?.met).toBe('not-met')
  })
})
