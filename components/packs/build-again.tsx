'use client'

import { type ReactNode, useState, useTransition } from 'react'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'

/** Offers to build a pack again whose file is gone. */
export function BuildAgain({
  code,
  again,
  children,
}: {
  code: string
  again: () => Promise<string>
  children: ReactNode
}) {
  const [message, setMessage] = useState('')
  const [running, start] = useTransition()
  return (
    <Callout title={`The file of ${code} was removed`}>
      <p>{children}</p>
      <Button disabled={running} onClick={() => start(async () => setMessage(await again()))}>
        Build it again
      </Button>
      {message && (
        <p className="pl-error" role="alert">
          {message}
        </p>
      )}
    </Callout>
  )
}
