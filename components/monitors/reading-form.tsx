'use client'

import { useActionState } from 'react'

/** A reading typed by hand; readings of machines come in by the API. */
export function ReadingForm({
  unit,
  add,
}: {
  unit: string
  add: (before: string, form: FormData) => Promise<string>
}) {
  const [problem, act, running] = useActionState(add, '')
  return (
    <form action={act} className="mt-4 pl-no-print">
      <div className="pl-reading-fields">
        <label className="pl-field">
          <span className="pl-label">New reading{unit && `, ${unit}`}</span>
          <input
            className="pl-input pl-num"
            name="value"
            inputMode="decimal"
            required
            aria-invalid={problem !== ''}
            aria-describedby={problem ? 'reading-problem' : undefined}
          />
        </label>
        <label className="pl-field">
          <span className="pl-label">Measured at (UTC)</span>
          <input className="pl-input pl-num" type="datetime-local" name="at" />
        </label>
        <label className="pl-field">
          <span className="pl-label">Note</span>
          <input className="pl-input" name="note" maxLength={1000} />
        </label>
        <button type="submit" className="pl-btn pl-btn-quiet" disabled={running}>
          Add the reading
        </button>
      </div>
      {problem ? (
        <p id="reading-problem" className="pl-error mt-1" role="alert">
          {problem}
        </p>
      ) : (
        <p className="pl-help mt-1">
          Without a time it is measured now. Readings are kept as they are and sealed into the audit
          trail.
        </p>
      )}
    </form>
  )
}
