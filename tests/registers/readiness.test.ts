import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../lib/access/actor.ts'
import { clauses } from '../../lib/catalogue/clauses.ts'
import { catalogueControls } from '../../lib/catalogue/controls.ts'
import { checks } from '../../lib/checks/checks.ts'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import { readinessChecks } from '../../lib/checks/readiness.ts'
import type { State } from '../../lib/checks/state.ts'
import { questions } from '../../lib/readiness/catalogue.ts'
import { stageOne } from '../../lib/readiness/documents.ts'
import { ways } from '../../lib/readiness/questions.ts'
import { stageTwo } from '../../lib/readiness/stage-two.ts'
import { gapsOf, readinessOf, shareMet } from '../../lib/readiness/standing.ts'
import { loadState } from '../../lib/records/load-state.ts'
import { answerQuestion, planGaps } from '../../lib/records/readiness.ts'
import { moveRecord } from '../../lib/records/transitions.ts'
import { reviewInputs } from '../../lib/reviews/inputs.ts'
import { aPerson, theLead } from '../support/factories.ts'
import { changeOf, derived, problemsOf } from './apply.ts'
import { aRecord, aState, contextOf, day, people } from './literal.ts'

const standing = (state: State, id: string) => {
  const found = readinessOf(state).questions.find((one) => one.id === id)
  if (!found) throw new Error(`there is no question ${id}`)
  return found
}
const answer = (
  questionId: string,
  values: Partial<ReturnType<typeof aRecord<'readiness'>>> = {},
) =>
  aRecord('readiness', {
    questionId,
    requirement: questionId.replace(/-q\d+$/, ''),
    answer: 'yes',
    answeredById: 'maya',
    answeredOn: '2026-11-01',
    ownerId: 'maya',
    reviewAt: '2027-11-01',
    ...values,
  })

describe('who may answer', () => {
  let lead: Actor
  beforeAll(async () => {
    lead = await theLead()
  })

  it('is the governance lead and the compliance lead, and nobody else', async () => {
    const given = { seen: null, answer: 'yes', remark: 'Seen' }
    const compliance = await aPerson({ roles: ['compliance-lead'] })
    const record = await answerQuestion(compliance, { ...given, questionId: '5.1-q1' })
    expect(record).toMatchObject({ answeredById: compliance.id, requirement: '5.1' })
    for (const role of [
      'administrator',
      'risk-owner',
      'data-owner',
      'model-owner',
      'auditor',
      'executive',
      'staff',
    ] as const) {
      const person = await aPerson({ roles: [role] })
      await expect(
        answerQuestion(person, { ...given, questionId: '5.1-q2' }),
        role,
      ).rejects.toThrow('Your role does not allow')
      await expect(
        planGaps(person, {
          gaps: [{ questionId: '5.2-q1', title: '' }],
          ownerId: lead.id,
          dueOn: day,
        }),
        role,
      ).rejects.toThrow('Your role does not allow')
    }
  })

  it('answers a question once; whoever comes second changes that answer or hears of it', async () => {
    const first = await answerQuestion(lead, {
      questionId: '5.1-q3',
      seen: null,
      answer: 'partly',
      remark: 'The second validator is not there yet.',
    })
    const again = { questionId: '5.1-q3', answer: 'yes', remark: '' }
    await expect(answerQuestion(lead, { ...again, seen: null })).rejects.toMatchObject({
      problems: { questionId: `${first.code} answers this question already.` },
    })
    const { id, revision } = first
    const second = await answerQuestion(lead, { ...again, seen: { id, revision } })
    expect(second).toMatchObject({ id, answer: 'yes', remark: null })
    await expect(answerQuestion(lead, { ...again, seen: { id, revision } })).rejects.toThrow(
      'was changed meanwhile',
    )
  })

  it('can be asked anew once an answer is withdrawn, and then the old one stays withdrawn', async () => {
    const given = { questionId: '5.1-q4', seen: null, answer: 'yes', remark: '' }
    const { id, revision } = await answerQuestion(lead, given)
    const withdrawn = await moveRecord(lead, 'readiness', {
      id,
      revision,
      transition: 'withdraw',
      values: {},
      reason: 'Given for another house',
    })
    await answerQuestion(lead, given)
    await expect(
      moveRecord(lead, 'readiness', {
        id,
        revision: withdrawn.revision,
        transition: 'reinstate',
        values: {},
      }),
    ).rejects.toMatchObject({ problems: { questionId: expect.stringContaining('already') } })
  })
})

