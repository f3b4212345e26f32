import type { Answers } from './tiering.ts'

type Answer = Answers[string]

/** What became of one answer; null is no answer. */
export type AnswerChange = { from: Answer | null; to: Answer | null }
export type AnswerChanges = Record<string, AnswerChange>

/** The answers that differ between two sets, by question, with what they were before. */
export function changedAnswers(before: Answers, after: Answers): AnswerChanges {
  const changes: AnswerChanges = {}
  for (const id of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[id] ?? null
    const to = after[id] ?? null
    if (!same(from, to)) changes[id] = { from, to }
  }
  return changes
}

/**
 * Lays changes over answers as they are now. `disputed` names the questions that somebody else has
 * answered differently meanwhile; there the change stands, for the person to choose. Nothing is lost
 * of either side.
 */
export function layOver(
  now: Answers,
  changes: AnswerChanges,
): { answers: Answers; disputed: string[] } {
  const answers: Answers = { ...now }
  const disputed: string[] = []
  for (const [id, { from, to }] of Object.entries(changes)) {
    const theirs = now[id] ?? null
    if (!same(theirs, from) && !same(theirs, to)) disputed.push(id)
    if (to === null) delete answers[id]
    else answers[id] = to
  }
  return { answers, disputed }
}

/** Answers without those that say nothing: empty words and empty choices. */
export function givenAnswers(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => typeof answer === 'number' || answer.length > 0),
  )
}

/** Options of one question count as a set: ticking them in another order changes nothing. */
function same(a: Answer | null, b: Answer | null): boolean {
  const plain = (one: Answer | null) => JSON.stringify(Array.isArray(one) ? [...one].sort() : one)
  return plain(a) === plain(b)
}
