import { describe, expect, it } from 'vitest'
import { residualBand, residualOf } from '../../lib/assessments/residual.ts'
import {
  type Answers,
  invalidAnswers,
  missingAnswers,
  proposeTier,
  questionsFor,
} from '../../lib/assessments/tiering.ts'
import type { Question } from '../../lib/catalogue/assessment-template.ts'
import type { Tier } from '../../lib/criteria/shape.ts'
import { changeOf, derived, problemsOf, refusal, stepOf } from './apply.ts'
import { aRecord, contextOf, effectsOf, people } from './literal.ts'

/** The mildest answer to every question of a tier. */
function harmless(tier: Tier): Answers {
  const questions = questionsFor(tier).flatMap((section) => section.questions)
  return Object.fromEntries(questions.map((question) => [question.id, mildest(question)]))
}
function mildest(question: Question): Answers[string] {
  if (question.answerType === 'text') return 'As described in the inventory.'
  if (question.answerType === 'scale') return 1
  const [first = ''] = question.options
  return question.answerType === 'multi' ? [first] : first
}

const count = (tier: Tier) => questionsFor(tier).flatMap((section) => section.questions).length

describe('the questionnaire', () => {
  it('asks more the higher the tier', () => {
    expect(count('high')).toBe(74)
    expect(count('low')).toBeLessThan(count('medium'))
    expect(count('medium')).toBeLessThan(74)
  })

  it('proposes the low tier for harmless answers, and says when that is settled', () => {
    expect(proposeTier(harmless('low'))).toEqual({
      tier: 'low',
      because: [],
      stops: false,
      settled: true,
    })
    expect(proposeTier({})).toMatchObject({ tier: 'low', settled: false })
  })

  it.each([
    ['IAQ-01-05', 'Fully automatic decision', 'high'],
    ['IAQ-01-05', 'Recommendation a person decides on', 'medium'],
    ['IAQ-01-07', 'High-risk', 'high'],
    ['IAQ-07-01', 'Yes, ordinary data', 'medium'],
    ['IAQ-07-01', 'Yes, special-category or criminal-offence data', 'high'],
    ['IAQ-01-04', 'Agent that acts through tools', 'medium'],
    ['IAQ-03-02', 3, 'medium'],
    ['IAQ-03-02', 4, 'high'],
  ] as const)('proposes, for %s answered %s, the %s tier', (id, answer, tier) => {
    const proposal = proposeTier({ ...harmless('low'), [id]: answer })
    expect(proposal.tier).toBe(tier)
    expect(proposal.because).toContainEqual({ questionId: id, answer })
  })

  it('stops a use that law may forbid, which is not a tier', () => {
    expect(proposeTier({ ...harmless('low'), 'IAQ-01-06': 'Yes' }).stops).toBe(true)
    const unsure = proposeTier({ ...harmless('low'), 'IAQ-01-06': 'Unsure - legal check needed' })
    expect(unsure).toMatchObject({ tier: 'high', stops: false })
  })

  it('lists what is missing by section, and takes “None yet” for unanswered', () => {
    expect(missingAnswers('high', harmless('high'))).toEqual([])
    const answers = harmless('medium')
    delete answers['IAQ-14-01']
    const missing = missingAnswers('medium', { ...answers, 'IAQ-08-02': ['None yet'] })
    expect(
      missing.map(({ section, questions }) => [section.title, questions.map((one) => one.id)]),
    ).toEqual([
      ['Safety and security', ['IAQ-08-02']],
      ['Mitigations', ['IAQ-14-01']],
    ])
  })

  it('takes only answers that are offered', () => {
    expect(invalidAnswers(harmless('high'))).toEqual([])
    expect(
      invalidAnswers({ 'IAQ-01-05': 'Sometimes', 'IAQ-03-02': 6, 'IAQ-99-01': 'x' }),
    ).toHaveLength(3)
  })
})

describe('the residual impact', () => {
  it('has the bands of the catalogue', () => {
    expect(residualBand(2, 2).band).toBe('low')
    expect(residualBand(1, 5).band).toBe('medium')
    expect(residualBand(3, 3).band).toBe('medium')
    expect(residualBand(2, 5).band).toBe('high')
    expect(residualBand(3, 5)).toEqual({ level: 15, band: 'very-high' })
  })

  it('is judged before measures where the tier does not ask what remains', () => {
    expect(residualOf({ 'IAQ-03-02': 2, 'IAQ-03-03': 3 })).toMatchObject({
      level: 6,
      band: 'medium',
    })
    const both = { 'IAQ-03-02': 5, 'IAQ-03-03': 5, 'IAQ-15-01': 2, 'IAQ-15-02': 2 }
    expect(residualOf(both)).toMatchObject({ level: 4, band: 'low' })
    expect(residualOf({})).toMatchObject({ level: null, band: null })
  })
})

const system = aRecord('systems', { ownerId: 'jonas' })
const whole = aRecord('impact-assessments', {
  systemId: system.id,
  ownerId: 'jonas',
  answers: harmless('low'),
  tier: 'low',
  tierProposed: 'low',
  authorIds: ['jonas'],
})
const submitted = {
  ...whole,
  state: 'submitted' as const,
  submittedById: 'jonas',
  validUntil: '2027-11-01',
}
const byMaya = contextOf(people.maya, { systems: [system] })
const byTom = contextOf(people.tom, { systems: [system] })