describe('planning gaps', () => {
  it('makes an action of each in one step, with the answer as its origin, or none at all', async () => {
    const lead = await theLead()
    const gaps = [
      { questionId: '5.2-q1', title: 'Write the AI policy' },
      { questionId: '4.1-q2', title: '' },
    ]
    const before = await loadState()
    const given = { ownerId: lead.id, dueOn: '2027-01-31' }
    await expect(
      planGaps(lead, { ...given, gaps: [...gaps, { questionId: '9.9-q1', title: '' }] }),
    ).rejects.toMatchObject({ problems: { gaps: '9.9-q1 is not a gap.' } })
    expect((await loadState()).actions).toHaveLength(before.actions.length)
    expect((await loadState()).readinessAnswers).toHaveLength(before.readinessAnswers.length)

    const [policy, climate] = await planGaps(lead, { ...given, gaps })
    const state = await loadState()
    const gap = standing(state, '5.2-q1')
    expect(gap.answer).toMatchObject({ answer: 'no', answeredById: lead.id })
    expect(policy).toMatchObject({
      title: 'Write the AI policy',
      originId: gap.answer?.id,
      ownerId: lead.id,
      dueOn: '2027-01-31',
    })
    expect(climate?.title).toMatch(/^Close the gap 4\.1-q2: Has a decision/)
    expect(gap.actions.map((one) => one.id)).toEqual([policy?.id])
  })

  it('asks who and by when, and takes gaps only', async () => {
    const lead = await theLead()
    const gaps = [{ questionId: '5.2-q4', title: '' }]
    const plan = (ownerId: string, dueOn: string, chosen = gaps) =>
      planGaps(lead, { gaps: chosen, ownerId, dueOn })
    await expect(plan('', day)).rejects.toMatchObject({ problems: { ownerId: expect.anything() } })
    await expect(plan(lead.id, '')).rejects.toMatchObject({
      problems: { dueOn: expect.anything() },
    })
    await expect(plan(lead.id, day, [])).rejects.toMatchObject({
      problems: { gaps: 'Choose at least one gap.' },
    })
  })
})

describe('an answer', () => {
  const byMaya = contextOf(people.maya)

  it('is of who gave it last and the day, and is asked again in twelve months unless told', async () => {
    const first = aRecord('readiness', { questionId: '5.1-q1', answer: 'yes' })
    expect(await derived('readiness', first, byMaya)).toMatchObject({
      title: expect.stringMatching(/^Can top management/),
      requirement: '5.1',
      answeredById: 'maya',
      answeredOn: day,
      reviewAt: '2027-11-21',
      ownerId: 'maya',
    })
    const told = { ...first, reviewAt: '2027-01-15' }
    expect((await derived('readiness', told, byMaya)).reviewAt).toBe('2027-01-15')
    const given = answer('5.1-q1')
    const byElena = contextOf(people.elena)
    const renamed = await derived('readiness', { ...given, ownerId: 'elena' }, byElena, given)
    expect(renamed).toMatchObject({ answeredById: 'maya', answeredOn: '2026-11-01' })
    const changed = await derived('readiness', { ...given, answer: 'no' }, byElena, given)
    expect(changed).toMatchObject({ answeredById: 'elena', reviewAt: '2027-11-21' })
  })

  it('is to a question of the catalogue, and says why one does not apply', async () => {
    const unknown = { ...answer('5.1-q99'), title: null }
    expect(await problemsOf('readiness', unknown, byMaya)).toHaveProperty('questionId')
    const silent = answer('5.1-q1', { answer: 'not-applicable', remark: ' ' })
    expect(await problemsOf('readiness', silent, byMaya)).toHaveProperty('remark')
    expect(await problemsOf('readiness', { ...silent, remark: 'No suppliers' }, byMaya)).toEqual({})
    const given = answer('5.1-q1')
    const moved = { ...given, questionId: '5.1-q2' }
    expect(await problemsOf('readiness', moved, byMaya, given)).toHaveProperty('questionId')
  })

  it('can be confirmed for another year', async () => {
    expect(
      await changeOf('readiness', 'confirm', answer('5.1-q1'), contextOf(people.elena)),
    ).toEqual({ answeredById: 'elena', answeredOn: day, reviewAt: '2027-11-21' })
  })
})

