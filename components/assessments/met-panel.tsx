'use client'

import { useState } from 'react'
import { describeAnswer } from '@/lib/assessments/describe'
import { type Answers, questionOf } from '@/lib/assessments/tiering'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import type { Met } from './use-questionnaire'

/** Somebody else saved first: their answers are taken over, and where both answered, one chooses. */
export function MetPanel({
  met,
  mine,
  onSettle,
}: {
  met: Met
  mine: Answers
  onSettle: (answers: Answers) => void
}) {
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({})
  const settled = met.disputed.every((id) => choice[id])

  function settle() {
    const answers = { ...mine }
    for (const id of met.disputed) {
      if (choice[id] === 'mine') continue
      const theirs = met.answers[id]
      if (theirs === undefined) delete answers[id]
      else answers[id] = theirs
    }
    onSettle(answers)
  }

  return (
    <Callout
      tone="due"
      role="alert"
      title={`${met.byName} saved this assessment while you were writing (${met.at}).`}
    >
      <p>
        Nothing you wrote is lost.{' '}
        {met.disputed.length
          ? 'Choose which answers to keep, then save again.'
          : 'Their other answers are taken over; save again.'}
      </p>
      <dl className="grid gap-3 mt-3">
        {met.disputed.map((id) => {
          const question = questionOf(id)
          if (!question) return null
          return (
            <div key={id}>
              <dt className="pl-label">{question.prompt}</dt>
              <dd className="grid gap-1 mt-1">
                {(['theirs', 'mine'] as const).map((whose) => (
                  <label key={whose} className="pl-option !items-start">
                    <input
                      type="radio"
                      name={`met-${id}`}
                      checked={choice[id] === whose}
                      onChange={() => setChoice({ ...choice, [id]: whose })}
                    />
                    <span>
                      <b>{whose === 'mine' ? 'Yours' : 'Saved meanwhile'}:</b>{' '}
                      {describeAnswer(question, (whose === 'mine' ? mine : met.answers)[id]) ||
                        '(no answer)'}
                    </span>
                  </label>
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
      <span className="pl-actions mt-3">
        <Button tone="primary" disabled={!settled} onClick={settle}>
          Go on with this
        </Button>
      </span>
    </Callout>
  )
}
