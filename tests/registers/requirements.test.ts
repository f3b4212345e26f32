import { describe, expect, it } from 'vitest'
import { clauseTitles, controlTitles } from '../../lib/catalogue/requirements.ts'
import { checks } from '../../lib/checks/checks.ts'
import type { State } from '../../lib/checks/state.ts'
import { controlChecks } from '../../lib/checks/statement.ts'
import { examples } from './check-examples.ts'
import { aRecord, aState } from './literal.ts'

const requirements = [...Object.keys(clauseTitles), ...Object.keys(controlTitles)]
/** Their registers are still to come. */
const toCome: string[] = []
const verdictOf = (id: string, parts: Partial<State>) =>
  checks.find((check) => check.id === id)?.judge(aState(parts)).verdict

describe('the checks', () => {
  it('look at each of the 70 requirements even where nothing is on record', () => {
    const empty = aState()
    const asked = new Set(
      checks
        .filter((check) => check.judge(empty).verdict === 'fails')
        .flatMap((check) => check.requirements),
    )
    expect(requirements.filter((one) => !asked.has(one))).toEqual(toCome)
  })

  it('name requirements that exist, and have one id each', () => {
    const unknown = checks.flatMap((check) =>
      check.requirements.filter((one) => !requirements.includes(one)),
    )
    expect(unknown).toEqual([])
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length)
  })

  it('have examples', () => {
    const told = new Set([...Object.keys(examples), ...controlChecks.map((one) => one.id)])
    expect(checks.map((one) => one.id).filter((id) => !told.has(id))).toEqual([])
  })
})

describe('each check holds, fails and does not apply as its example says:', () => {
  it.each(Object.entries(examples))('%s', (id, { holds, fails, na = {} }) => {
    expect(verdictOf(id, holds)).toBe('holds')
    expect(verdictOf(id, fails)).toBe('fails')
    if (na) expect(verdictOf(id, na)).toBe('na')
    else expect(verdictOf(id, {})).toBe('fails')
  })
})

describe('each control of Annex A', () => {
  it.each(Object.keys(controlTitles))('%s counts by what is done and shown', (controlId) => {
    const control = aRecord('controls', { controlId, applicable: 'yes', ownerId: 'maya' })
    const of = (values: Partial<typeof control>) => {
      const parts = { controls: [{ ...control, ...values }] }
      return [verdictOf(`${controlId}-carried-out`, parts), verdictOf(`${controlId}-shown`, parts)]
    }
    const tested = { lastTestedOn: '2026-10-01', lastTestResult: 'works' }
    expect(of({ status: 'implemented', ...tested })).toEqual(['holds', 'holds'])
    expect(of({ status: 'implemented' })).toEqual(['holds', 'fails'])
    expect(of({ status: 'planned' })).toEqual(['fails', 'fails'])
    expect(of({ applicable: 'undecided' })).toEqual(['fails', 'fails'])
    expect(of({ applicable: 'no', reason: 'No such use' })).toEqual(['na', 'na'])
  })
})