describe('the 242 questions', () => {
  it('are 128 of the clauses and 114 of the controls, each answered by what exists', () => {
    expect(questions).toHaveLength(242)
    const ofClauses = clauses.flatMap((one) => one.subclauses).flatMap((one) => one.requirements)
    expect(ofClauses).toHaveLength(128)
    expect(catalogueControls.flatMap((one) => one.questions)).toHaveLength(114)
    const known = new Set(questions.map((one) => one.id))
    expect(Object.keys(ways).filter((id) => !known.has(id))).toEqual([])
    const ids = new Set(checks.map((one) => one.id))
    const named = Object.values(ways).flatMap((way) =>
      way.sources.flatMap((one) => one.checkId ?? []),
    )
    expect(named.filter((id) => !ids.has(id))).toEqual([])
    expect(named.length).toBeGreaterThan(0)
  })

  it('are met by none in an empty installation', () => {
    const { counts } = readinessOf(aState())
    expect(shareMet(counts)).toEqual({ asked: 242, share: 0 })
    expect(counts.met + counts.partly).toBe(0)
    expect(stageOne(aState()).filter((one) => one.standing !== 'absent')).toEqual([])
  })

  it('are answered by records alone where these can tell', () => {
    const climate = aRecord('context', { topic: 'climate', reviewAt: '2027-01-01' })
    const found = standing(aState({ contextIssues: [climate] }), '4.1-q2')
    expect(found).toMatchObject({ standing: 'met', isComputed: true, answer: null })
    expect(found.findings[0]?.records.map((one) => one.code)).toEqual([climate.code])
    expect(standing(aState(), '4.1-q2').standing).toBe('not-met')
  })

  it('wait for a person where only a person can tell, also when what records show is well', () => {
    expect(standing(aState(), '5.1-q2').standing).toBe('open')
    const scope = aRecord('scope', { state: 'approved' })
    expect(standing(aState({ scopeVersions: [scope] }), '4.3-q2').standing).toBe('open')
    const given = answer('4.3-q2')
    const state = aState({ scopeVersions: [scope], readinessAnswers: [given] })
    expect(standing(state, '4.3-q2')).toMatchObject({ standing: 'met', disagrees: false })
  })

  it('are never bettered by a person: both are shown, and the worse counts', () => {
    const said = (given: string, contextIssues: State['contextIssues'] = []) =>
      standing(
        aState({ contextIssues, readinessAnswers: [answer('4.1-q2', { answer: given })] }),
        '4.1-q2',
      )
    expect(said('yes')).toMatchObject({ standing: 'not-met', disagrees: true })
    expect(said('not-applicable')).toMatchObject({ standing: 'not-met', disagrees: true })
    expect(said('no')).toMatchObject({ standing: 'not-met', disagrees: false })
    const climate = aRecord('context', { topic: 'climate' })
    expect(said('yes', [climate])).toMatchObject({ standing: 'met', disagrees: false })
    expect(said('partly', [climate])).toMatchObject({ standing: 'partly', disagrees: false })
    expect(said('not-applicable', [climate]).standing).toBe('na')
  })

  it('count people, not trainings, where competence is asked for', () => {
    const users = ['maya', 'jonas'].map((id) => ({
      id,
      name: id,
      roles: ['staff'],
      accessEndsAt: null,
    }))
    const training = aRecord('trainings', {
      kind: 'awareness',
      state: 'offered',
      audience: ['everyone'],
    })
    const record = aRecord('training-records', {
      trainingId: training.id,
      ownerId: 'maya',
      result: 'passed',
      completedOn: '2026-10-01',
    })
    const said = answer('7.3-q2')
    const of = (trainingRecords: State['trainingRecords']) =>
      standing(
        aState({ users, trainings: [training], trainingRecords, readinessAnswers: [said] }),
        '7.3-q2',
      )
    expect(of([])).toMatchObject({ computed: 'no', standing: 'not-met', disagrees: true })
    expect(of([record])).toMatchObject({ computed: 'partly', standing: 'partly' })
    expect(of([record, { ...record, id: 'second', ownerId: 'jonas' }]).standing).toBe('met')
  })

  it('about reviews and audits are answered by those that were held and signed', () => {
    const review = aRecord('management-reviews', { kind: 'management-review', state: 'held' })
    expect(standing(aState(), '9.3.2-q1').standing).toBe('open')
    expect(standing(aState({ managementReviews: [review] }), '9.3.2-q1').standing).toBe('not-met')
    const inputs = {
      frozenAt: '2026-10-01T09:00:00Z',
      from: '2025-10-01',
      to: '2026-09-30',
      inputs: reviewInputs({
        reviewId: review.id,
        before: null,
        now: aState(),
        from: '2025-10-01',
        to: '2026-09-30',
      }),
    }
    const whole = standing(aState({ managementReviews: [{ ...review, inputs }] }), '9.3.2-q1')
    expect(whole).toMatchObject({ standing: 'met', isComputed: true })
    expect(whole.findings[0]?.records.map((one) => one.code)).toEqual([review.code])
    const begun = aRecord('audits', { kind: 'internal', state: 'under-way' })
    const reported = (audits: State['audits']) => standing(aState({ audits }), '9.2.2-q5').standing
    expect(reported([begun])).toBe('not-met')
    expect(reported([{ ...begun, state: 'signed', reportedToIds: ['tom'] }])).toBe('met')
  })

  it('about concerns name none of them', () => {
    const concern = aRecord('concerns', { title: 'Unfair', acknowledgeDueOn: '2026-01-01' })
    const { questions: all } = readinessOf(aState({ concerns: [concern] }))
    expect(all.find((one) => one.id === 'A.3.3-q3')?.computed).toBe('no')
    expect(JSON.stringify(all)).not.toContain(concern.code)
  })

  it('are open where records have nothing to look at, until somebody answers', () => {
    expect(standing(aState(), '8.1-q4').standing).toBe('open')
    const said = answer('8.1-q4', { answer: 'not-applicable', remark: 'No change yet' })
    expect(standing(aState({ readinessAnswers: [said] }), '8.1-q4').standing).toBe('na')
  })

  it('about a control are no better than the control, and not asked where it is left out', () => {
    const said = answer('A.4.4-q1')
    expect(standing(aState({ readinessAnswers: [said] }), 'A.4.4-q1')).toMatchObject({
      standing: 'not-met',
      disagrees: true,
    })
    const control = aRecord('controls', { controlId: 'A.4.4', applicable: 'yes' })
    const tested = {
      ...control,
      status: 'verified',
      lastTestedOn: '2026-10-01',
      lastTestResult: 'works',
    }
    expect(
      standing(aState({ readinessAnswers: [said], controls: [tested] }), 'A.4.4-q1').standing,
    ).toBe('met')
    const leftOut = { ...control, applicable: 'no', reason: 'Nothing of our own' }
    expect(standing(aState({ controls: [leftOut] }), 'A.4.4-q1').standing).toBe('na')
  })

  it('have gaps with what closes them, cancelled actions aside', () => {
    const given = answer('5.1-q3', { answer: 'partly' })
    const action = aRecord('actions', { originId: given.id, dueOn: '2027-02-01' })
    const cancelled = aRecord('actions', { originId: given.id, state: 'cancelled' })
    const gap = gapsOf(aState({ readinessAnswers: [given], actions: [cancelled, action] })).find(
      (one) => one.id === '5.1-q3',
    )
    expect(gap?.actions.map((one) => one.code)).toEqual([action.code])
  })
})

