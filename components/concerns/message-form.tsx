'use client'

import { useActionState } from 'react'
import { type FormState, untouched } from '@/lib/access/form'
import { FormProblem } from '../access/form-problem'
import { SubmitButton } from '../access/submit-button'
import { TextArea } from '../access/text-area'

/** One field of words and its button: a message, an appeal. It is empty again once it was sent. */
export function MessageForm({
  action,
  name,
  label,
  help,
  button,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>
  name: string
  label: string
  help: string
  button: string
}) {
  const [state, send] = useActionState(action, untouched)
  return (
    <form action={send} className="grid gap-2 pl-no-print" noValidate>
      <FormProblem state={state} />
      <TextArea
        name={name}
        label={label}
        help={help}
        rows={3}
        maxLength={8000}
        defaultValue={String(state.values[name] ?? '')}
        problem={state.problems[name]}
      />
      <div>
        <SubmitButton tone="quiet">{button}</SubmitButton>
      </div>
    </form>
  )
}
