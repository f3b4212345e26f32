'use client'

import { useState, useTransition } from 'react'
import type { NamedId } from '../fields/form-field'
import { Picker } from '../fields/picker'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import type { BulkResult } from './bulk-bar'

/** Asks for the owner, or the reason; afterwards says how many it was done to and what stood in the way. */
export function BulkDialog({
  kind,
  count,
  what,
  foretold,
  act,
  onClose,
  onDone,
}: {
  kind: 'assign' | 'archive'
  count: number
  /** The chosen in words: `2 risks`. */
  what: string
  /** What it would do beside them. */
  foretold: readonly string[]
  act: (text: string) => Promise<BulkResult>
  onClose: () => void
  onDone: () => void
}) {
  const [owner, setOwner] = useState<NamedId | null>(null)
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState('')
  const [result, setResult] = useState<BulkResult | null>(null)
  const [running, start] = useTransition()
  const title = kind === 'assign' ? `Assign an owner to ${what}` : `Archive ${what}`
  const text = kind === 'assign' ? owner?.id : reason.trim()
  return (
    <Dialog title={title} open onClose={result ? onDone : onClose}>
      {result ? (
        <>
          <p>
            Done to {result.done} of {count}.
          </p>
          {result.problems.length > 0 && (
            <Callout tone="due" title="Not done">
              <ul>
                {result.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Callout>
          )}
          <div className="pl-dialog-foot">
            <Button tone="primary" onClick={onDone}>
              Back to the list
            </Button>
          </div>
        </>
      ) : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (!text)
              return setMessage(
                kind === 'assign' ? 'Choose a person.' : 'Give the reason; it stays on record.',
              )
            start(async () => {
              const answer = await act(text)
              if (answer.problems.length === 0) onDone()
              else setResult(answer)
            })
          }}
        >
          {foretold.length > 0 && (
            <Callout tone="due" title="What rests on them, each taken by itself">
              <ul className="max-h-48 overflow-auto">
                {foretold.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </Callout>
          )}
          {message && <Callout tone="bad" role="alert" title={message} />}
          {kind === 'assign' ? (
            <div className="pl-field min-h-56">
              <span id="bulk-owner" className="pl-label">
                Owner
              </span>
              <Picker
                register="people"
                labelledBy="bulk-owner"
                selected={owner}
                onPick={setOwner}
              />
            </div>
          ) : (
            <div className="pl-field">
              <label className="pl-label" htmlFor="bulk-reason">
                Reason
              </label>
              <textarea
                id="bulk-reason"
                className="pl-input"
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <p className="pl-help">Stays on record with each of them. They can be restored.</p>
            </div>
          )}
          <div className="pl-dialog-foot">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              type="submit"
              tone={kind === 'archive' ? 'danger' : 'primary'}
              disabled={running}
            >
              {running ? 'Working…' : title}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
