'use client'

import { useActionState } from 'react'

/** One more entry of the timeline. */
export function EntryForm({ add }: { add: (before: string, form: FormData) => Promise<string> }) {
  const [problem, act, running] = useActionState(add, '')
  return (
    <form action={act} className="mt-4 pl-no-print">
      <div className="pl-entry-fields">
        <label className="pl-field">
          <span className="pl-label">Happened at (UTC)</span>
          <input className="pl-input pl-num" type="datetime-local" name="at" />
        </label>
        <label className="pl-field">
          <span className="pl-label">What happened</span>
          <input
            className="pl-input"
            name="text"
            required
            maxLength={4000}
            aria-invalid={problem !== ''}
            aria-describedby={problem ? 'entry-problem' : undefined}
          />
        </label>
        <button type="submit" className="pl-btn pl-btn-quiet" disabled={running}>
          Add to the timeline
        </button>
      </div>
      {problem ? (
        <p id="entry-problem" className="pl-error mt-1" role="alert">
          {problem}
        </p>
      ) : (
        <p className="pl-help mt-1">Without a time it happens now. Entries stay as they are.</p>
      )}
    </form>
  )
}
