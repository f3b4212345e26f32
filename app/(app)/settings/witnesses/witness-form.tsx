'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { RadioField } from '@/components/access/radio-field'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { untouched } from '@/lib/access/form'
import { addWitnessByForm } from './actions'
import { kindNames } from './kind-names'

/** Who is to be sent each day's checkpoint, how and where. */
export function WitnessForm() {
  const [state, action] = useActionState(addWitnessByForm, untouched)
  const { values, problems } = state
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField
        label="Who it is"
        name="name"
        help="Somebody outside who keeps what they get, such as your certification body or audit firm."
        defaultValue={String(values.name ?? '')}
        problem={problems.name}
        required
      />
      <RadioField
        label="How it gets there"
        name="kind"
        options={kindNames}
        chosen={String(values.kind ?? 'mail')}
        problem={problems.kind}
      />
      <TextField
        label="Address"
        name="address"
        help="An e-mail address, or one that begins with https://."
        defaultValue={String(values.address ?? '')}
        problem={problems.address}
        required
      />
      <div>
        <SubmitButton>Add the witness</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
