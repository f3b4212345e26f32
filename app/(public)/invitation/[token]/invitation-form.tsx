'use client'

import { useActionState } from 'react'
import { FormProblem } from '@/components/access/form-problem'
import { NewPasswordField } from '@/components/access/new-password-field'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { BrowserTimeZone } from '@/components/access/time-zone-field'
import { untouched } from '@/lib/access/form'
import { acceptByForm } from './actions'

/** The invited person's name and password. */
export function InvitationForm({
  token,
  email,
  name,
}: {
  token: string
  email: string
  name: string
}) {
  const [state, action] = useActionState(acceptByForm.bind(null, token), untouched)
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField label="E-mail" type="email" autoComplete="username" value={email} readOnly />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        defaultValue={String(state.values.name ?? name)}
        problem={state.problems.name}
        required
      />
      <NewPasswordField problem={state.problems.password} />
      <BrowserTimeZone name="timeZone" />
      <SubmitButton>Join and sign in</SubmitButton>
    </form>
  )
}
