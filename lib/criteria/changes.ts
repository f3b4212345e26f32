import { type Criteria, type Step, tierFields } from './shape.ts'
import { answersOf, tierOfAnswer } from './tier-answers.ts'
import {
  describeAnswers,
  describeIntervals,
  describeRange,
  tierQuestion,
  toneWords,
} from './words.ts'

/** One thing that differs between two sets of criteria; empty where it is not there. */
export type CriteriaChange = { what: string; before: string; after: string }

/** What a set of criteria changes against another, in words and in reading order (6.1.1). */
export function criteriaChanges(before: Criteria, after: Criteria): CriteriaChange[] {
  return [
    ...ofScale('Likelihood', before.likelihoodScale, after.likelihoodScale),
    ...ofScale('Impact', before.impactScale, after.impactScale),
    ...ofScale('Confidence', before.confidenceScale, after.confidenceScale),
    ...ofBands(before, after),
    {
      what: 'Highest level that needs no acceptance',
      before: String(before.acceptanceLevel),
      after: String(after.acceptanceLevel),
    },
    ...ofTiers(before, after),
    ...ofIntervals(before, after),
  ].filter((one) => one.before !== one.after)
}

function ofScale(name: string, before: readonly Step[], after: readonly Step[]): CriteriaChange[] {
  const words = ({ label, meaning }: Step) => [label, meaning].filter(Boolean).join(': ')
  return oneByOne(name, before.map(words), after.map(words))
}

function ofBands(before: Criteria, after: Criteria): CriteriaChange[] {
  const words = ({ bands }: Criteria) =>
    bands.map(
      (band, at) => `${band.label} ${describeRange(band, bands[at + 1])}, ${toneWords[band.tone]}`,
    )
  return oneByOne('Band', words(before), words(after))
}

function oneByOne(
  name: string,
  before: readonly string[],
  after: readonly string[],
): CriteriaChange[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    what: `${name} ${index + 1}`,
    before: before[index] ?? '',
    after: after[index] ?? '',
  }))
}

function ofTiers(before: Criteria, after: Criteria): CriteriaChange[] {
  return (['high', 'medium'] as const).flatMap((tier) =>
    tierFields.map((field) => {
      const words = ({ tierRules }: Criteria) =>
        describeAnswers(
          field,
          answersOf(tierRules, field).filter((one) => tierOfAnswer(tierRules, field, one) === tier),
        )
      const what = `${tier === 'high' ? 'High' : 'Medium'} tier, ${tierQuestion(field).label.toLowerCase()}`
      return { what, before: words(before), after: words(after) }
    }),
  )
}

function ofIntervals(before: Criteria, after: Criteria): CriteriaChange[] {
  const old = describeIntervals(before.intervals)
  return describeIntervals(after.intervals).map(({ name, says }, index) => ({
    what: name,
    before: old[index]?.says ?? '',
    after: says,
  }))
}
