import { describe, expect, it } from 'vitest'
import { checkResults } from '../../lib/checks/conformity.ts'
import type { State } from '../../lib/checks/state.ts'
import { reviewInputs } from '../../lib/reviews/inputs.ts'
import { inputKeys } from '../../lib/reviews/shape.ts'
import { aRecord, aState } from './literal.ts'

const inputsOf = (now: State, before: State | null = null) => ({
  frozenAt: '2026-10-01T09:00:00Z',
  from: '2025-10-01',
  to: '2026-09-30',
  inputs: reviewInputs({
    reviewId: 'this',
    before,
    now,
    from: '2025-10-01',
    to: '2026-09-30',
  }),
})
const decision = aRecord('review-decisions', {
  title: 'Hire a tester',
  dueOn: '2026-12-20',
  about: 'resources',
})
const review = aRecord('management-reviews', {
  kind: 'management-review',
  state: 'signed',
  heldOn: '2026-10-02',
  meetingOn: '2026-10-02',
  inputs: inputsOf(aState()),
  decisions: [
    {
      id: decision.id,
      code: decision.code,
      about: 'resources',
      title: 'Hire a tester',
      details: '',
      ownerId: null,
      owner: '',
      dueOn: null,
    },
  ],
})
const taken = { ...decision, reviewId: review.id }

const result = (id: string, parts: Partial<State>) => {
  const found = checkResults(aState(parts)).find(({ check }) => check.id === id)
  if (!found) throw new Error(`no check ${id}`)
  return found
}
const verdict = (id: string, parts: Partial<State>) => result(id, parts).verdict
const asked = (id: string, parts: Partial<State>) =>
  result(id, parts).obligations.map(({ says, dueOn }) => [says, dueOn])

describe('a management review at planned intervals (9.3.1)', () => {
  it('holds for twelve months after the meeting, and asks for the next one before they end', () => {
    expect(verdict('review-at-intervals', {})).toBe('fails')
    expect(asked('review-at-intervals', {})).toEqual([])
    const soaVersions = [aRecord('soa-versions', { state: 'approved' })]
    expect(asked('review-at-intervals', { soaVersions })).toEqual([
      ['Plan the first management review', null],
    ])
    expect(verdict('review-at-intervals', { managementReviews: [review] })).toBe('holds')
    expect(asked('review-at-intervals', { managementReviews: [review] })).toEqual([])
    const old = { ...review, heldOn: '2025-12-10' }
    expect(verdict('review-at-intervals', { managementReviews: [old] })).toBe('holds')
    expect(asked('review-at-intervals', { managementReviews: [old] })).toEqual([
      ['Plan the next management review', '2026-12-10'],
    ])
    const over = { ...review, heldOn: '2025-11-01' }
    expect(verdict('review-at-intervals', { managementReviews: [over] })).toBe('fails')
  })

  it('is not fulfilled by a meeting of the committee', () => {
    const meeting = { ...review, kind: 'committee-meeting' }
    expect(verdict('review-at-intervals', { managementReviews: [meeting] })).toBe('fails')
  })

  it('asks to prepare what is planned and to hold what is prepared, and fails where the day passed', () => {
    const next = { ...review, state: 'planned' as const, heldOn: null, meetingOn: '2026-12-01' }
    const of = (one: typeof next) => ({ managementReviews: [one] })
    expect(asked('review-at-intervals', of(next))).toEqual([])
    expect(asked('meetings-held', of(next))).toEqual([
      ['Prepare it: freeze its inputs', '2026-12-01'],
    ])
    expect(asked('meetings-held', of({ ...next, state: 'prepared' as never }))).toEqual([
      ['Hold it, and record what was said and decided', '2026-12-01'],
    ])
    expect(verdict('meetings-held', of(next))).toBe('holds')
    expect(verdict('meetings-held', of({ ...next, meetingOn: '2026-11-20' }))).toBe('fails')
    expect(verdict('meetings-held', {})).toBe('na')
  })
})

