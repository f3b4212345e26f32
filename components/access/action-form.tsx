'use client'

import { type ReactNode, useActionState } from 'react'
import { type FormState, untouched } from '@/lib/access/form'
import { FormAnswer } from './form-answer'
import { FormProblem } from './form-problem'

/** A form of buttons or of fields that need no repair: shows what came of it beneath. */
export function ActionForm({
  action,
  children,
  secretLabel,
  className = 'pl-form-line',
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>
  children: ReactNode
  secretLabel?: string
  className?: string
}) {
  const [state, send] = useActionState(action, untouched)
  return (
    <form action={send} className={className}>
      {children}
      <FormProblem state={state} spelledOut />
      <FormAnswer state={state} {...(secretLabel ? { secretLabel } : {})} />
    </form>
  )
}
