import { describe, expect, it } from 'vitest'
import type { Check } from '../../lib/checks/check.ts'
import { communicationChecks } from '../../lib/checks/communications.ts'
import { competences } from '../../lib/checks/competence.ts'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import { resourceChecks } from '../../lib/checks/resources.ts'
import type { State } from '../../lib/checks/state.ts'
import { trainingChecks } from '../../lib/checks/trainings.ts'
import { changeOf, derived, problemsOf, refusal } from './apply.ts'
import { aRecord, aState, contextOf, people } from './literal.ts'

const byMaya = contextOf(people.maya)
const all = [...resourceChecks, ...trainingChecks, ...communicationChecks]

function checkOf(id: string): Check {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Error(`there is no check ${id}`)
  return found
}
const verdict = (id: string, parts: Partial<State>) => checkOf(id).judge(aState(parts)).verdict
const faults = (id: string, parts: Partial<State>) =>
  checkOf(id)
    .judge(aState(parts))
    .faults.map((one) => one.id)
const asked = (id: string, parts: Partial<State>) =>
  checkOf(id)
    .judge(aState(parts))
    .obligations.map(({ says, ownerId, tone }) => [says, ownerId, tone])

const claims = aRecord('systems', { scope: 'in', state: 'operation', ownerId: 'jonas' })

describe('resources', () => {
  const of = (kind: string, values = {}) =>
    aRecord('resources', { kind, state: 'in-use', systemIds: [claims.id], ...values })

  it.each([
    ['tooling-documented', 'tooling'],
    ['computing-documented', 'computing'],
    ['people-documented', 'human'],
  ])('are on record for each system in scope from development on: %s', (id, kind) => {
    expect(verdict(id, { systems: [claims], resources: [of(kind)] })).toBe('holds')
    const other = kind === 'human' ? 'tooling' : 'human'
    expect(verdict(id, { systems: [claims], resources: [of(other)] })).toBe('fails')
    const planned = of(kind, { state: 'planned' })
    expect(verdict(id, { systems: [claims], resources: [planned] })).toBe('fails')
    const idea = { ...claims, state: 'idea' as const }
    expect(verdict(id, { systems: [idea, { ...claims, scope: 'out' }] })).toBe('na')
  })

  it('are asked of the owner of a system in one line, by what is missing', () => {
    const id = 'resources-documented'
    const resources = [of('tooling'), of('computing')]
    expect(verdict(id, { systems: [claims], resources })).toBe('fails')
    expect(asked(id, { systems: [claims], resources })).toEqual([
      ['Record its resources: people', 'jonas', 'due'],
    ])
    const nobodys = { ...claims, ownerId: null }
    expect(asked(id, { systems: [nobodys] })).toEqual([])
    expect(verdict(id, { systems: [claims], resources: [...resources, of('human')] })).toBe('holds')
    expect(verdict(id, { systems: [{ ...claims, state: 'retired' }] })).toBe('na')
  })

  it('in use are looked at in time, and replaced before their support ends', () => {
    const near = of('tooling', { reviewAt: '2026-12-01', ownerId: 'priya' })
    expect(asked('resources-in-date', { resources: [near] })).toEqual([
      ['Look whether it is still right and enough', 'priya', 'due'],
    ])
    const old = of('tooling', { supportEndsOn: '2026-11-01', ownerId: 'priya' })
    expect(asked('resources-supported', { resources: [old] })).toEqual([
      ['Replace it: its support ends', 'priya', 'bad'],
    ])
  })
})

