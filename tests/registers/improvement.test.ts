import { describe, expect, it } from 'vitest'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import type { State } from '../../lib/checks/state.ts'
import { changeOf, derived, problemsOf, refusal, stepOf } from './apply.ts'
import { aRecord, aState, contextOf, day, people } from './literal.ts'

const byMaya = contextOf(people.maya)
const byJonas = contextOf(people.jonas)
const asks = (parts: Partial<State>) => obligationsOf(aState(parts)).map((one) => one.says)

describe('an incident', () => {
  const incident = aRecord('incidents', { ownerId: 'jonas', detectedOn: '2026-11-10' })

  it('has the legal clock that ends first: 3 days for data, 10 or 15 for a serious incident', async () => {
    const dueOn = async (values: Partial<typeof incident>) =>
      (await derived('incidents', { ...incident, ...values }, byMaya)).reportDueOn
    expect(await dueOn({})).toBe(null)
    expect(await dueOn({ dataBreach: true })).toBe('2026-11-13')
    expect(await dueOn({ seriousIncident: true, severity: 'high' })).toBe('2026-11-25')
    expect(await dueOn({ seriousIncident: true, severity: 'critical' })).toBe('2026-11-20')
    expect(await dueOn({ seriousIncident: true, severity: 'critical', dataBreach: true })).toBe(
      '2026-11-13',
    )
  })

  it('is known today at the latest and happened before', async () => {
    const of = (occurredOn: string | null, detectedOn: string) =>
      problemsOf('incidents', { ...incident, occurredOn, detectedOn }, byMaya)
    expect(await of(null, '2026-11-22')).toHaveProperty('detectedOn')
    expect(await of('2026-11-11', '2026-11-10')).toHaveProperty('occurredOn')
    expect(await of('2026-11-10', day)).toEqual({})
  })

  it('can be reported before it is contained, and keeps the day of the first report', async () => {
    const report = stepOf('incidents', 'report')
    expect(report.from).toContain('open')
    expect(report.to).toBeUndefined()
    expect(report.requires).toEqual(['reportNote'])
    expect(await changeOf('incidents', 'report', incident, byMaya)).toEqual({ reportedOn: day })
    const again = { ...incident, reportedOn: '2026-11-12' }
    expect(await changeOf('incidents', 'report', again, byMaya)).toEqual({
      reportedOn: '2026-11-12',
    })
    const ahead = { ...incident, reportedOn: '2026-11-22' }
    expect(await refusal('incidents', 'report', ahead, byMaya)).toContain('in the future')
  })

  it('is closed by somebody who did not lead it, reported and with nothing open', async () => {
    const resolved = { ...incident, state: 'resolved' as const }
    expect(await refusal('incidents', 'close', resolved, byJonas)).toContain('who led it')
    expect(await refusal('incidents', 'close', resolved, byMaya)).toBe(false)
    const due = { ...resolved, reportDueOn: '2026-11-13' }
    expect(await refusal('incidents', 'close', due, byMaya)).toContain('reported to the authority')
    expect(await refusal('incidents', 'close', { ...due, reportedOn: '2026-11-12' }, byMaya)).toBe(
      false,
    )
    const action = aRecord('actions', { originId: incident.id, state: 'in-progress' })
    const busy = contextOf(people.maya, { actions: [action] })
    expect(await refusal('incidents', 'close', resolved, busy)).toBe(
      `${action.code} is still open.`,
    )
  })
})

