'use client'

import { useActionState, useId } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { TimeZoneField } from '@/components/access/time-zone-field'
import { untouched } from '@/lib/access/form'
import { saveOrganisationByForm } from './actions'

type Values = { name: string; scopeStatement: string; timeZone: string; classification: string }

/** Name, scope, time zone and marking of the organisation. */
export function OrganisationForm({
  organisation,
  zones,
}: {
  organisation: Values
  zones: readonly string[]
}) {
  const [state, action] = useActionState(saveOrganisationByForm, untouched)
  const scopeId = useId()
  const value = (key: keyof Values) => String(state.values[key] ?? organisation[key])
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField
        label="Name"
        name="name"
        help="As it stands on the Statement of Applicability and on every evidence pack."
        defaultValue={value('name')}
        problem={state.problems.name}
        required
      />
      <div className="pl-field">
        <label className="pl-label" htmlFor={scopeId}>
          Scope of the management system <small>Clause 4.3</small>
        </label>
        <p className="pl-help" id={`${scopeId}-help`}>
          Which activities, sites and AI systems it covers, as an auditor is to read it.
        </p>
        <textarea
          id={scopeId}
          name="scopeStatement"
          className="pl-input"
          rows={4}
          defaultValue={value('scopeStatement')}
          aria-invalid={state.problems.scopeStatement ? true : undefined}
          aria-describedby={`${scopeId}-help`}
        />
        {state.problems.scopeStatement && (
          <p className="pl-error">{state.problems.scopeStatement}</p>
        )}
      </div>
      <TextField
        label="Marking of documents"
        name="classification"
        help="Stands on the cover of PDFs, such as Internal or Confidential."
        defaultValue={value('classification')}
        problem={state.problems.classification}
        required
      />
      <TimeZoneField
        name="timeZone"
        zones={zones}
        help="Days of the organisation, such as when a review falls due, begin and end in it."
        value={value('timeZone')}
        problem={state.problems.timeZone}
      />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
