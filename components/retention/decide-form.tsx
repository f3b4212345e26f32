'use client'

import { type ReactNode, useActionState } from 'react'
import { type FormState, untouched } from '@/lib/access/form'
import { FormAnswer } from '../access/form-answer'
import { FormProblem } from '../access/form-problem'
import { SubmitButton } from '../access/submit-button'
import { TextArea } from '../access/text-area'

/** What waits, to choose from, and the decision on what was chosen with its reason. */
export function DecideForm({
  decide,
  children,
}: {
  decide: (state: FormState, form: FormData) => Promise<FormState>
  children: ReactNode
}) {
  const [state, action] = useActionState(decide, untouched)
  return (
    <form action={action} className="pl-grid" noValidate>
      {children}
      <FormProblem state={state} spelledOut />
      <TextArea
        label="Reason"
        name="reason"
        rows={2}
        className="pl-input"
        defaultValue={String(state.values.reason ?? '')}
        help="Stays on record with your name. What is erased can’t be brought back."
        problem={state.problems.reason}
        required
      />
      <div className="pl-form-line">
        <SubmitButton tone="danger" name="decision" value="erase">
          Erase what is chosen
        </SubmitButton>
        <SubmitButton tone="quiet" name="decision" value="keep">
          Keep it another year
        </SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
