'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { TimeZoneField } from '@/components/access/time-zone-field'
import { untouched } from '@/lib/access/form'
import { saveProfileByForm } from './actions'

/** The person's own name and time zone. */
export function ProfileForm({
  name,
  timeZone,
  zones,
}: {
  name: string
  timeZone: string
  zones: readonly string[]
}) {
  const [state, action] = useActionState(saveProfileByForm, untouched)
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        help="As it is to stand under approvals and in the history from now on."
        defaultValue={String(state.values.name ?? name)}
        problem={state.problems.name}
        required
      />
      <TimeZoneField
        name="timeZone"
        zones={zones}
        value={String(state.values.timeZone ?? timeZone)}
        problem={state.problems.timeZone}
      />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