describe('the stage 1 list', () => {
  it('says of each document whether it is there, past its review, or missing', () => {
    const of = (documents: State['documents']) =>
      stageOne(aState({ documents })).find((one) => one.name === 'AI policy')?.standing
    const policy = aRecord('documents', { outlineId: 'DOC-04', state: 'effective' })
    expect(of([{ ...policy, reviewAt: '2027-01-01' }])).toBe('present')
    expect(of([{ ...policy, reviewAt: '2026-01-01' }])).toBe('stale')
    expect(of([{ ...policy, state: 'draft' }])).toBe('absent')
    expect(of([{ ...policy, outlineId: null, requirements: ['5.2'] }])).toBe('present')
    expect(of([])).toBe('absent')
  })

  it('takes records that count: competence that ended is stale', () => {
    const training = aRecord('trainings', { kind: 'competence' })
    const record = aRecord('training-records', { trainingId: training.id, result: 'passed' })
    const of = (values: Partial<typeof record>) =>
      stageOne(aState({ trainings: [training], trainingRecords: [{ ...record, ...values }] })).find(
        (one) => one.requirement === '7.2',
      )?.standing
    expect(of({})).toBe('present')
    expect(of({ expiresOn: '2026-01-01' })).toBe('stale')
    expect(of({ result: 'failed' })).toBe('absent')
  })

  it('finds no fault in a document that is there, though one of its records ended', () => {
    const training = aRecord('trainings', { kind: 'competence' })
    const held = aRecord('training-records', { trainingId: training.id, result: 'passed' })
    const ended = aRecord('training-records', { ...held, id: 'ended', expiresOn: '2026-01-01' })
    const state = aState({ trainings: [training], trainingRecords: [held, ended] })
    const [required] = stageTwo(state).conditions
    expect(required?.verdict).toBe('partly')
    expect(required?.faults.map(({ id }) => id)).not.toContain('ended')
  })
})

