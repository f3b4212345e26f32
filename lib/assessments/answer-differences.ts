import { describeAnswer, questionNumber } from './describe.ts'
import { changedAnswers } from './merge.ts'
import { type Answers, questionOf } from './tiering.ts'

/** One answer that differs, in words, under its question. */
export type AnswerDifference = { id: string; label: string; before: string; after: string }

/** The answers in which two states of an assessment differ, in the order of the questionnaire. */
export function answerDifferences(before: unknown, after: unknown): AnswerDifference[] {
  const changes = changedAnswers(answersOf(before), answersOf(after))
  return Object.entries(changes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { from, to }]) => {
      const question = questionOf(id)
      const words = (answer: Answers[string] | null) =>
        answer === null ? '' : question ? describeAnswer(question, answer) : String(answer)
      return {
        id,
        label: question ? `${questionNumber(id)} ${question.prompt}` : id,
        before: words(from),
        after: words(to),
      }
    })
}

function answersOf(value: unknown): Answers {
  return typeof value === 'object' && value !== null ? (value as Answers) : {}
}
