'use client'

import { useId, useState } from 'react'
import { Button } from '../ui/button'
import type { StepOutcome } from './actions'
import { useStep } from './use-step'

/** Saves the mapping under a name, so that the next file with these columns is recognised. */
export function SaveMapping({
  name,
  save,
}: {
  name: string
  save: (name: string) => Promise<StepOutcome>
}) {
  const id = useId()
  const { run, busy, problem } = useStep()
  const [called, setCalled] = useState(name)
  const [saved, setSaved] = useState('')
  return (
    <form
      className="pl-import-save"
      onSubmit={(event) => {
        event.preventDefault()
        setSaved(called)
        run(() => save(called))
      }}
    >
      <div className="pl-field">
        <label className="pl-label" htmlFor={id}>
          Keep this mapping for next time
        </label>
        <input
          id={id}
          className="pl-input"
          maxLength={120}
          placeholder="Name, such as Our inventory export"
          value={called}
          onChange={(event) => setCalled(event.target.value)}
        />
      </div>
      <Button type="submit" disabled={busy || !called.trim()}>
        Save mapping
      </Button>
      <p role="status" className={problem ? 'pl-error' : 'pl-muted'}>
        {problem ||
          (saved && !busy && `Saved as “${saved}”. A file with these columns will be recognised.`)}
      </p>
    </form>
  )
}
