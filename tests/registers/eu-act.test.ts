import { describe, expect, it } from 'vitest'
import { type EuQuestionId, euQuestions } from '../../lib/catalogue/eu-classification.ts'
import { obligationsOf } from '../../lib/checks/my-work.ts'
import { hrefOf } from '../../lib/checks/obligation.ts'
import { today, withClock } from '../../lib/clock.ts'
import {
  askedAnswers,
  askedQuestions,
  type EuAnswers,
  euAnswerDifferences,
  euAnswersSchema,
} from '../../lib/eu-act/answers.ts'
import { euDuties } from '../../lib/eu-act/duties.ts'
import { proposeEuClass } from '../../lib/eu-act/propose.ts'
import { isUnderEuLaw } from '../../lib/eu-act/standing.ts'
import { distanceInWords } from '../../lib/eu-act/words.ts'
import { derived, problemsOf } from './apply.ts'
import { aRecord, aState, contextOf, people } from './literal.ts'

const minimal: EuAnswers = {
  isAiSystem: 'yes',
  exclusion: 'none',
  practices: ['none'],
  annexI: 'no',
  annexIII: ['none'],
  transparency: ['none'],
  generalPurpose: 'no',
}
const classOf = (answers: EuAnswers) => proposeEuClass(answers).class
const optionsOf = (id: EuQuestionId) =>
  (euQuestions.find((one) => one.id === id)?.options ?? []).map(({ value }) => value)
const others = (id: EuQuestionId) => optionsOf(id).filter((value) => value !== 'none')

/** The law read once more, without the mechanism: what whole answers must lead to. */
function byTheLaw(answers: EuAnswers): string {
  const has = (id: EuQuestionId, value: string) => [answers[id] ?? []].flat().includes(value)
  if (has('isAiSystem', 'no') || !has('exclusion', 'none')) return 'outside'
  if (!has('practices', 'none')) return 'prohibited'
  const isListed = !has('annexIII', 'none')
  const isExcepted = has('profiling', 'no') && !has('exceptions', 'none')
  if (isListed && isExcepted && !answers.exceptionReason) return 'undetermined'
  if (has('annexI', 'third-party') || (isListed && !isExcepted)) return 'high-risk'
  if (has('generalPurpose', 'own')) return 'general-purpose'
  return has('transparency', 'none') ? 'minimal' : 'transparency'
}

/** Every way of answering, with one option standing for those that the rule takes alike. */
function* everyWay(): Generator<EuAnswers> {
  const choices: Record<EuQuestionId, (string | string[])[]> = {
    isAiSystem: ['yes', 'no'],
    exclusion: optionsOf('exclusion'),
    practices: [['none'], ['emotion'], ['social-scoring', 'child-abuse']],
    annexI: optionsOf('annexI'),
    annexIII: [['none'], ['services'], ['biometrics', 'employment']],
    profiling: ['yes', 'no'],
    exceptions: [['none'], ['narrow'], ['patterns', 'preparatory']],
    exceptionReason: ['A clerk decides each case.', ''],
    transparency: [['none'], ['talks'], ['generates', 'deep-fakes']],
    generalPurpose: optionsOf('generalPurpose'),
    systemicRisk: ['yes', 'no'],
  }
  const ids = Object.keys(choices) as EuQuestionId[]
  function* from(at: number, answers: EuAnswers): Generator<EuAnswers> {
    const id = ids[at]
    if (!id) yield answers
    else for (const value of choices[id]) yield* from(at + 1, { ...answers, [id]: value })
  }
  yield* from(0, {})
}

