'use client'

import { useActionState } from 'react'
import { Button } from '../ui/button'

/** What became of asking for a verification. */
export type CheckAnswer = { problem: string; typed: string }

/** Asks for a verification, also against a code that somebody wrote down. */
export function CheckForm({
  ask,
}: {
  ask: (before: CheckAnswer, form: FormData) => Promise<CheckAnswer>
}) {
  const [answer, act, running] = useActionState(ask, { problem: '', typed: '' })
  return (
    <form action={act} className="pl-no-print pl-trail-ask">
      <Button type="submit" tone="primary" disabled={running}>
        {running ? 'Asking…' : 'Verify now'}
      </Button>
      <details open={answer.problem !== ''}>
        <summary className="pl-muted cursor-pointer">Compare with a code you wrote down</summary>
        <label className="pl-field">
          <span className="pl-label">Code of an earlier checkpoint</span>
          <input
            className="pl-input"
            name="code"
            defaultValue={answer.typed}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={answer.problem !== ''}
            aria-describedby={answer.problem ? 'code-problem' : undefined}
          />
        </label>
        {answer.problem && (
          <p id="code-problem" className="pl-error" role="alert">
            {answer.problem}
          </p>
        )}
      </details>
    </form>
  )
}