describe('what a gap assessment asks of people', () => {
  const verdict = (id: string, state: State) =>
    readinessChecks.find((one) => one.id === id)?.judge(state).verdict
  const asks = (state: State) =>
    obligationsOf(state)
      .filter((one) => one.register === 'readiness')
      .map((one) => `${one.says}, ${one.dueOn}, ${one.ownerId}`)

  it('is that it is made at all', () => {
    expect(verdict('readiness-assessed', aState())).toBe('fails')
    expect(verdict('readiness-assessed', aState({ readinessAnswers: [answer('5.1-q1')] }))).toBe(
      'holds',
    )
  })

  it('is an action for each gap', () => {
    const gap = answer('5.1-q3', { answer: 'no' })
    const open = aState({ readinessAnswers: [gap] })
    expect(verdict('gaps-planned', open)).toBe('fails')
    expect(asks(open)).toEqual(['Plan what closes the gaps found, null, null'])
    const more = aState({ readinessAnswers: [gap, answer('5.1-q4', { answer: 'partly' })] })
    expect(obligationsOf(more).filter((one) => one.id === 'plan-gaps')).toMatchObject([
      { title: '2 gaps', roles: ['governance-lead'] },
    ])
    const action = aRecord('actions', { originId: gap.id })
    const planned = aState({ readinessAnswers: [gap], actions: [action] })
    expect(verdict('gaps-planned', planned)).toBe('holds')
    expect(asks(planned)).toEqual([])
    expect(verdict('gaps-planned', aState({ readinessAnswers: [answer('5.1-q3')] }))).toBe('na')
  })

  it('is a new answer by the review day, asked for a month before', () => {
    const late = answer('5.1-q1', { reviewAt: '2026-11-20' })
    const near = { ...late, reviewAt: '2026-12-10' }
    expect(verdict('answers-in-date', aState({ readinessAnswers: [late] }))).toBe('fails')
    expect(asks(aState({ readinessAnswers: [late] }))).toEqual([
      'Answer the question again, 2026-11-20, maya',
    ])
    expect(verdict('answers-in-date', aState({ readinessAnswers: [near] }))).toBe('holds')
    expect(asks(aState({ readinessAnswers: [near] }))).toHaveLength(1)
    expect(verdict('answers-in-date', aState())).toBe('na')
  })
})