describe('an impact assessment', () => {
  it('belongs to whoever begins it, and remembers everybody who answered', async () => {
    const begun = await derived(
      'impact-assessments',
      aRecord('impact-assessments'),
      contextOf(people.jonas),
    )
    expect(begun).toMatchObject({ ownerId: 'jonas', authorIds: [] })
    const answered = await derived(
      'impact-assessments',
      { ...begun, answers: { 'IAQ-01-02': 'Triage' } },
      byMaya,
      begun,
    )
    expect(answered.authorIds).toEqual(['maya'])
    const retitled = await derived(
      'impact-assessments',
      { ...answered, title: 'First' },
      byTom,
      answered,
    )
    expect(retitled.authorIds).toEqual(['maya'])
  })

  it('takes tier, decision and measures from its answers', async () => {
    const answers = {
      ...harmless('medium'),
      'IAQ-03-02': 4,
      'IAQ-16-01': 'Proceed with conditions',
    }
    const record = await derived('impact-assessments', { ...whole, answers }, byMaya)
    expect(record).toMatchObject({ tier: 'high', decision: 'proceed-with-conditions' })
    expect(record.mitigations).toBe('As described in the inventory.')
  })

  it('is lowered below the proposed tier only with a reason', async () => {
    const lowered = { ...whole, tierProposed: 'high', tierOverride: 'low', tier: 'low' }
    expect(await problemsOf('impact-assessments', lowered, byMaya)).toHaveProperty('tierReason')
  })

  it('names the question of an answer that is not offered', async () => {
    const wrong = { ...whole, answers: { 'IAQ-01-05': 'Sometimes' } }
    expect((await problemsOf('impact-assessments', wrong, byMaya)).answers).toContain(
      'How far does the output decide',
    )
  })
})

describe('submitting an impact assessment', () => {
  const byJonas = contextOf(people.jonas)

  it('is refused with the sections in which answers are missing', async () => {
    const says = await refusal(
      'impact-assessments',
      'submit',
      { ...whole, tier: 'medium' },
      byJonas,
    )
    expect(says).toMatch(
      /^\d+ questions are unanswered: System description.* \(4\), Stakeholders \(1\)/,
    )
    expect(await refusal('impact-assessments', 'submit', whole, byJonas)).toBe(false)
  })

  it('is refused for a use that law may forbid', async () => {
    const forbidden = { ...whole, answers: { ...harmless('low'), 'IAQ-01-06': 'Yes' } }
    expect(await refusal('impact-assessments', 'submit', forbidden, byJonas)).toContain(
      'forbidden by law',
    )
  })
})

describe('approving an impact assessment', () => {
  it('is for somebody who neither wrote it nor owns the system', async () => {
    const approve = (record: typeof submitted, context: typeof byMaya) =>
      refusal('impact-assessments', 'approve', record, context)
    expect(await approve(submitted, byMaya)).toBe(false)
    expect(await approve(submitted, contextOf(people.jonas))).toContain('somebody who wrote it')
    expect(await approve({ ...submitted, authorIds: ['jonas', 'maya'] }, byMaya)).toContain(
      'somebody who wrote it',
    )
    const mayas = contextOf(people.maya, { systems: [{ ...system, ownerId: 'maya' }] })
    expect(await approve(submitted, mayas)).toContain('owner of the system')
  })

  it('takes an executive where what remains is high, and nobody may where it is very high', async () => {
    const high = { ...submitted, residualBand: 'high' }
    expect(await refusal('impact-assessments', 'approve', high, byMaya)).toContain(
      'an executive decides',
    )
    expect(await refusal('impact-assessments', 'approve', high, byTom)).toBe(false)
    const veryHigh = { ...submitted, residualBand: 'very-high' }
    expect(await refusal('impact-assessments', 'approve', veryHigh, byTom)).toContain(
      'cannot be approved',
    )
  })

  it('lasts as long as the tier allows', async () => {
    const until = (validUntil: string, tier: string) =>
      refusal('impact-assessments', 'approve', { ...submitted, tier, validUntil }, byMaya)
    expect(await until('2028-11-21', 'low')).toBe(false)
    expect(await until('2028-11-22', 'low')).toContain('21 Nov 2028 at most')
    expect(await until('2027-11-22', 'high')).toContain('21 Nov 2027 at most')
    expect(await until('2026-11-21', 'low')).toContain('in the future')
  })

  it('keeps who approved it, and puts it in the place of the earlier one', async () => {
    expect(await changeOf('impact-assessments', 'approve', submitted, byMaya)).toEqual({
      approvedById: 'maya',
      approvedOn: '2026-11-21',
    })
    const earlier = { ...whole, id: 'earlier', state: 'approved' as const }
    const { context, done } = effectsOf(people.maya, { 'impact-assessments': [earlier, submitted] })
    await stepOf('impact-assessments', 'approve').effects?.({ record: submitted as never, context })
    expect(done).toEqual([
      { what: 'move', register: 'impact-assessments', id: 'earlier', by: 'supersede', values: {} },
    ])
  })

  it('is not possible where the author proposes to stop', async () => {
    const stopped = { ...submitted, decision: 'stop' }
    expect(await refusal('impact-assessments', 'approve', stopped, byMaya)).toContain(
      'not to proceed',
    )
  })
})