describe('the class under the EU AI Act', () => {
  it('is what the law says for every way of answering the questions', () => {
    let ways = 0
    const wrong: EuAnswers[] = []
    for (const answers of everyWay()) {
      ways += 1
      if (classOf(answers) !== byTheLaw(answers)) wrong.push(answers)
    }
    expect(wrong).toEqual([])
    expect(ways).toBe(46_656)
  })

  it('is the same whether answers that are no longer asked for are kept or not', () => {
    for (const answers of everyWay())
      if (classOf(askedAnswers(answers)) !== classOf(answers)) expect(answers).toBeUndefined()
  })

  it('is prohibited by each banned practice, and high-risk by each area of Annex III', () => {
    for (const practice of others('practices'))
      expect(classOf({ ...minimal, practices: [practice] })).toBe('prohibited')
    for (const area of others('annexIII'))
      expect(classOf({ ...minimal, annexIII: [area], profiling: 'yes' })).toBe('high-risk')
    expect([others('practices').length, others('annexIII').length]).toEqual([10, 8])
  })

  it('is not high-risk by each condition of the exception, unless people are profiled', () => {
    const listed = { ...minimal, annexIII: ['employment'], exceptionReason: 'A clerk decides.' }
    for (const condition of others('exceptions')) {
      const excepted = { ...listed, exceptions: [condition] }
      expect(classOf({ ...excepted, profiling: 'no' })).toBe('minimal')
      expect(classOf({ ...excepted, profiling: 'yes' })).toBe('high-risk')
    }
    expect(others('exceptions')).toHaveLength(4)
  })

  it('stays open until the exception has its reason', () => {
    const listed = { ...minimal, annexIII: ['employment'], profiling: 'no', exceptions: ['narrow'] }
    const { class: proposed, open } = proposeEuClass({ ...listed, exceptionReason: '  ' })
    expect(proposed).toBe('undetermined')
    expect(open.map(({ id }) => id)).toEqual(['exceptionReason'])
  })

  it('asks for transparency by each of its kinds, and no class follows from half of the answers', () => {
    for (const kind of others('transparency'))
      expect(classOf({ ...minimal, transparency: [kind] })).toBe('transparency')
    for (const id of Object.keys(minimal) as EuQuestionId[])
      expect(classOf({ ...minimal, [id]: undefined })).toBe('undetermined')
    expect(classOf({})).toBe('undetermined')
  })

  it('names the answers that lead to it, each with its article, and where each leads', () => {
    const { reasons } = proposeEuClass({
      ...minimal,
      annexIII: ['services'],
      profiling: 'yes',
      transparency: ['talks'],
    })
    expect(reasons.map(({ article, leadsTo }) => [article, leadsTo])).toEqual([
      ['Annex III, 5', 'high-risk'],
      ['Art. 6(3)', 'high-risk'],
      ['Art. 50(1)', 'transparency'],
    ])
  })
})

describe('the questions on the EU AI Act', () => {
  it('are only those that the answers before ask for', () => {
    const asked = (answers: EuAnswers) => askedQuestions(answers).map(({ id }) => id)
    expect(asked({})).toEqual(['isAiSystem'])
    expect(asked({ isAiSystem: 'no', exclusion: 'none' })).toEqual(['isAiSystem'])
    expect(asked({ ...minimal, practices: ['emotion'] })).toEqual([
      'isAiSystem',
      'exclusion',
      'practices',
    ])
    expect(asked(minimal)).toEqual(Object.keys(minimal))
    expect(asked({ ...minimal, annexIII: ['none'], profiling: 'no' })).not.toContain('exceptions')
    expect(asked({ ...minimal, generalPurpose: 'own' })).toContain('systemicRisk')
  })

  it('take only answers that are offered, and “none” only alone', () => {
    const takes = (answers: unknown) => euAnswersSchema.safeParse(answers).success
    expect(takes(minimal)).toBe(true)
    expect(takes({ annexI: 'perhaps' })).toBe(false)
    expect(takes({ annexIII: 'services' })).toBe(false)
    expect(takes({ practices: ['none', 'emotion'] })).toBe(false)
    expect(takes({ weather: 'fine' })).toBe(false)
  })

  it('tell in words what changed in their answers', () => {
    const after = { ...minimal, transparency: ['talks'] }
    expect(euAnswerDifferences(minimal, after)).toEqual([
      {
        id: 'transparency',
        label: 'Transparency (Art. 50)',
        before: 'None of these',
        after: 'Talks or writes with people directly',
      },
    ])
  })
})

