'use client'

import { type ReactNode, useActionState } from 'react'
import { Button, type ButtonTone } from './button'

/** Does one thing on the server, which may open a page; a refusal stands beside the button. */
export function ActionButton({
  act,
  tone = 'quiet',
  label,
  children,
}: {
  /** Answers what stands in the way, or nothing. */
  act: () => Promise<string>
  tone?: ButtonTone
  /** What it does, where the words of the button don't say. */
  label?: string
  children: ReactNode
}) {
  const [problem, run, running] = useActionState(() => act(), '')
  return (
    <form action={run} className="grid gap-1 justify-items-start">
      <Button type="submit" tone={tone} disabled={running} aria-label={label}>
        {children}
      </Button>
      {problem && (
        <p className="pl-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
