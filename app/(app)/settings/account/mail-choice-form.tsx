'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
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
  const chosen = String(state.values.choice ?? choice)
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} spelledOut />
      <fieldset className="pl-field" key={chosen}>
        <legend className="pl-label">By mail</legend>
        <div className="pl-options">
          {(Object.keys(words) as MailChoice[]).map((one) => (
            <label key={one} className="pl-option">
              <input type="radio" name="choice" value={one} defaultChecked={one === chosen} />
              {words[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