describe('the class of a system', () => {
  const byJonas = contextOf(people.jonas)
  const system = aRecord('systems', { euAnswers: { ...minimal, transparency: ['talks'] } })

  it('is proposed by the answers and chosen by a person', async () => {
    const written = await derived('systems', system, byJonas)
    expect(written).toMatchObject({ euProposed: 'transparency', euAiActClass: 'undetermined' })
  })

  it('is another than proposed only with a reason, stricter or not', async () => {
    const proposed = { ...system, euProposed: 'transparency' }
    const problem = async (values: Partial<typeof system>) =>
      (await problemsOf('systems', { ...proposed, ...values }, byJonas)).euReason
    expect(await problem({ euAiActClass: 'transparency' })).toBeUndefined()
    expect(await problem({ euAiActClass: 'undetermined' })).toBeUndefined()
    for (const euAiActClass of ['minimal', 'high-risk']) {
      expect(await problem({ euAiActClass })).toContain('The answers lead to “Transparency duties”')
      expect(await problem({ euAiActClass, euReason: ' ' })).toBeDefined()
      expect(await problem({ euAiActClass, euReason: 'Counsel says so.' })).toBeUndefined()
    }
  })

  it('may be chosen without the questions, as in an inventory that is imported', async () => {
    const imported = aRecord('systems', { euProposed: 'undetermined', euAiActClass: 'minimal' })
    expect(await problemsOf('systems', imported, byJonas)).toEqual({})
  })
})

describe('duties under the EU AI Act', () => {
  const whole = {
    organisationRoles: ['provider'],
    euAnswers: minimal,
    euAiActClass: 'minimal',
    operationalSince: null,
  }
  const listed = { ...minimal, annexIII: ['services'], profiling: 'yes' }
  const highRisk = { ...whole, euAnswers: listed, euAiActClass: 'high-risk' }
  const articles = (system: Parameters<typeof euDuties>[0]) =>
    euDuties(system).map(({ article }) => article)
  const daysOf = (system: Parameters<typeof euDuties>[0], article: string) => {
    const duty = euDuties(system).find((one) => one.article === article)
    return [duty?.from, duty?.before]
  }

  it('of a high-risk system apply from the later days of 2026/1744, with the earlier ones beside', () => {
    expect(daysOf(highRisk, 'Art. 9')).toEqual(['2027-12-02', '2026-08-02'])
    const product = { ...minimal, annexI: 'third-party' }
    expect(daysOf({ ...highRisk, euAnswers: product }, 'Art. 9')).toEqual([
      '2028-08-02',
      '2027-08-02',
    ])
    const both = { ...listed, annexI: 'third-party' }
    expect(daysOf({ ...highRisk, euAnswers: both }, 'Art. 9')[0]).toBe('2027-12-02')
  })

  it('follow from the role: a deployer has its own, a developer those of a provider', () => {
    const deployer = { ...highRisk, organisationRoles: ['deployer'] }
    expect(articles(deployer)).toEqual(expect.arrayContaining(['Art. 26', 'Art. 27', 'Art. 14']))
    expect(articles(deployer)).not.toContain('Art. 16')
    expect(articles({ ...highRisk, organisationRoles: ['developer'] })).toEqual(articles(highRisk))
    expect(articles({ ...highRisk, organisationRoles: ['importer'] })).toEqual([
      'Art. 23',
      'Art. 25',
    ])
    expect(articles({ ...highRisk, organisationRoles: [] })).toEqual(
      expect.arrayContaining(['Art. 16', 'Art. 26']),
    )
  })

  it('of several classes add up, and of a class chosen apart are its own alone', () => {
    const talking = { ...highRisk, euAnswers: { ...listed, transparency: ['talks'] } }
    expect(articles(talking)).toEqual(expect.arrayContaining(['Art. 9', 'Art. 50']))
    const apart = { ...talking, euAiActClass: 'minimal' }
    expect(articles(apart)).toEqual(['Art. 4', 'Art. 5', 'Art. 5'])
  })

  it('of general-purpose models grow with systemic risk', () => {
    const own = { ...minimal, generalPurpose: 'own', systemicRisk: 'no' }
    const model = { ...whole, euAnswers: own, euAiActClass: 'general-purpose' }
    expect(articles(model)).toEqual(expect.arrayContaining(['Art. 51', 'Art. 53', 'Art. 54']))
    expect(articles(model)).not.toContain('Art. 55')
    expect(articles({ ...model, euAnswers: { ...own, systemicRisk: 'yes' } })).toContain('Art. 55')
  })

  it('to mark what is generated begin later for what ran before August 2026', () => {
    const writes = {
      ...whole,
      euAnswers: { ...minimal, transparency: ['generates'] },
      euAiActClass: 'transparency',
    }
    const earlier = { ...writes, operationalSince: '2026-08-01' }
    expect(daysOf(earlier, 'Art. 50(2)')).toEqual(['2026-12-02', '2026-08-02'])
    expect(articles(writes)).not.toContain('Art. 50(2)')
    expect(articles({ ...writes, operationalSince: '2026-08-02' })).not.toContain('Art. 50(2)')
    expect(daysOf(earlier, 'Art. 50')).toEqual(['2026-08-02', '2026-08-02'])
  })

  it('of a banned practice are the ban, from December 2026 where it was added', () => {
    const banned = { ...whole, euAiActClass: 'prohibited' }
    const days = (practices: string[]) =>
      euDuties({ ...banned, euAnswers: { ...minimal, practices } }).map(({ from }) => from)
    expect(days(['emotion'])).toEqual(['2025-02-02', '2026-12-02'])
    expect(days(['intimate-imagery'])).toEqual(['2026-12-02'])
  })

  it('are as far as the clock says, to the day', async () => {
    const from = daysOf(highRisk, 'Art. 9')[0] ?? ''
    const at = (moment: string) =>
      withClock(new Date(moment), async () => distanceInWords(from, today()))
    expect(await at('2026-11-25T12:00:00Z')).toBe('in 372 days')
    expect(await at('2027-12-01T12:00:00Z')).toBe('in 1 day')
    expect(await at('2027-12-02T12:00:00Z')).toBe('today')
    expect(await at('2028-12-02T12:00:00Z')).toBe('for 366 days')
  })

  it('are none outside the Act, and none while no class is chosen', () => {
    expect(euDuties({ ...whole, euAiActClass: 'outside' })).toEqual([])
    expect(euDuties({ ...whole, euAiActClass: 'undetermined' })).toEqual([])
  })
})