describe('a communication', () => {
  const notice = aRecord('communications', {
    kind: 'user-information',
    state: 'current',
    systemIds: [claims.id],
    ownerId: 'jonas',
    createdById: 'elena',
    audience: 'Members',
    frequencyDays: 90,
  })

  it('is approved neither by its author nor by who sends it, and says to whom it goes', async () => {
    const refused = (who: keyof typeof people, record = notice) =>
      refusal('communications', 'approve', record, contextOf(people[who]))
    expect(await refused('elena')).toContain('not approved by its author')
    expect(await refused('jonas')).toContain('not approved by its author')
    expect(await refused('maya')).toBe(false)
    expect(await refused('maya', { ...notice, audience: ' ' })).toContain('to whom')
    expect(await refused('maya', { ...notice, audience: null, partyIds: ['members'] })).toBe(false)
  })

  it('keeps every sending in its log, and is due again from the last', async () => {
    const log = [{ on: '2026-10-01', what: 'Second', byId: 'maya' }]
    const late = { ...notice, log, sentOn: '2026-07-01', sent: 'First' }
    expect(await changeOf('communications', 'send', late, byMaya)).toEqual({
      log: [{ on: '2026-07-01', what: 'First', byId: 'maya' }, ...log],
      sentOn: '2026-10-01',
      sent: 'Second',
    })
    const future = { ...notice, sentOn: '2026-11-22' }
    expect(await refusal('communications', 'send', future, byMaya)).toContain('in the future')
    const next = async (values: Partial<typeof notice>) =>
      (await derived('communications', { ...notice, ...values }, byMaya)).reviewAt
    expect(await next({ sentOn: '2026-10-01' })).toBe('2026-12-30')
    expect(await next({ firstDueOn: '2026-12-01' })).toBe('2026-12-01')
    expect(await next({ sentOn: '2026-10-01', frequencyDays: null })).toBe(null)
    expect(await next({ sentOn: '2026-10-01', state: 'ended' })).toBe(null)
  })

  it('tells people of each system in operation that they use or are affected by', () => {
    const sent = { ...notice, sentOn: '2026-01-01' }
    const of = (communications: State['communications'], system = claims) =>
      verdict('users-informed', { systems: [system], communications })
    expect(of([sent])).toBe('holds')
    expect(of([notice])).toBe('fails')
    expect(of([{ ...sent, kind: 'internal' }])).toBe('fails')
    expect(asked('users-informed', { systems: [claims] })).toMatchObject([[/Give/, 'jonas', 'bad']])
    expect(of([], { ...claims, peopleNumber: 'none' })).toBe('na')
    expect(of([], { ...claims, autonomy: 'no-effect' })).toBe('na')
    expect(of([], { ...claims, state: 'development' })).toBe('na')
  })

  it('is sent by its day', () => {
    const of = (values: Partial<typeof notice>) => ({ communications: [{ ...notice, ...values }] })
    expect(verdict('communication-kept', of({ reviewAt: '2026-12-01' }))).toBe('holds')
    expect(asked('communication-kept', of({ reviewAt: '2026-12-01' }))).toMatchObject([
      [/Tell it/, 'jonas', 'due'],
    ])
    expect(verdict('communication-kept', of({ reviewAt: '2026-11-20' }))).toBe('fails')
    expect(verdict('communication-kept', of({ state: 'ended' }))).toBe('na')
  })

  it('waits for approval by somebody else', () => {
    const draft = { ...notice, state: 'draft' as const }
    expect(verdict('communication-approved', { communications: [notice] })).toBe('holds')
    expect(verdict('communication-approved', { communications: [draft] })).toBe('fails')
    const [approve] = checkOf('communication-approved').judge(
      aState({ communications: [draft] }),
    ).obligations
    expect(approve?.except).toEqual(['jonas', 'elena'])
    const ended = { ...notice, state: 'ended' as const }
    expect(verdict('communication-approved', { communications: [ended] })).toBe('na')
  })

  it.each([
    ['incident-notice-planned', 'incident-notice'],
    ['duties-to-inform-known', 'duty'],
  ])('is there for %s', (id, kind) => {
    expect(verdict(id, { communications: [{ ...notice, kind }] })).toBe('holds')
    expect(verdict(id, { communications: [{ ...notice, kind, state: 'draft' }] })).toBe('fails')
    expect(verdict(id, { communications: [notice] })).toBe('fails')
  })

  it('tells outside how to report, and is settled for inside and outside', () => {
    const route = { ...notice, kind: 'reporting-route' }
    expect(verdict('reporting-route-known', { communications: [route] })).toBe('fails')
    const told = { ...route, sentOn: '2026-01-01' }
    expect(verdict('reporting-route-known', { communications: [told] })).toBe('holds')
    const letter = { ...notice, kind: 'internal' }
    expect(verdict('communication-planned', { communications: [letter] })).toBe('fails')
    expect(verdict('communication-planned', { communications: [route] })).toBe('fails')
    expect(verdict('communication-planned', { communications: [letter, route] })).toBe('holds')
  })
})

