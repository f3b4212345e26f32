'use client'

import { useState, useTransition } from 'react'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import type { Outcome } from './outcome'

/** Asks for the reason of taking a record out of lists, or of bringing it back. */
export function ArchiveDialog({
  code,
  archived,
  foretold,
  act,
  onClose,
  onDone,
}: {
  code: string
  archived: boolean
  /** What archiving would do beside the record itself. */
  foretold: string | null
  act: (reason: string) => Promise<Outcome>
  onClose: () => void
  onDone: () => void
}) {
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState('')
  const [running, start] = useTransition()
  const title = archived ? `Restore ${code}` : `Archive ${code}`
  return (
    <Dialog title={title} open onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          start(async () => {
            const outcome = await act(reason)
            if (outcome.kind === 'done') onDone()
            else
              setMessage(
                outcome.kind === 'problems'
                  ? Object.values(outcome.problems).join(' ')
                  : outcome.message,
              )
          })
        }}
      >
        <p className="text-ink-2">
          {archived
            ? 'It comes back to lists and counts.'
            : 'It leaves lists and counts but stays readable, linked and in the audit trail. It can be restored.'}
        </p>
        {foretold && (
          <Callout tone="due" title="What rests on it">
            <p>{foretold}</p>
          </Callout>
        )}
        {message && <Callout tone="bad" role="alert" title={message} />}
        <div className="pl-field">
          <label className="pl-label" htmlFor="archive-reason">
            Reason
          </label>
          <textarea
            id="archive-reason"
            className="pl-input"
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="pl-help">Stays on record.</p>
        </div>
        <div className="pl-dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone={archived ? 'primary' : 'danger'} disabled={running}>
            {title}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
