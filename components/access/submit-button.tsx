'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from '@/components/ui/button'

/** Sends its form once: while that runs it says so, and pressing it again does nothing. */
export function SubmitButton({
  children,
  tone = 'primary',
  ...rest
}: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus()
  return (
    <Button
      type="submit"
      tone={tone}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      {...rest}
    >
      {children}
      {pending && <span aria-hidden>…</span>}
    </Button>
  )
}
