'use client'

import { Link2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { NamedId } from '../fields/form-field'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import type { Refused } from './outcome'

const Picker = dynamic(() => import('../fields/picker').then((all) => all.Picker))

/** Links an existing record: as evidence when it is one, as related otherwise. */
export function AddLink({ link }: { link: (id: string) => Promise<{ kind: 'done' } | Refused> }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [picked, setPicked] = useState<NamedId | null>(null)
  const [message, setMessage] = useState('')
  const [running, start] = useTransition()
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Link2 aria-hidden /> Link a record
      </Button>
      <Dialog title="Link a record" open={open} onClose={() => setOpen(false)}>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (!picked) return setMessage('Choose a record first.')
            start(async () => {
              const outcome = await link(picked.id)
              if (outcome.kind !== 'done') {
                return setMessage(
                  outcome.kind === 'problems'
                    ? Object.values(outcome.problems).join(' ')
                    : outcome.message,
                )
              }
              setOpen(false)
              setPicked(null)
              setMessage('')
              router.refresh()
            })
          }}
        >
          {message && <Callout tone="bad" role="alert" title={message} />}
          <div className="pl-field min-h-64">
            <span id="link-label" className="pl-label">
              Record
            </span>
            <Picker
              register="any"
              labelledBy="link-label"
              selected={picked}
              onPick={setPicked}
              placeholder="Code or words of the title"
            />
            <p className="pl-help">
              A piece of evidence is linked as evidence; anything else as related.
            </p>
          </div>
          <div className="pl-dialog-foot">
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" tone="primary" disabled={running}>
              Link it
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
