'use client'

import { useActionState } from 'react'

const kinds = [
  ['approved', 'Approved'],
  ['overridden', 'Overridden'],
  ['escalated', 'Escalated'],
  ['stopped', 'System stopped'],
] as const

/** An event typed by hand; those of machines come in by the API. */
export function EventForm({ add }: { add: (before: string, form: FormData) => Promise<string> }) {
  const [problem, act, running] = useActionState(add, '')
  return (
    <form action={act} className="mt-4 pl-no-print">
      <div className="pl-event-fields">
        <label className="pl-field">
          <span className="pl-label">What was done</span>
          <select className="pl-input" name="kind" defaultValue="approved">
            {kinds.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="pl-field">
          <span className="pl-label">Case</span>
          <input className="pl-input" name="case" maxLength={200} />
        </label>
        <label className="pl-field">
          <span className="pl-label">Why</span>
          <input
            className="pl-input"
            name="reason"
            maxLength={2000}
            aria-invalid={problem !== ''}
            aria-describedby={problem ? 'event-problem' : undefined}
          />
        </label>
        <label className="pl-field">
          <span className="pl-label">Happened at (UTC)</span>
          <input className="pl-input pl-num" type="datetime-local" name="at" />
        </label>
        <button type="submit" className="pl-btn pl-btn-quiet" disabled={running}>
          Add the event
        </button>
      </div>
      {problem ? (
        <p id="event-problem" className="pl-error mt-1" role="alert">
          {problem}
        </p>
      ) : (
        <p className="pl-help mt-1">
          Without a time it happens now. Events are kept as they are and sealed into the audit
          trail.
        </p>
      )}
    </form>
  )
}
