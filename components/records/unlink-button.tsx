'use client'

import { X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import type { Refused } from './outcome'

/** Takes a linked record away after saying what that means. */
export function UnlinkButton({
  code,
  foretold,
  unlink,
}: {
  /** Of the record that is taken away. */
  code: string
  foretold: string
  unlink: () => Promise<{ kind: 'done' } | Refused>
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [message, setMessage] = useState('')
  const [running, start] = useTransition()
  const title = `Take ${code} away`
  return (
    <>
      <button
        type="button"
        className="pl-btn pl-btn-plain pl-btn-small pl-no-print"
        aria-label={title}
        title={title}
        onClick={() => setOpen(true)}
      >
        <X aria-hidden />
      </button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            start(async () => {
              const outcome = await unlink()
              if (outcome.kind === 'done') {
                setOpen(false)
                return router.refresh()
              }
              setMessage(
                outcome.kind === 'problems'
                  ? Object.values(outcome.problems).join(' ')
                  : outcome.message,
              )
            })
          }}
        >
          <p className="text-ink-2">{foretold}</p>
          {message && <Callout tone="bad" role="alert" title={message} />}
          <div className="pl-dialog-foot">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" tone="danger" disabled={running}>
              {title}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
