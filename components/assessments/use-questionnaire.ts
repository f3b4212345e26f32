'use client'

import { useEffect, useRef, useState } from 'react'
import { givenAnswers } from '@/lib/assessments/merge'
import { type Answers, proposeTier, questionsFor } from '@/lib/assessments/tiering'
import type { Tier } from '@/lib/criteria/shape'
import type { Outcome } from '../records/outcome'
import {
  draftOf,
  type Filled,
  filledOf,
  type QuestionnaireDraft,
  withDraft,
} from './questionnaire-values'

/** How the questions changed with the last answer that moved the tier. */
export type TierMove = { from: Tier; to: Tier; added: string[]; removed: number }

/** Somebody else's save that this one met; `answers` are theirs. */
export type Met = { byName: string; at: string; answers: Answers; disputed: string[] }

/**
 * The state of a questionnaire: answers typed over answers saved, the tier that follows, the draft
 * on the server, and what is done when somebody else saved first.
 */
export function useQuestionnaire({
  saved,
  revision: firstRevision,
  draft,
  keep,
  save,
}: {
  saved: Filled
  revision: number
  draft: { values: QuestionnaireDraft; at: string } | null
  keep: (draft: QuestionnaireDraft | null) => Promise<void>
  save: (values: Record<string, unknown>, revision: number) => Promise<Outcome>
}) {
  const [base, setBase] = useState(saved)
  const [revision, setRevision] = useState(firstRevision)
  const [start] = useState(() =>
    draft ? withDraft(saved, draft.values) : { filled: saved, disputed: [] },
  )
  const [filled, setFilled] = useState(start.filled)
  const [met, setMet] = useState<Met | null>(
    start.disputed.length
      ? {
          byName: 'Somebody',
          at: 'since your draft',
          answers: saved.answers,
          disputed: start.disputed,
        }
      : null,
  )
  const [restored, setRestored] = useState(draft?.at ?? null)
  const [moved, setMoved] = useState<TierMove | null>(null)
  const [says, setSays] = useState('')
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState('')
  const [saving, setSaving] = useState(false)
  const changed = draftOf(base, filled)
  const text = JSON.stringify(changed)
  const kept = useRef(draft ? text : 'null')

  useEffect(() => {
    if (saving || text === kept.current) return
    const timer = setTimeout(async () => {
      try {
        await keep(JSON.parse(text))
        kept.current = text
        setSays(text === 'null' ? '' : 'Draft kept')
      } catch (error) {
        if (!(error instanceof Error)) throw error
        setSays('The draft could not be kept; your answers are still here.')
      }
    }, 1200)
    return () => clearTimeout(timer)
  }, [keep, saving, text])

  function change(next: Filled) {
    const before = tierOf(filled)
    const after = tierOf(next)
    if (before !== after) setMoved(moveOf(before, after))
    setFilled(next)
  }

  /** Writes the record; answers the revision reached, or null when it could not be saved. */
  async function write(): Promise<number | null> {
    setProblems({})
    setRefusal('')
    if (!changed) return revision
    setSaving(true)
    const written: Filled = { ...filled, answers: givenAnswers(filled.answers) }
    const outcome = await save({ ...written }, revision).finally(() => setSaving(false))
    if (outcome.kind === 'done') {
      setBase(written)
      setRevision(outcome.revision)
      setRestored(null)
      kept.current = 'null'
      setSays('Saved')
      return outcome.revision
    }
    if (outcome.kind === 'problems') {
      setProblems(outcome.problems)
      setRefusal(Object.values(outcome.problems).join(' '))
    } else if (outcome.kind === 'conflict' && outcome.theirs) {
      const theirs = filledOf(outcome.theirs.values)
      const joined = withDraft(theirs, changed)
      setBase(theirs)
      setRevision(outcome.theirs.revision)
      setFilled(joined.filled)
      setMet({
        byName: outcome.theirs.byName,
        at: outcome.theirs.at,
        answers: theirs.answers,
        disputed: joined.disputed,
      })
    } else setRefusal(outcome.message)
    return null
  }

  return {
    filled,
    revision,
    isChanged: changed !== null,
    proposal: proposeTier(filled.answers),
    tier: tierOf(filled),
    moved,
    met,
    restored,
    says,
    saving,
    problems,
    refusal,
    write,
    settleMet: (answers: Answers) => {
      change({ ...filled, answers })
      setMet(null)
    },
    answer: (id: string, answer: Answers[string] | undefined) => {
      const { [id]: _before, ...others } = filled.answers
      change({ ...filled, answers: answer === undefined ? others : { ...others, [id]: answer } })
    },
    chooseTier: (choice: Omit<Filled, 'answers'>) => change({ ...filled, ...choice }),
    throwAway: () => {
      setFilled(base)
      setRestored(null)
      setMet(null)
      setMoved(null)
    },
  }
}

function tierOf({ answers, tierOverride }: Filled): Tier {
  return tierOverride ?? proposeTier(answers).tier
}

function moveOf(from: Tier, to: Tier): TierMove {
  const idsOf = (tier: Tier) =>
    questionsFor(tier).flatMap((section) => section.questions.map((question) => question.id))
  const before = idsOf(from)
  const after = idsOf(to)
  return {
    from,
    to,
    added: after.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !after.includes(id)).length,
  }
}
