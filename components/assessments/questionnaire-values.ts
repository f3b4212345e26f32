import { type AnswerChanges, changedAnswers, givenAnswers, layOver } from '@/lib/assessments/merge'
import type { Answers } from '@/lib/assessments/tiering'
import type { Tier } from '@/lib/criteria/shape'

/** What the questionnaire writes of an assessment. */
export type Filled = { answers: Answers; tierOverride: Tier | null; tierReason: string | null }

/** A draft keeps changes, so that it can be laid over what others have saved since. */
export type QuestionnaireDraft = {
  changes: AnswerChanges
  tierOverride?: Tier | null
  tierReason?: string | null
}

/** What differs from what is saved, or null when nothing does. */
export function draftOf(saved: Filled, typed: Filled): QuestionnaireDraft | null {
  const changes = changedAnswers(saved.answers, givenAnswers(typed.answers))
  const draft: QuestionnaireDraft = { changes }
  if (typed.tierOverride !== saved.tierOverride) draft.tierOverride = typed.tierOverride
  if (typed.tierReason !== saved.tierReason) draft.tierReason = typed.tierReason
  return Object.keys(changes).length === 0 && Object.keys(draft).length === 1 ? null : draft
}

/** The draft laid over what is saved now, with the questions that others answered differently. */
export function withDraft(
  saved: Filled,
  draft: QuestionnaireDraft,
): { filled: Filled; disputed: string[] } {
  const { changes, ...tier } = draft
  const { answers, disputed } = layOver(saved.answers, changes)
  return { filled: { ...saved, ...tier, answers }, disputed }
}

/** The questionnaire's part of a record's values, as the server answers them. */
export function filledOf(values: Record<string, unknown>): Filled {
  return {
    answers: (values.answers ?? {}) as Answers,
    tierOverride: (values.tierOverride ?? null) as Tier | null,
    tierReason: (values.tierReason ?? null) as string | null,
  }
}
