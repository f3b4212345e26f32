import {
  assessmentScales,
  type Question,
  type ScaleStep,
} from '../catalogue/assessment-template.ts'
import type { Answers } from './tiering.ts'

/** The step of the question's scale that was chosen, or undefined. */
export function stepOf(
  question: Question,
  answer: Answers[string] | undefined,
): ScaleStep | undefined {
  if (question.answerType !== 'scale') return undefined
  return assessmentScales[question.scale].find((step) => step.value === answer)
}

/** An answer in words, as screens and sentences show it; empty when there is none. */
export function describeAnswer(question: Question, answer: Answers[string] | undefined): string {
  if (answer === undefined) return ''
  const step = stepOf(question, answer)
  if (step) return `${step.value} ${step.label}`
  return Array.isArray(answer) ? answer.join(', ') : String(answer)
}

/** `3.2` for the question IAQ-03-02. */
export function questionNumber(id: string): string {
  const [, section = '', question = ''] = id.split('-')
  return `${Number(section)}.${Number(question)}`
}
