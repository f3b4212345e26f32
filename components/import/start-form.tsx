'use client'

import { useState } from 'react'
import { capital } from '@/lib/capital'
import { Button } from '../ui/button'
import type { StepOutcome } from './actions'
import { useStep } from './use-step'

type Seen = { creates: number; changes: number; refused: number }

/** Starts the import in the words of what it will do; leaving rows out is a choice of its own. */
export function StartForm({
  seen,
  one,
  many,
  isBlocked,
  next,
  start,
}: {
  seen: Seen
  one: string
  many: string
  isBlocked: boolean
  next: string
  start: (given: { goodRowsOnly: boolean; seen: Seen }) => Promise<StepOutcome>
}) {
  const { run, busy, problem } = useStep()
  const [goodRowsOnly, setGoodRowsOnly] = useState(false)
  const { creates, changes, refused } = seen
  const nothing = creates + changes === 0
  const count = (n: number) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
  const deeds = [
    creates > 0 && `create ${count(creates)}`,
    changes > 0 && `change ${count(changes)}`,
  ].filter(Boolean)
  const label = deeds.join(' and ')
  return (
    <form
      className="pl-import-start"
      onSubmit={(event) => {
        event.preventDefault()
        run(() => start({ goodRowsOnly, seen }), next)
      }}
    >
      {refused > 0 && !isBlocked && !nothing && (
        <label className="pl-option">
          <input
            type="checkbox"
            checked={goodRowsOnly}
            onChange={(event) => setGoodRowsOnly(event.target.checked)}
          />
          Import only the good rows, and leave out the {refused.toLocaleString('en')}{' '}
          {refused === 1 ? 'row' : 'rows'} with errors
        </label>
      )}
      <Button
        type="submit"
        tone="primary"
        disabled={busy || nothing || isBlocked || (refused > 0 && !goodRowsOnly)}
      >
        {busy ? 'Starting …' : nothing ? 'Nothing to import' : capital(label)}
      </Button>
      <p role="alert" className={problem ? 'pl-error' : 'pl-visually-hidden'}>
        {problem}
      </p>
    </form>
  )
}