const role = aRecord('roles', {
  title: 'AI risk owner',
  state: 'held',
  holderIds: ['priya'],
  deputyIds: ['maya'],
  competence: 'Has validated three models',
})
const validating = aRecord('trainings', {
  kind: 'competence',
  state: 'offered',
  roleIds: [role.id],
  title: 'Validation',
})
const aware = aRecord('trainings', {
  kind: 'awareness',
  state: 'offered',
  audience: ['everyone'],
  title: 'Responsible AI',
})
const held = (trainingId: string, ownerId: string, values = {}) =>
  aRecord('training-records', {
    trainingId,
    ownerId,
    completedOn: '2026-01-10',
    result: 'passed',
    ...values,
  })

describe('a training record', () => {
  const training = { ...aware, passScore: 80, validMonths: 12 }
  const names = contextOf(people.maya, { trainings: [training] })
  const record = held(aware.id, 'priya', { score: 80 })

  it('is not written by the person it is about', async () => {
    expect(await problemsOf('training-records', record, names)).toEqual({})
    const own = { ...record, ownerId: 'maya' }
    expect(await problemsOf('training-records', own, names)).toEqual({
      ownerId: 'Somebody else records what you completed.',
    })
  })

  it('counts when the score is reached, and as long as the training counts', async () => {
    const of = (values: Partial<typeof record>) =>
      derived('training-records', { ...record, ...values }, names)
    expect(await of({})).toMatchObject({
      title: 'Responsible AI',
      result: 'passed',
      expiresOn: '2027-01-10',
    })
    expect(await of({ score: 79 })).toMatchObject({ result: 'failed' })
    const forGood = contextOf(people.maya, { trainings: [aware] })
    expect(await derived('training-records', { ...record, score: null }, forGood)).toMatchObject({
      result: 'passed',
      expiresOn: null,
    })
  })

  it('has a score where there is a test, is of the past, and stays with person and training', async () => {
    const of = (values: Partial<typeof record>, before: typeof record | null = null) =>
      problemsOf('training-records', { ...record, ...values }, names, before)
    expect(await of({ score: null })).toHaveProperty('score')
    expect(await of({ completedOn: '2026-11-22' })).toHaveProperty('completedOn')
    expect(await of({ ownerId: 'tom' }, record)).toHaveProperty('ownerId')
    expect(await of({ trainingId: 'another' }, record)).toHaveProperty('trainingId')
  })
})

