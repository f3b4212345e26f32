'use client'

import { useActionState } from 'react'
import { FormProblem } from '@/components/access/form-problem'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { untouched } from '@/lib/access/form'
import { openByForm } from '../actions'

/** Receipt code and passphrase. */
export function OpenForm() {
  const [state, action] = useActionState(openByForm, untouched)
  const typed = (key: string) => ({
    name: key,
    defaultValue: String(state.values[key] ?? ''),
    problem: state.problems[key],
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    required: true,
  })
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField label="Receipt code" help="Such as 7K3M-9QXT-4HVB-2RZC." {...typed('code')} />
      <TextField label="Passphrase" help="Five short words." {...typed('passphrase')} />
      <SubmitButton>Open</SubmitButton>
    </form>
  )
}
