'use client'

import { useEffect, useRef } from 'react'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { Link } from '@/components/ui/link'
import { PrintButton } from '@/components/ui/print-button'

/** The receipt of a concern: nobody can show it again. */
export function ReceiptCard({ code, passphrase }: { code: string; passphrase: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="pl-grid">
      <h1 ref={heading} tabIndex={-1} className="pl-h1">
        Your concern has arrived
      </h1>
      <Callout tone="due" title="Keep these two. They are shown this once.">
        With them, and with nothing else, you read the answer, answer questions and appeal.
      </Callout>
      <dl className="pl-receipt">
        <dt>Receipt code</dt>
        <dd>{code}</dd>
        <dt>Passphrase</dt>
        <dd>{passphrase}</dd>
      </dl>
      <div className="pl-actions">
        <CopyButton text={`Receipt code: ${code}\nPassphrase: ${passphrase}`} label="Copy both" />
        <PrintButton />
      </div>
      <p className="pl-help">
        Write them down where nobody at work finds them. Within seven days you can{' '}
        <Link className="pl-link" href="/concern/follow">
          see with them
        </Link>{' '}
        that your concern was taken on, and within three months after that what came of it.
      </p>
    </div>
  )
}