describe('the inputs of a review (9.3.2)', () => {
  it('are all there in each review that was held', () => {
    const of = (one: typeof review) => ({ managementReviews: [one] })
    expect(verdict('review-inputs-whole', of(review))).toBe('holds')
    const inputs = review.inputs && { ...review.inputs, inputs: review.inputs.inputs.slice(1) }
    expect(verdict('review-inputs-whole', of({ ...review, inputs }))).toBe('fails')
    expect(verdict('review-inputs-whole', of({ ...review, inputs: null }))).toBe('fails')
    expect(verdict('review-inputs-whole', of({ ...review, state: 'prepared' as never }))).toBe(
      'fails',
    )
  })

  it('come in the order of the standard, also from an empty installation', () => {
    expect(inputsOf(aState()).inputs.map(({ key }) => key)).toEqual(inputKeys)
  })

  it('name what earlier reviews left open, and not what was over when the period began', () => {
    const action = aRecord('actions', { originId: taken.id, dueOn: '2026-11-01' })
    const over = { ...taken, id: 'over', code: 'DEC-9999', state: 'carried-out' as const }
    const now = aState({
      managementReviews: [{ ...review, heldOn: '2026-03-01' }],
      reviewDecisions: [taken, over],
      actions: [action],
    })
    const before = aState({ managementReviews: [review], reviewDecisions: [over] })
    const [earlier] = inputsOf(now, before).inputs
    expect(earlier?.records.map(({ code, tone }) => [code, tone])).toEqual([
      [action.code, 'bad'],
      [taken.code, 'due'],
    ])
    expect(earlier?.says).toBe(
      '2 decisions and actions of earlier reviews are still open, 1 of them overdue.',
    )
    const [own] = reviewInputs({
      reviewId: review.id,
      before,
      now,
      from: '2025-10-01',
      to: '2026-09-30',
    })
    expect(own?.says).toBe('There is no earlier review on record.')
  })

  it('tell issues and needs that are new, changed and gone from those that stayed', () => {
    const [stays, changes, goes] = ['a', 'b', 'c'].map((title) =>
      aRecord('parties', { title, needs: 'To be told' }),
    )
    if (!stays || !changes || !goes) throw new Error('three parties')
    const comes = aRecord('parties', { title: 'd' })
    const input = inputsOf(
      aState({ parties: [stays, { ...changes, needs: 'To decide' }, comes] }),
      aState({ parties: [stays, changes, goes] }),
    ).inputs.find(({ key }) => key === 'parties')
    expect(input?.records.map(({ title, says }) => [title, says])).toEqual([
      ['d', 'new'],
      ['b', 'changed'],
      ['c', 'no longer'],
    ])
    expect(input?.figures.map(({ value, before }) => [value, before])).toEqual([
      [3, 3],
      [1, null],
      [1, null],
      [1, null],
    ])
  })

  it('are all new to the first review, before whose period there was nothing', () => {
    const parties = ['a', 'b'].map((title) => aRecord('parties', { title }))
    const risks = [aRecord('risks', {}), aRecord('risks', { likelihood: 2, impact: 2, level: 4 })]
    const inputs = inputsOf(aState({ parties, risks })).inputs
    const of = (wanted: string) => inputs.find(({ key }) => key === wanted)
    expect(of('parties')?.says).toBe(
      '2 interested parties are new, none changed, none no longer there.',
    )
    expect(of('risks')?.figures).toContainEqual(
      expect.objectContaining({ label: 'New in the period', value: 2 }),
    )
    expect(of('risks')?.says).toContain('1 live risk has no score yet and is not in the picture.')
    expect(of('nonconformities')?.chart).toBeNull()
  })

  it('draw open nonconformities month by month and leave opportunities to their own input', () => {
    const found = aRecord('nonconformities', {
      grade: 'major',
      createdAt: '2026-02-10T09:00:00Z',
      state: 'closed',
      verifiedOn: '2026-05-20',
    })
    const idea = aRecord('nonconformities', { grade: 'opportunity' })
    const inputs = inputsOf(aState({ nonconformities: [found, idea] })).inputs
    const chart = inputs.find(({ key }) => key === 'nonconformities')?.chart
    if (chart?.kind !== 'line') throw new Error('a line')
    expect(chart.points.filter(({ value }) => value === 1).map((one) => one.day)).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
    const ideas = inputs.find(({ key }) => key === 'opportunities')?.records
    expect(ideas?.map(({ code }) => code)).toEqual([idea.code])
  })

  it('count risks in the matrix and name those above acceptance', () => {
    const risk = aRecord('risks', { state: 'assessed', likelihood: 5, impact: 5, level: 25 })
    const input = inputsOf(aState({ risks: [risk] })).inputs.find(({ key }) => key === 'risks')
    if (input?.chart?.kind !== 'matrix') throw new Error('a matrix')
    expect(input.chart.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(1)
    expect(input.records).toMatchObject([{ code: risk.code, tone: 'bad' }])
  })

  it('tell which audits were signed and which not, and what they found, by grade', () => {
    const signed = aRecord('audits', {
      kind: 'internal',
      state: 'signed',
      startsOn: '2026-03-02',
      signedOn: '2026-03-20',
      outcome: 'conforms-but',
    })
    const earlier = { ...signed, id: 'earlier', signedOn: '2025-03-20', startsOn: '2025-03-02' }
    const planned = aRecord('audits', { startsOn: '2026-09-01', endsOn: '2026-09-10' })
    const later = aRecord('audits', { startsOn: '2026-12-01' })
    const dropped = { ...planned, id: 'dropped', state: 'cancelled' as const }
    const closed = aRecord('nonconformities', {
      grade: 'major',
      noticedIn: 'internal-audit',
      state: 'closed',
      createdAt: '2025-09-29T09:00:00Z',
    })
    const open = aRecord('nonconformities', {
      grade: 'minor',
      noticedIn: 'external-audit',
      createdAt: '2025-02-01T09:00:00Z',
    })
    const over = { ...closed, id: 'over' }
    const question = aRecord('audit-questions', { auditId: signed.id, findingId: closed.id })
    const input = inputsOf(
      aState({
        audits: [signed, earlier, planned, later, dropped],
        auditQuestions: [question],
        nonconformities: [closed, open, over],
      }),
    ).inputs.find(({ key }) => key === 'audits')
    expect(input?.says).toBe(
      '1 audit was signed in the period; 1 planned for it is not finished. Audits raised 1 finding; 1 is open.',
    )
    if (input?.chart?.kind !== 'bars') throw new Error('bars')
    expect(input.chart.rows.map(({ counts }) => counts)).toMatchObject([
      { major: 1, minor: 0 },
      { major: 0, minor: 1 },
    ])
    expect(new Set(input.records.map(({ code }) => code))).toEqual(
      new Set([closed.code, open.code, planned.code, signed.code]),
    )
    expect(input.records.find(({ code }) => code === signed.code)).toMatchObject({
      says: 'Conforms but for its findings',
      tone: 'due',
    })
  })

  it('count concerns and name none of them', () => {
    const concern = aRecord('concerns', {
      title: 'The score is unfair to my street',
      receivedOn: '2026-02-01',
      answerDueOn: '2026-05-01',
    })
    const inTime = { ...concern, answeredOn: '2026-04-30', appealedOn: '2026-05-05' }
    const late = { ...concern, answeredOn: '2026-05-02' }
    const earlier = { ...concern, receivedOn: '2025-02-01', answeredOn: '2025-03-01' }
    const input = inputsOf(aState({ concerns: [concern, inTime, late, earlier] })).inputs.find(
      ({ key }) => key === 'incidents',
    )
    expect(input?.says).toContain('Of concerns, 3 were received and 2 answered, 1 of them late.')
    const figures = Object.fromEntries((input?.figures ?? []).map((one) => [one.label, one.value]))
    expect(figures).toMatchObject({
      'Concerns received': 3,
      'Concerns answered in time': 1,
      'Answers appealed': 1,
    })
    expect(JSON.stringify(input)).not.toMatch(new RegExp(`unfair|${concern.code}|${concern.id}`))
    const none = inputsOf(aState()).inputs.find(({ key }) => key === 'incidents')
    expect(none?.says).toContain('No concern was received.')
  })
})

describe('the results of a review (9.3.3)', () => {
  it('are decisions, signed by the chair, who is asked for it', () => {
    const held = { ...review, state: 'held' as const, chairId: 'tom' }
    expect(verdict('review-signed', { managementReviews: [review] })).toBe('holds')
    expect(verdict('review-signed', { managementReviews: [held] })).toBe('fails')
    expect(verdict('review-signed', { managementReviews: [{ ...review, decisions: [] }] })).toBe(
      'fails',
    )
    expect(verdict('review-signed', {})).toBe('fails')
    expect(verdict('minutes-signed', { managementReviews: [review] })).toBe('holds')
    expect(verdict('minutes-signed', {})).toBe('na')
    const { obligations, verdict: stands } = result('minutes-signed', { managementReviews: [held] })
    expect(stands).toBe('fails')
    expect(obligations).toMatchObject([{ says: 'Sign the minutes', ownerId: 'tom' }])
  })

  it('are carried out in time, and until then come back as work', () => {
    const parts = (one: typeof taken, actions: State['actions'] = []) => ({
      managementReviews: [review],
      reviewDecisions: [one],
      actions,
    })
    expect(verdict('decisions-in-time', {})).toBe('na')
    expect(verdict('decisions-in-time', parts(taken))).toBe('holds')
    expect(verdict('decisions-in-time', parts({ ...taken, dueOn: '2026-11-01' }))).toBe('fails')
    const late = aRecord('actions', { originId: taken.id, dueOn: '2026-11-01' })
    expect(verdict('decisions-in-time', parts(taken, [late]))).toBe('fails')
    expect(asked('decisions-in-time', parts(taken))).toEqual([
      ['Make the decision an action, or say that it is carried out', taken.dueOn],
    ])
    expect(asked('decisions-in-time', parts(taken, [late]))).toEqual([])
    const done = { ...late, state: 'done' as const }
    expect(
      asked('decisions-in-time', parts({ ...taken, state: 'in-action' as never }, [done])),
    ).toEqual([['Say whether the decision is carried out: its action is done', taken.dueOn]])
    const closed = { ...taken, state: 'carried-out' as never, dueOn: '2026-11-01' }
    expect(verdict('decisions-in-time', parts(closed))).toBe('holds')
  })
})
