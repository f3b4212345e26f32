'use client'

import { Button } from '../ui/button'
import type { StepOutcome } from './actions'
import { useStep } from './use-step'

/** Throws an import away that is not under way. */
export function DiscardButton({
  label,
  next,
  discard,
}: {
  label: string
  next?: string
  discard: () => Promise<StepOutcome>
}) {
  const { run, busy, problem } = useStep()
  return (
    <>
      <Button tone="plain" disabled={busy} onClick={() => run(discard, next)}>
        {label}
      </Button>
      {problem && (
        <span role="alert" className="pl-error">
          {problem}
        </span>
      )}
    </>
  )
}
