'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { RadioField } from '@/components/access/radio-field'
import { SubmitButton } from '@/components/access/submit-button'
import { untouched } from '@/lib/access/form'
import type { MailChoice } from '@/lib/reminders/mail-choice'
import { saveMailChoiceByForm } from './actions'

const words: Record<MailChoice, string> = {
  digest: 'One mail a day with everything new',
  single: 'A mail for each thing',
  none: 'No mails',
}

/** How reminders reach the person by mail. */
export function MailChoiceForm({ choice }: { choice: MailChoice }) {
  const [state, action] = useActionState(saveMailChoiceByForm, untouched)
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} spelledOut />
      <RadioField
        label="By mail"
        name="choice"
        options={words}
        chosen={String(state.values.choice ?? choice)}
      />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