describe('competence', () => {
  const base = { governanceRoles: [role], trainings: [validating] }
  const standings = (parts: Partial<State>) =>
    competences(aState(parts)).map(({ person, standing, tone }) => [person.id, standing, tone])

  it('is needed by holders and deputies of the roles a training names', () => {
    expect(standings(base)).toEqual([
      ['maya', 'missing', 'bad'],
      ['priya', 'missing', 'bad'],
    ])
    expect(standings({ ...base, trainings: [{ ...validating, state: 'draft' }] })).toEqual([])
    const vacant = { ...role, state: 'vacant' as const }
    expect(standings({ ...base, governanceRoles: [vacant] })).toEqual([])
  })

  it('is held by the record that counts longest; amber before it ends, red after', () => {
    const of = (...records: ReturnType<typeof held>[]) =>
      standings({ ...base, trainingRecords: records })
        .find(([id]) => id === 'priya')
        ?.slice(1)
    expect(of(held(validating.id, 'priya'))).toEqual(['held', 'met'])
    expect(of(held(validating.id, 'priya', { expiresOn: '2026-12-05' }))).toEqual([
      'ends-soon',
      'due',
    ])
    const ended = held(validating.id, 'priya', { expiresOn: '2026-11-20' })
    expect(of(ended)).toEqual(['ended', 'bad'])
    const renewed = held(validating.id, 'priya', { expiresOn: '2027-11-20' })
    expect(of(renewed, ended)).toEqual(['held', 'met'])
    expect(of(held(validating.id, 'priya', { result: 'failed' }))).toEqual(['not-passed', 'bad'])
    expect(of(held(validating.id, 'priya', { state: 'void' }))).toEqual(['missing', 'bad'])
  })

  it('is everyone’s awareness, but not that of guests', () => {
    const users = [
      { id: 'sam', name: 'Sam', roles: ['staff'], accessEndsAt: null },
      { id: 'ext', name: 'Ext', roles: ['auditor'], accessEndsAt: '2026-12-31T00:00:00Z' },
    ]
    expect(standings({ users, trainings: [aware] })).toEqual([['sam', 'missing', 'bad']])
  })

  it('is judged by training, and each person is asked for their own gap', () => {
    const one = held(validating.id, 'priya')
    const both = [one, held(validating.id, 'maya')]
    expect(verdict('competence-held', { ...base, trainingRecords: both })).toBe('holds')
    expect(faults('competence-held', { ...base, trainingRecords: [one] })).toEqual([validating.id])
    expect(asked('competence-held', { ...base, trainingRecords: [one] })).toEqual([
      ['Take it, or have recorded that you hold it', 'maya', 'bad'],
    ])
    expect(verdict('competence-held', { trainings: [aware] })).toBe('na')
  })

  it('of a role is said, and shown by a training or qualification', () => {
    expect(verdict('competence-determined', base)).toBe('holds')
    expect(verdict('competence-determined', { governanceRoles: [role] })).toBe('fails')
    const silent = { ...role, competence: null }
    expect(verdict('competence-determined', { ...base, governanceRoles: [silent] })).toBe('fails')
    expect(verdict('competence-determined', {})).toBe('na')
  })
})

describe('awareness', () => {
  const users = [{ id: 'sam', name: 'Sam', roles: ['staff'], accessEndsAt: null }]

  it('has a training for everyone', () => {
    expect(verdict('awareness-offered', { trainings: [aware] })).toBe('holds')
    expect(verdict('awareness-offered', { trainings: [{ ...aware, audience: ['staff'] }] })).toBe(
      'fails',
    )
    expect(verdict('awareness-offered', {})).toBe('fails')
  })

  it('is held by all', () => {
    const parts = { users, trainings: [aware] }
    const trainingRecords = [held(aware.id, 'sam')]
    expect(verdict('awareness-held', { ...parts, trainingRecords })).toBe('holds')
    expect(verdict('awareness-held', parts)).toBe('fails')
    expect(verdict('awareness-held', { users, trainings: [] })).toBe('na')
    expect(obligationsOf(aState(parts)).filter((one) => one.ownerId === 'sam')).toHaveLength(1)
  })

  it('is taught by what is looked at again in time', () => {
    const of = (reviewAt: string) => ({ trainings: [{ ...aware, reviewAt }] })
    expect(verdict('trainings-in-date', of('2026-12-01'))).toBe('holds')
    expect(asked('trainings-in-date', of('2026-12-01'))).toHaveLength(1)
    expect(verdict('trainings-in-date', of('2026-11-20'))).toBe('fails')
    expect(verdict('trainings-in-date', { trainings: [{ ...aware, state: 'draft' }] })).toBe('na')
  })
})
