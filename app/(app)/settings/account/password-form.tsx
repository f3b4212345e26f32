'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { NewPasswordField } from '@/components/access/new-password-field'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { untouched } from '@/lib/access/form'
import { changePasswordByForm } from './actions'

/** The person's own password, against the present one. */
export function PasswordForm({ email }: { email: string }) {
  const [state, action] = useActionState(changePasswordByForm, untouched)
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextField
        label="Present password"
        name="current"
        type="password"
        autoComplete="current-password"
        problem={state.problems.current}
        required
      />
      <NewPasswordField label="New password" problem={state.problems.password} />
      <div>
        <SubmitButton>Change the password</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
