import { z } from 'zod'
import {
  type EuOption,
  type EuQuestion,
  type EuQuestionId,
  euQuestions,
  none,
} from '../catalogue/eu-classification.ts'

/** Answers by question: the chosen option, the chosen options, or words. */
export type EuAnswers = Partial<Record<EuQuestionId, string | string[]>>

/** The shape of the answers as they are stored: only options that are offered, `none` only alone. */
export const euAnswersSchema = z.strictObject(
  Object.fromEntries(euQuestions.map((question) => [question.id, answerSchema(question)])),
) as unknown as z.ZodType<EuAnswers>

/** The questions that the answers before them ask for, in order. */
export function askedQuestions(answers: EuAnswers): EuQuestion[] {
  const asked: EuQuestion[] = []
  for (const question of euQuestions) {
    const { when } = question
    const follows =
      !when ||
      (asked.some(({ id }) => id === when.question) &&
        given(answers, when.question).some((one) => when.is.includes(one)))
    if (follows) asked.push(question)
  }
  return asked
}

/** The questions asked that have no answer yet. */
export function openQuestions(answers: EuAnswers): EuQuestion[] {
  return askedQuestions(answers).filter(({ id }) => given(answers, id).length === 0)
}

/** The answers without those that are no longer asked for, and without empty ones. */
export function askedAnswers(answers: EuAnswers): EuAnswers {
  return Object.fromEntries(
    askedQuestions(answers).flatMap(({ id }) =>
      given(answers, id).length > 0 ? [[id, answers[id]]] : [],
    ),
  )
}

/** An answer as a list: of nothing, of the one chosen, of all chosen. */
export function given(answers: EuAnswers, id: EuQuestionId): string[] {
  return [answers[id] ?? []].flat().filter((one) => one.trim() !== '')
}

/** The options chosen in a question. */
export function chosenOptions(question: EuQuestion, answers: EuAnswers): EuOption[] {
  const chosen = given(answers, question.id)
  return question.options?.filter(({ value }) => chosen.includes(value)) ?? []
}

/** An answer in words; empty when there is none. */
export function describeEuAnswer(question: EuQuestion, answers: EuAnswers): string {
  if (question.kind === 'text') return given(answers, question.id).join('')
  return chosenOptions(question, answers)
    .map(({ label }) => label)
    .join('; ')
}

/** The answers in which two states of a system differ, in words, in the order of the questions. */
export function euAnswerDifferences(before: unknown, after: unknown) {
  const [old, fresh] = [before ?? {}, after ?? {}] as [EuAnswers, EuAnswers]
  return euQuestions.flatMap((question) => {
    const [from, to] = [describeEuAnswer(question, old), describeEuAnswer(question, fresh)]
    const label = `${question.topic} (${question.article})`
    return from === to ? [] : [{ id: question.id, label, before: from, after: to }]
  })
}

function answerSchema(question: EuQuestion): z.ZodType {
  if (question.kind === 'text') return z.string().max(4000, 'At most 4,000 characters.').optional()
  const option = z.enum(question.options.map(({ value }) => value))
  if (question.kind === 'one') return option.optional()
  return z
    .array(option)
    .max(question.options.length)
    .refine(
      (chosen) => chosen.length < 2 || !chosen.includes(none),
      `${question.topic}: “None of these” stands alone.`,
    )
    .optional()
}
