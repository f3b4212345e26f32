'use client'

import { useActionState } from 'react'
import { FormProblem } from '@/components/access/form-problem'
import { NewPasswordField } from '@/components/access/new-password-field'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { TimeZoneField } from '@/components/access/time-zone-field'
import { untouched } from '@/lib/access/form'
import { setUpByForm } from './actions'

/** The organisation and its first administrator. */
export function SetUpForm({ zones }: { zones: readonly string[] }) {
  const [{ values, problems, ...state }, action] = useActionState(setUpByForm, untouched)
  const typed = (key: string) => ({
    name: key,
    defaultValue: String(values[key] ?? ''),
    problem: problems[key],
    required: true,
  })
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={{ values, problems, ...state }} />
      <fieldset className="pl-grid">
        <legend className="pl-h2">Organisation</legend>
        <TextField
          label="Name of the organisation"
          help="As it is to stand on the Statement of Applicability and on every evidence pack."
          autoComplete="organization"
          {...typed('organisation')}
        />
        <TimeZoneField
          name="timeZone"
          zones={zones}
          value={values.timeZone ? String(values.timeZone) : undefined}
          problem={problems.timeZone}
        />
      </fieldset>
      <fieldset className="pl-grid">
        <legend className="pl-h2">Your account</legend>
        <TextField label="Your name" autoComplete="name" {...typed('name')} />
        <TextField label="E-mail" type="email" autoComplete="username" {...typed('email')} />
        <NewPasswordField problem={problems.password} />
      </fieldset>
      <SubmitButton>Create the organisation</SubmitButton>
    </form>
  )
}
