'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { RadioField } from '@/components/access/radio-field'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { untouched } from '@/lib/access/form'
import { tokenScopeNames } from '@/lib/access/token-scopes'
import { createTokenByForm } from './actions'

/** What a token is for, what it may do, and until when. */
export function TokenForm() {
  const [state, action] = useActionState(createTokenByForm, untouched)
  const { values, problems } = state
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField
        label="Name"
        name="name"
        help="What will use it, such as drift monitor in production."
        defaultValue={String(values.name ?? '')}
        problem={problems.name}
        required
      />
      <RadioField
        label="It may do"
        name="scope"
        options={tokenScopeNames}
        chosen={String(values.scope ?? 'read')}
        problem={problems.scope}
      />
      <TextField
        label="Last day"
        name="lastDay"
        type="date"
        className="pl-input pl-input-short"
        help="Empty: it works until it is revoked."
        defaultValue={String(values.lastDay ?? '')}
        problem={problems.lastDay ?? problems.expiresAt}
      />
      <div>
        <SubmitButton>Make the token</SubmitButton>
      </div>
      <FormAnswer state={state} secretLabel="Token" />
    </form>
  )
}
