'use client'

import { useActionState } from 'react'
import { FormProblem } from '@/components/access/form-problem'
import { NewPasswordField } from '@/components/access/new-password-field'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { untouched } from '@/lib/access/form'
import { setPasswordByForm } from './actions'

/** A new password by a one-time link. */
export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const [state, action] = useActionState(setPasswordByForm.bind(null, token), untouched)
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField label="E-mail" type="email" autoComplete="username" value={email} readOnly />
      <NewPasswordField label="New password" problem={state.problems.password} />
      <SubmitButton>Set the password and sign in</SubmitButton>
    </form>
  )
}
