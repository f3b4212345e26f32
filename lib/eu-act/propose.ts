import { type EuQuestion, type EuQuestionId, none } from '../catalogue/eu-classification.ts'
import { askedQuestions, chosenOptions, type EuAnswers, given, openQuestions } from './answers.ts'
import { type EuClass, euClasses } from './classes.ts'

/** An answer that leads to a class; `exempt` where it keeps the system out of high-risk. */
export type EuReason = {
  question: EuQuestionId
  says: string
  article: string
  leadsTo: EuClass | 'exempt'
}

export type EuProposal = {
  /** The strictest class that an answer leads to; undetermined while a question is open. */
  class: EuClass | 'undetermined'
  reasons: EuReason[]
  open: EuQuestion[]
}

/**
 * The class that the answers lead to, and which answer leads where. A banned practice settles it, and
 * so does what the Act does not cover; else every question asked has to be answered. Several classes
 * may hold at once: a high-risk system that talks to people has the duties of both.
 */
export function proposeEuClass(answers: EuAnswers): EuProposal {
  const open = openQuestions(answers)
  const reasons = askedQuestions(answers).flatMap((question) => reasonsOf(question, answers))
  const strictest = euClasses.find((one) => reasons.some(({ leadsTo }) => leadsTo === one))
  return { class: open.length > 0 ? 'undetermined' : (strictest ?? 'minimal'), reasons, open }
}

/** Whether a condition of Article 6(3) takes the system out of high-risk: never where it profiles people. */
export function isExempt(answers: EuAnswers): boolean {
  const conditions = given(answers, 'exceptions')
  const isReasoned = given(answers, 'exceptionReason').length > 0
  return given(answers, 'profiling').includes('no') && holdsAny(conditions) && isReasoned
}

function reasonsOf(question: EuQuestion, answers: EuAnswers): EuReason[] {
  const chosen = given(answers, question.id)
  const leadsTo = leads[question.id]?.(chosen, answers)
  if (!leadsTo) return []
  return chosenOptions(question, answers).map(({ label, article }) => ({
    question: question.id,
    says: `${question.topic}: ${label}`,
    article: article ?? question.article,
    leadsTo,
  }))
}

/** What the answers to a question lead to, if anywhere. */
const leads: Partial<
  Record<EuQuestionId, (chosen: string[], answers: EuAnswers) => EuReason['leadsTo'] | false>
> = {
  isAiSystem: (chosen) => chosen.includes('no') && 'outside',
  exclusion: (chosen) => holdsAny(chosen) && 'outside',
  practices: (chosen) => holdsAny(chosen) && 'prohibited',
  annexI: (chosen) => chosen.includes('third-party') && 'high-risk',
  annexIII: (chosen, answers) => holdsAny(chosen) && !isExempt(answers) && 'high-risk',
  profiling: (chosen) => chosen.includes('yes') && 'high-risk',
  exceptions: (chosen, answers) => holdsAny(chosen) && isExempt(answers) && 'exempt',
  transparency: (chosen) => holdsAny(chosen) && 'transparency',
  generalPurpose: (chosen) => chosen.includes('own') && 'general-purpose',
  systemicRisk: (chosen) => chosen.includes('yes') && 'general-purpose',
}

function holdsAny(chosen: readonly string[]): boolean {
  return chosen.length > 0 && !chosen.includes(none)
}