describe('the law of the Union', () => {
  it('is found in the jurisdictions that a system names, by words and codes', () => {
    for (const named of [
      'Ireland',
      'United Kingdom, Ireland',
      'EU',
      'UK, DE',
      'the European Union',
    ])
      expect([named, isUnderEuLaw(named)]).toEqual([named, true])
    for (const named of [
      null,
      '',
      'United Kingdom',
      'Northern Ireland',
      'US',
      'Switzerland, Norway',
    ])
      expect([named, isUnderEuLaw(named)]).toEqual([named, false])
  })

  it('asks the owner for the class, and leads to the very field', () => {
    const system = aRecord('systems', {
      scope: 'in',
      ownerId: 'jonas',
      jurisdictions: 'Ireland',
      organisationRoles: ['deployer'],
      euProposed: 'undetermined',
    })
    const asked = (values: Partial<typeof system>) => {
      const found = obligationsOf(aState({ systems: [{ ...system, ...values }] }))
      const one = found.find(({ id }) => id.startsWith('classify-eu-act'))
      return one && { says: one.says, to: hrefOf(one).split('#')[1], ownerId: one.ownerId }
    }
    expect(asked({})).toEqual({
      says: 'Answer the questions on the EU AI Act',
      to: 'f-euAnswers',
      ownerId: 'jonas',
    })
    expect(asked({ organisationRoles: [] })?.to).toBe('f-organisationRoles')
    const answered = { euProposed: 'minimal', euAiActClass: 'minimal' }
    expect(asked({ ...answered, euAiActClass: 'undetermined' })?.says).toContain('Take over')
    expect(asked({ ...answered, euAiActClass: 'high-risk' })?.to).toBe('f-euReason')
    expect(asked(answered)).toBeUndefined()
    expect(asked({ jurisdictions: 'United Kingdom' })).toBeUndefined()
  })
})
