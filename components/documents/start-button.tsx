'use client'

import { type ReactNode, useActionState } from 'react'

/** Begins something that opens by itself; a refusal stands beside the button. */
export function StartButton({
  act,
  children,
  tone = 'quiet',
  label,
}: {
  act: () => Promise<string>
  children: ReactNode
  tone?: 'quiet' | 'primary'
  /** What it starts, where the words of the button don't say. */
  label?: string
}) {
  const [problem, run, running] = useActionState(act, '')
  return (
    <form action={run} className="grid gap-1 justify-items-start">
      <button
        type="submit"
        className={`pl-btn pl-btn-${tone}`}
        disabled={running}
        aria-label={label}
      >
        {children}
      </button>
      {problem && (
        <p className="pl-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