describe('a nonconformity', () => {
  const found = aRecord('nonconformities', { ownerId: 'jonas', authorIds: ['priya'] })
  const waiting = {
    ...found,
    state: 'verifying' as const,
    actedOn: '2026-10-01',
    verifyFrom: '2026-10-31',
  }

  it('counts as worked on by whoever changes correction, cause or similar cases', async () => {
    const byElena = contextOf(people.elena)
    const edited = { ...found, cause: 'Two templates' }
    expect(await derived('nonconformities', edited, byElena, found)).toMatchObject({
      authorIds: ['priya', 'elena'],
    })
    const renamed = { ...found, title: 'Another name' }
    expect(await derived('nonconformities', renamed, byElena, found)).toMatchObject({
      authorIds: ['priya'],
    })
  })

  it('is judged after the days it waits, thirty where nobody said how many', async () => {
    const from = async (waitDays: number | null) =>
      (await derived('nonconformities', { ...waiting, waitDays }, byMaya, waiting)).verifyFrom
    expect(await from(null)).toBe('2026-10-31')
    expect(await from(0)).toBe('2026-10-01')
    expect(await from(90)).toBe('2026-12-30')
  })

  it('does not go on while an action is open', async () => {
    const action = aRecord('actions', { originId: found.id })
    const of = (state: typeof action.state, step: string, record: typeof found) =>
      refusal(
        'nonconformities',
        step,
        record,
        contextOf(people.maya, { actions: [{ ...action, state }] }),
      )
    const acting = { ...found, state: 'acting' as const }
    expect(await of('open', 'act', acting)).toContain(`${action.code} is still open`)
    expect(await of('done', 'act', acting)).toBe(false)
    expect(await of('in-progress', 'close', waiting)).toContain(action.code)
    expect(await of('verified', 'close', waiting)).toBe(false)
    expect(await of('cancelled', 'close', waiting)).toBe(false)
  })

  it('is closed after the wait by somebody who did not work on it', async () => {
    const others = 'Effectiveness is judged by somebody who did not work on it.'
    expect(await refusal('nonconformities', 'close', waiting, byJonas)).toBe(others)
    expect(await refusal('nonconformities', 'close', waiting, contextOf(people.priya))).toBe(others)
    expect(await refusal('nonconformities', 'close', waiting, byMaya)).toBe(false)
    const early = { ...waiting, verifyFrom: '2026-11-22' }
    expect(await refusal('nonconformities', 'close', early, byMaya)).toContain('22 Nov 2026')
    expect(await refusal('nonconformities', 'close', { ...early, verifyFrom: day }, byMaya)).toBe(
      false,
    )
    expect(await changeOf('nonconformities', 'close', waiting, byMaya)).toEqual({
      verifiedById: 'maya',
      verifiedOn: day,
    })
  })

  it('that was found not to work waits anew', async () => {
    expect(await changeOf('nonconformities', 'sendBack', waiting, byMaya)).toEqual({
      actedOn: null,
      effectiveness: null,
    })
  })
})

describe('a certificate', () => {
  it('lasts three years with a surveillance audit in each year between', async () => {
    const planned = aRecord('certificates', { issuedOn: '2026-11-01' })
    expect(await changeOf('certificates', 'issue', planned, byMaya)).toEqual({
      validUntil: '2029-11-01',
      surveillance1On: '2027-11-01',
      surveillance2On: '2028-11-01',
      reviewAt: '2027-11-01',
    })
  })

  it('has its stages and its end in order', async () => {
    const of = (values: Parameters<typeof aRecord<'certificates'>>[1]) =>
      problemsOf('certificates', aRecord('certificates', values), byMaya)
    expect(await of({ stage1On: '2027-03-01', stage2On: '2027-02-01' })).toHaveProperty('stage2On')
    expect(await of({ issuedOn: '2027-03-01', validUntil: '2027-03-01' })).toHaveProperty(
      'validUntil',
    )
    expect(await of({ stage1On: '2027-02-01', stage2On: '2027-03-01' })).toEqual({})
  })
})

describe('improvement asks', () => {
  it('for each step of an incident, and for the report as long as it is not made', () => {
    const incident = aRecord('incidents', { ownerId: 'jonas', reportDueOn: '2026-11-13' })
    expect(asks({ incidents: [incident] })).toEqual([
      'Report it to the authority',
      'Stop the harm and say how',
    ])
    const reported = { ...incident, reportedOn: '2026-11-12' }
    expect(asks({ incidents: [{ ...reported, state: 'contained' }] })).toEqual([
      'Find the cause and what is learned from it',
    ])
    const [verify] = obligationsOf(aState({ incidents: [{ ...reported, state: 'resolved' }] }))
    expect(verify).toMatchObject({ ownerId: null, except: ['jonas'] })
    expect(asks({ incidents: [{ ...reported, state: 'closed' }] })).toEqual([])
  })

  it('for work on a nonconformity, then for a judgement by others once the wait ends', () => {
    const found = aRecord('nonconformities', { ownerId: 'jonas', authorIds: ['priya'] })
    expect(asks({ nonconformities: [found] })).toEqual(['Correct it and find its cause'])
    expect(asks({ nonconformities: [{ ...found, state: 'acting' }] })).toEqual([
      'Carry out what keeps it from happening again',
    ])
    const waiting = { ...found, state: 'verifying' as const }
    const [judge] = obligationsOf(aState({ nonconformities: [{ ...waiting, verifyFrom: day }] }))
    expect(judge).toMatchObject({
      says: 'Judge whether the correction works',
      except: ['jonas', 'priya'],
    })
    expect(asks({ nonconformities: [{ ...waiting, verifyFrom: '2026-11-22' }] })).toEqual([])
    expect(asks({ nonconformities: [{ ...found, state: 'closed' }] })).toEqual([])
  })

  it('to prepare the next audit of a certificate as it comes near', () => {
    const certificate = aRecord('certificates', { reviewAt: '2026-12-01' })
    expect(asks({ certificates: [certificate] })).toEqual([
      'Prepare the next audit of the certificate',
    ])
    expect(asks({ certificates: [{ ...certificate, reviewAt: '2027-12-01' }] })).toEqual([])
    expect(asks({ certificates: [{ ...certificate, state: 'ended' }] })).toEqual([])
  })
})
