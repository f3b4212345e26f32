'use client'

import { describeAnswer } from '@/lib/assessments/describe'
import {
  type Answers,
  decidingQuestions,
  isAnswered,
  questionOf,
  type TierProposal,
} from '@/lib/assessments/tiering'
import { tiering } from '@/lib/catalogue/assessment-template'
import type { Tier } from '@/lib/criteria/shape'
import { Callout } from '../ui/callout'
import { Card } from '../ui/card'
import { Tag } from '../ui/tag'

export type TierChoice = { tierOverride: Tier | null; tierReason: string | null }

/** The tier that follows from the answers, what decided it, and the choice of another. */
export function TierPanel({
  proposal,
  tier,
  answers,
  choice,
  problem,
  onChoose,
  onGo,
}: {
  proposal: TierProposal
  tier: Tier
  answers: Answers
  choice: TierChoice
  problem: string | undefined
  onChoose: (choice: TierChoice) => void
  onGo: (questionId: string) => void
}) {
  const meaning = tiering.tiers.find((one) => one.id === tier)
  const open = decidingQuestions.filter((id) => !isAnswered(answers[id]))
  return (
    <Card title="Tier" actions={<Tag>{meaning?.label ?? tier}</Tag>}>
      <p className="text-ink-2">{meaning?.meaning}</p>
      {proposal.stops && (
        <div className="mt-2">
          <Callout tone="bad" role="alert" title="The use may be forbidden by law.">
            It stops here. It can’t be submitted until a legal check gives another answer.
          </Callout>
        </div>
      )}
      {proposal.because.length > 0 && (
        <>
          <h3 className="pl-h3 mt-3">Because of</h3>
          <ul className="pl-because">
            {proposal.because.map(({ questionId, answer }) => {
              const question = questionOf(questionId)
              if (!question) return null
              return (
                <li key={questionId}>
                  <button
                    type="button"
                    className="pl-quiet-button"
                    onClick={() => onGo(questionId)}
                  >
                    <span className="pl-muted">{question.prompt}</span>{' '}
                    {describeAnswer(question, answer)}
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
      {open.length > 0 && (
        <p className="pl-muted mt-3">
          {open.length === 1 ? 'One question that decides' : `${open.length} questions that decide`}{' '}
          on it {open.length === 1 ? 'is' : 'are'} open
          {tier === 'high' ? '' : '; it may still rise'}.{' '}
          <button type="button" className="pl-link" onClick={() => onGo(open[0] ?? '')}>
            Answer the next
          </button>
        </p>
      )}
      <details className="mt-3" open={choice.tierOverride !== null || problem !== undefined}>
        <summary className="pl-summary">Use another tier</summary>
        <div className="grid gap-3 mt-2">
          <label className="pl-field">
            <span className="pl-label">Tier</span>
            <select
              className="pl-input"
              value={choice.tierOverride ?? ''}
              onChange={(event) =>
                onChoose({ ...choice, tierOverride: asTier(event.target.value) })
              }
            >
              <option value="">As proposed: {proposal.tier}</option>
              {tiering.tiers.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </select>
          </label>
          {choice.tierOverride && (
            <label className="pl-field">
              <span className="pl-label">Why this tier</span>
              <textarea
                className="pl-input"
                maxLength={4000}
                value={choice.tierReason ?? ''}
                aria-invalid={problem !== undefined}
                onChange={(event) =>
                  onChoose({ ...choice, tierReason: event.target.value || null })
                }
              />
              <span className="pl-help">
                Raising is free; lowering needs a reason, and the approver decides on it too.
              </span>
              {problem && <span className="pl-error">{problem}</span>}
            </label>
          )}
        </div>
      </details>
    </Card>
  )
}

function asTier(value: string): Tier | null {
  return tiering.tiers.find((one) => one.id === value)?.id ?? null
}
