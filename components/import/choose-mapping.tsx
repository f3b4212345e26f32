'use client'

import { useId } from 'react'
import type { StepOutcome } from './actions'
import { useStep } from './use-step'

/** Chooses a mapping to start from: one that ships, one that was saved, or by the column names. */
export function ChooseMapping({
  known,
  current,
  take,
}: {
  known: { id: string; name: string; shipped: boolean }[]
  /** Id of the known mapping in use, `likeness`, or '' when it was changed by hand. */
  current: string
  take: (id: string) => Promise<StepOutcome>
}) {
  const id = useId()
  const { run, busy, problem } = useStep()
  return (
    <div className="pl-field">
      <label className="pl-label" htmlFor={id}>
        Start from
      </label>
      <select
        id={id}
        className="pl-input"
        value={current}
        disabled={busy}
        onChange={(event) => {
          const chosen = event.target.value
          if (chosen) run(() => take(chosen))
        }}
      >
        {current === '' && <option value="">This mapping, changed by hand</option>}
        {known.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} {one.shipped ? '(ships with Plumbline)' : '(saved)'}
          </option>
        ))}
        <option value="likeness">Names of the columns</option>
      </select>
      <p role="status" className={problem ? 'pl-error' : 'pl-help'}>
        {problem ||
          (busy ? 'Mapping the columns …' : 'Choosing another one replaces what is chosen below.')}
      </p>
    </div>
  )
}
