import { describe, expect, it } from 'vitest'
import { clauseTitles, controlTitles } from '../../lib/catalogue/requirements.ts'
import { auditChecks } from '../../lib/checks/audits.ts'
import type { State } from '../../lib/checks/state.ts'
import { aRecord, aState } from './literal.ts'

const all = [...Object.keys(clauseTitles), ...Object.keys(controlTitles)]

function judged(id: string, parts: Partial<State>) {
  const check = auditChecks.find((one) => one.id === id)
  if (!check) throw new Error(`no check ${id}`)
  return check.judge(aState(parts))
}
const verdict = (id: string, parts: Partial<State>) => judged(id, parts).verdict
const asks = (id: string, parts: Partial<State>) => judged(id, parts).obligations

const signed = aRecord('audits', {
  kind: 'internal',
  state: 'signed',
  startsOn: '2026-03-02',
  signedOn: '2026-03-20',
  requirements: all,
  scope: 'Everything',
  criteria: 'The standard',
  leadAuditorId: 'sam',
  reportedToIds: ['tom'],
})
const planned = aRecord('audits', {
  kind: 'internal',
  startsOn: '2026-12-01',
  endsOn: '2026-12-05',
  requirements: all,
  scope: 'Everything',
  criteria: 'The standard',
  leadAuditorId: 'sam',
  ownerId: 'maya',
})
const underWay = { ...planned, id: 'under-way', state: 'under-way' as const }

describe('9.2.1: every clause is audited within the interval', () => {
  it('holds with a signed internal audit of all of them, in that time', () => {
    expect(verdict('clauses-audited', { audits: [signed] })).toBe('holds')
    expect(verdict('clauses-audited', {})).toBe('fails')
    const old = { ...signed, signedOn: '2025-11-20' }
    expect(verdict('clauses-audited', { audits: [old] })).toBe('fails')
    expect(verdict('clauses-audited', { audits: [{ ...signed, kind: 'stage-2' }] })).toBe('fails')
    const part = { ...signed, requirements: all.filter((one) => one !== '7.2') }
    expect(verdict('clauses-audited', { audits: [part] })).toBe('fails')
  })

  it('asks the governance lead to plan one before it ends, unless one is planned', () => {
    const cancelled = { ...planned, state: 'cancelled' as const }
    expect(asks('clauses-audited', { audits: [cancelled] })).toMatchObject([
      { roles: ['governance-lead'] },
    ])
    expect(asks('clauses-audited', {})).toEqual([])
    expect(asks('clauses-audited', { audits: [signed] })).toEqual([])
    const ending = { ...signed, signedOn: '2025-12-20' }
    expect(asks('clauses-audited', { audits: [ending] })).toHaveLength(1)
    expect(asks('clauses-audited', { audits: [ending, planned] })).toEqual([])
  })
})

describe('9.2.2: a programme', () => {
  it('is there where an audit is under way or has its day', () => {
    expect(verdict('audits-planned-ahead', { audits: [planned] })).toBe('holds')
    expect(verdict('audits-planned-ahead', { audits: [signed] })).toBe('fails')
    expect(verdict('audits-planned-ahead', { audits: [{ ...planned, startsOn: null }] })).toBe(
      'fails',
    )
  })

  it('covers every clause and every applicable control in three years', () => {
    expect(verdict('programme-covers-all', { audits: [planned] })).toBe('holds')
    const part = { ...planned, requirements: all.filter((one) => one !== 'A.10.4') }
    expect(verdict('programme-covers-all', { audits: [part] })).toBe('fails')
    expect(asks('programme-covers-all', { audits: [part] })[0]?.title).toBe('A.10.4')
    const leftOut = aRecord('controls', { controlId: 'A.10.4', applicable: 'no', reason: 'None' })
    expect(verdict('programme-covers-all', { audits: [part], controls: [leftOut] })).toBe('holds')
    const longAgo = { ...planned, startsOn: '2022-03-02' }
    expect(verdict('programme-covers-all', { audits: [longAgo] })).toBe('fails')
  })
})

describe('9.2.2: each audit', () => {
  it('is planned whole by the month it begins', () => {
    expect(verdict('audit-planned-whole', { audits: [planned] })).toBe('holds')
    const bare = { ...planned, criteria: null }
    expect(verdict('audit-planned-whole', { audits: [bare] })).toBe('fails')
    expect(asks('audit-planned-whole', { audits: [bare] })).toMatchObject([
      { ownerId: 'maya', dueOn: '2026-12-01' },
    ])
    const far = { ...bare, startsOn: '2027-06-01' }
    expect(verdict('audit-planned-whole', { audits: [far] })).toBe('na')
  })

  it('is done by somebody without a part in it', () => {
    const system = aRecord('systems', { ownerId: 'sam' })
    const risk = aRecord('risks', { ownerId: 'sam' })
    const sample = aRecord('audit-samples', { auditId: 'under-way', register: 'risks' })
    const drawn = aRecord('audit-questions', {
      auditId: 'under-way',
      sampleId: sample.id,
      subjectId: risk.id,
    })
    expect(verdict('auditors-objective', { audits: [underWay] })).toBe('holds')
    expect(verdict('auditors-objective', { audits: [planned] })).toBe('na')
    const ofOwn = { ...underWay, systemIds: [system.id] }
    expect(verdict('auditors-objective', { audits: [ofOwn], systems: [system] })).toBe('fails')
    const parts = {
      audits: [underWay],
      risks: [risk],
      auditSamples: [sample],
      auditQuestions: [drawn],
    }
    expect(verdict('auditors-objective', parts)).toBe('fails')
    expect(asks('auditors-objective', parts)).toMatchObject([{ roles: ['governance-lead'] }])
  })

  it('begins and is signed in time, and its people are told', () => {
    expect(verdict('audit-on-time', { audits: [planned] })).toBe('holds')
    expect(verdict('audit-on-time', { audits: [signed] })).toBe('na')
    const late = { ...planned, startsOn: '2026-11-01' }
    expect(verdict('audit-on-time', { audits: [late] })).toBe('fails')
    expect(asks('audit-on-time', { audits: [late] })).toMatchObject([
      { says: 'Begin the audit', ownerId: 'maya' },
    ])
    expect(asks('audit-on-time', { audits: [underWay] })).toMatchObject([
      { ownerId: 'sam', dueOn: '2026-12-05' },
    ])
  })

  it('is reported to managers', () => {
    expect(verdict('audit-reported', { audits: [signed] })).toBe('holds')
    expect(verdict('audit-reported', { audits: [{ ...signed, reportedToIds: [] }] })).toBe('fails')
    expect(verdict('audit-reported', { audits: [planned] })).toBe('na')
  })

  it('has findings that are followed until they are closed', () => {
    const found = aRecord('nonconformities', { dueOn: '2026-11-01' })
    const question = aRecord('audit-questions', {
      auditId: signed.id,
      verdict: 'minor',
      findingId: found.id,
    })
    const state = (nonconformity: typeof found) => ({
      audits: [signed],
      auditQuestions: [question],
      nonconformities: [nonconformity],
    })
    expect(verdict('audit-findings-followed', state(found))).toBe('fails')
    expect(verdict('audit-findings-followed', state({ ...found, state: 'closed' }))).toBe('holds')
    expect(verdict('audit-findings-followed', state({ ...found, dueOn: '2027-01-01' }))).toBe(
      'holds',
    )
    expect(verdict('audit-findings-followed', { audits: [signed] })).toBe('na')
  })
})
