import { describe, expect, it } from 'vitest'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import type { State } from '../../lib/checks/state.ts'
import type { AnyRecord } from '../../lib/registers/define.ts'
import { clocksOf, standingOfClock } from '../../lib/registers/incidents/clocks.ts'
import type { RecordTypes } from '../../lib/registers/record-types.ts'
import { rulesOf } from '../../lib/registers/rules-index.ts'
import { changeOf, derived, problemsOf, refusal, stepOf } from './apply.ts'
import { aRecord, aState, contextOf, day, effectsOf, people } from './literal.ts'

const byMaya = contextOf(people.maya)
const byJonas = contextOf(people.jonas)
const asks = (parts: Partial<State>) => obligationsOf(aState(parts)).map((one) => one.says)

describe('an incident', () => {
  const incident = aRecord('incidents', { ownerId: 'jonas', detectedOn: '2026-11-10' })

  it('has clocks that run by themselves, and a day for the one that ends first', async () => {
    const dueOn = async (values: Partial<typeof incident>) =>
      (await derived('incidents', { ...incident, ...values }, byMaya)).reportDueOn
    expect(await dueOn({})).toBe(null)
    expect(await dueOn({ dataBreach: true })).toBe('2026-11-13')
    expect(await dueOn({ seriousIncident: true })).toBe('2026-11-25')
    expect(await dueOn({ seriousIncident: true, seriousKind: 'death' })).toBe('2026-11-20')
    expect(await dueOn({ seriousIncident: true, seriousKind: 'widespread' })).toBe('2026-11-12')
    expect(await dueOn({ ownDutyHours: 24, dataBreach: true })).toBe('2026-11-11')
    const told = { ownReportedAt: '2026-11-10T08:00:00.000Z' }
    expect(await dueOn({ ownDutyHours: 24, dataBreach: true, ...told })).toBe('2026-11-13')
  })

  it('tells of each clock whether it runs, was met, was late or was missed', () => {
    const breach = { ...incident, dataBreach: true, detectedHour: 14.5 }
    const [clock] = clocksOf(breach)
    if (!clock) throw new Error('no clock')
    expect(clock).toMatchObject({
      start: '2026-11-10T14:30:00.000Z',
      end: '2026-11-13T14:30:00.000Z',
    })
    const standing = (reportedAt: string | null, at: string) =>
      standingOfClock({ ...clock, reportedAt }, at)
    expect(standing(null, '2026-11-13T14:30:00.000Z')).toBe('running')
    expect(standing(null, '2026-11-13T14:30:00.001Z')).toBe('missed')
    expect(standing('2026-11-13T14:00:00.000Z', '2026-12-01T00:00:00.000Z')).toBe('met')
    expect(standing('2026-11-13T15:00:00.000Z', '2026-12-01T00:00:00.000Z')).toBe('late')
  })

  it('is known today at the latest and happened before', async () => {
    const of = (occurredOn: string | null, detectedOn: string) =>
      problemsOf('incidents', { ...incident, occurredOn, detectedOn }, byMaya)
    expect(await of(null, '2026-11-22')).toHaveProperty('detectedOn')
    expect(await of('2026-11-11', '2026-11-10')).toHaveProperty('occurredOn')
    expect(await of('2026-11-10', day)).toEqual({})
  })

  it('is reported in whichever state it is, once for each duty it has', async () => {
    const breach = { ...incident, dataBreach: true }
    const step = stepOf('incidents', 'reportData')
    expect(step.from).toContain('open')
    expect(step.to).toBeUndefined()
    expect(step.requires).toEqual(['dataReport'])
    expect(await changeOf('incidents', 'reportData', breach, byMaya)).toEqual({
      dataReportedAt: byMaya.now,
    })
    const at = (dataReportedAt: string) => ({ ...breach, dataReportedAt })
    expect(await changeOf('incidents', 'reportData', at('2026-11-12 09:15'), byMaya)).toEqual({
      dataReportedAt: '2026-11-12T09:15:00.000Z',
    })
    expect(await refusal('incidents', 'reportData', at('yesterday'), byMaya)).toContain('30 14:30')
    expect(await refusal('incidents', 'reportData', at('2026-11-22 09:00'), byMaya)).toContain(
      'in the future',
    )
    expect(await refusal('incidents', 'reportAiAct', breach, byMaya)).toContain('no such duty')
  })

  it('opens a major nonconformity once it is serious, and one only', async () => {
    const rules = rulesOf('incidents')
    const opened = async (before: boolean | null, known: RecordTypes['nonconformities'][] = []) => {
      const { context, done } = effectsOf(people.jonas, { nonconformities: known })
      const serious = { ...incident, seriousIncident: true }
      await rules.effects?.({
        record: serious as unknown as AnyRecord,
        before: { ...incident, seriousIncident: before } as unknown as AnyRecord,
        context,
      })
      return done
    }
    expect(await opened(null)).toMatchObject([
      {
        what: 'create',
        register: 'nonconformities',
        values: { grade: 'major', originId: incident.id },
      },
    ])
    expect(await opened(true)).toEqual([])
    expect(await opened(false, [aRecord('nonconformities', { originId: incident.id })])).toEqual([])
  })

  it('teaches a new risk, or scores one again that is then open again, and keeps the link', async () => {
    const risk = aRecord('risks', { state: 'accepted' })
    const lesson = { lesson: 'It can', lessonLikelihood: 4, lessonImpact: 5 }
    const learn = stepOf('incidents', 'learn')
    const done = async (values: Partial<typeof incident>) => {
      const { context, done } = effectsOf(people.jonas, { risks: [risk] })
      const record = { ...incident, ...lesson, ...values } as unknown as AnyRecord
      await learn.effects?.({ record, context })
      return done
    }
    expect(await done({ lessonRiskTitle: 'A new one' })).toMatchObject([
      {
        what: 'create',
        register: 'risks',
        values: { title: 'A new one', likelihood: 4, impact: 5 },
      },
      { what: 'change', register: 'incidents', values: { lessons: 'It can' } },
    ])
    expect(await done({ lessonRiskId: risk.id })).toMatchObject([
      { what: 'move', register: 'risks', id: risk.id, by: 'reopen' },
      { what: 'change', register: 'risks', values: { currentLikelihood: 4, currentImpact: 5 } },
      { what: 'change', register: 'incidents', values: { riskIds: [risk.id] } },
    ])
    expect(await refusal('incidents', 'learn', { ...incident, ...lesson }, byJonas)).toContain(
      'name a new one',
    )
  })

  it('is closed by somebody who did not lead it, reported and with nothing open', async () => {
    const resolved = { ...incident, state: 'resolved' as const }
    expect(await refusal('incidents', 'close', resolved, byJonas)).toContain('who led it')
    expect(await refusal('incidents', 'close', resolved, byMaya)).toBe(false)
    const due = { ...resolved, dataBreach: true }
    expect(await refusal('incidents', 'close', due, byMaya)).toContain('GDPR, Article 33')
    const told = { ...due, dataReportedAt: '2026-11-12T10:00:00.000Z' }
    expect(await refusal('incidents', 'close', told, byMaya)).toBe(false)
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

  it('that was found not to work, or is opened again, waits anew and keeps all that was said', async () => {
    const first = { ...waiting, correction: 'Asked again', cause: 'Two templates' }
    const anew = { actedOn: null, effectiveness: null, verifiedById: null, verifiedOn: null }
    const failed = await changeOf('nonconformities', 'sendBack', first, byMaya)
    expect(failed).toEqual({
      ...anew,
      earlier:
        'Found not to work on 21 Nov 2026 by Maya.\nCorrection: Asked again\nCause: Two templates',
    })
    const closed = {
      ...first,
      ...failed,
      state: 'closed' as const,
      cause: 'Nobody owns templates',
      effectiveness: 'None since',
      verifiedById: 'samir',
      verifiedOn: '2026-11-20',
    }
    const opened = await changeOf('nonconformities', 'reopen', closed, byMaya)
    expect(opened).toMatchObject(anew)
    expect(opened.earlier).toBe(
      `${failed.earlier}\n\nClosed on 20 Nov 2026 by Samir.\nCorrection: Asked again\nCause: Nobody owns templates\nWhether it works: None since`,
    )
  })

  it('goes on once it is corrected, its cause is found and similar cases were looked for', () => {
    expect(stepOf('nonconformities', 'analyse').requires).toEqual([
      'correction',
      'cause',
      'similar',
    ])
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
  it('for each step of an incident', () => {
    const incident = aRecord('incidents', { ownerId: 'jonas' })
    expect(asks({ incidents: [incident] })).toEqual(['Stop the harm and say how'])
    expect(asks({ incidents: [{ ...incident, state: 'contained' }] })).toEqual([
      'Find the cause and what is learned from it',
    ])
    const [verify] = obligationsOf(aState({ incidents: [{ ...incident, state: 'resolved' }] }))
    expect(verify).toMatchObject({ ownerId: null, except: ['jonas'] })
    expect(asks({ incidents: [{ ...incident, state: 'closed' }] })).toEqual([])
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
