import {
  type AssessmentSection,
  assessmentSections,
  type Question,
  type TieringCondition,
  tiering,
} from '../catalogue/assessment-template.ts'
import type { Tier } from '../criteria/shape.ts'

/** Answers by question id: words, the chosen option or options, or a value of the scale. */
export type Answers = Record<string, string | string[] | number>

/** A tier with the answers that led to it. */
export type TierProposal = {
  tier: Tier
  because: { questionId: string; answer: string | string[] | number }[]
  /** A use that law forbids: not a tier, it stops the project. */
  stops: boolean
  /** Whether every question that decides the tier is answered; until then it may still rise. */
  settled: boolean
}

/** The sections with the questions that a tier needs, empty sections left out. */
export function questionsFor(tier: Tier): AssessmentSection[] {
  return assessmentSections.flatMap((section) => {
    const questions = section.questions.filter((question) =>
      question.requiredForTiers.includes(tier),
    )
    return questions.length ? [{ ...section, questions }] : []
  })
}

/** The tier that the template proposes for these answers (ISO/IEC 42001, A.5.2). */
export function proposeTier(answers: Answers): TierProposal {
  const stops = tiering.stopIf.some((condition) => holds(condition, answers))
  const settled = decidingQuestions.every((id) => isAnswered(answers[id]))
  for (const [tier, conditions] of [
    ['high', [...tiering.stopIf, ...tiering.highIfAny]],
    ['medium', tiering.mediumIfAny],
  ] as const) {
    const because = conditions.flatMap((condition) => {
      const answer = answers[condition.questionId]
      return answer !== undefined && holds(condition, answers)
        ? [{ questionId: condition.questionId, answer }]
        : []
    })
    if (because.length) return { tier, because, stops, settled }
  }
  return { tier: tiering.otherwise, because: [], stops, settled }
}

/** Whether a question is answered; 'None yet' says that the work is not done, and is no answer. */
export function isAnswered(answer: Answers[string] | null | undefined): boolean {
  if (answer === undefined || answer === null) return false
  if (typeof answer === 'number') return true
  if (typeof answer === 'string') return answer.trim() !== ''
  return answer.length > 0 && !answer.includes('None yet')
}

/** Questions of the tier that are not answered, by section; empty when the assessment is whole. */
export function missingAnswers(
  tier: Tier,
  answers: Answers,
): { section: AssessmentSection; questions: Question[] }[] {
  return questionsFor(tier).flatMap((section) => {
    const questions = section.questions.filter((question) => !isAnswered(answers[question.id]))
    return questions.length ? [{ section, questions }] : []
  })
}

/** Ids of questions whose answer is not one that the question offers, or that do not exist. */
export function invalidAnswers(answers: Answers): string[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const question = questionById.get(id)
    return question && fits(question, answer) ? [] : [id]
  })
}

const questionById = new Map(
  assessmentSections
    .flatMap((section) => section.questions)
    .map((question) => [question.id, question]),
)

/** Ids of the questions whose answers make the tier, in the order of the rules. */
export const decidingQuestions: readonly string[] = [
  ...new Set(
    [...tiering.stopIf, ...tiering.highIfAny, ...tiering.mediumIfAny].map(
      (rule) => rule.questionId,
    ),
  ),
]

/** The question with this id, or undefined. */
export function questionOf(id: string): Question | undefined {
  return questionById.get(id)
}

function holds({ questionId, anyOf, minValue }: TieringCondition, answers: Answers): boolean {
  const answer = answers[questionId]
  if (answer === undefined) return false
  if (minValue !== undefined) return typeof answer === 'number' && answer >= minValue
  const given = Array.isArray(answer) ? answer : [String(answer)]
  return given.some((one) => anyOf?.includes(one) ?? false)
}

function fits(question: Question, answer: Answers[string]): boolean {
  if (question.answerType === 'text') return typeof answer === 'string'
  if (question.answerType === 'scale') {
    return typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= 5
  }
  if (question.answerType === 'choice') {
    return typeof answer === 'string' && (answer === '' || question.options.includes(answer))
  }
  return Array.isArray(answer) && answer.every((one) => question.options.includes(one))
}
