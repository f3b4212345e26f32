'use client'

import { type ReactNode, useActionState, useId } from 'react'
import { FormProblem } from '@/components/access/form-problem'
import { SubmitButton } from '@/components/access/submit-button'
import { TextArea } from '@/components/access/text-area'
import { TextField } from '@/components/access/text-field'
import { untouched } from '@/lib/access/form'
import { reportByForm } from './actions'
import { ReceiptCard } from './receipt-card'

/** What happened, and who tells it if they wish; afterwards the receipt instead. */
export function ReportForm({
  relations,
  children,
}: {
  /** What people are told before they write. */
  children: ReactNode
  relations: readonly { value: string; label: string }[]
}) {
  const [state, action] = useActionState(reportByForm, untouched)
  const relationId = useId()
  const { values, problems } = state
  if (state.done)
    return <ReceiptCard code={String(values.code)} passphrase={String(values.passphrase)} />
  const typed = (key: string) => ({
    name: key,
    defaultValue: String(values[key] ?? ''),
    problem: problems[key],
  })
  return (
    <form action={action} className="pl-grid" noValidate>
      {children}
      <FormProblem state={state} />
      <fieldset className="pl-grid">
        <legend className="pl-h2">What worries you</legend>
        <TextField
          label="In one sentence"
          maxLength={300}
          autoComplete="off"
          required
          {...typed('title')}
        />
        <TextField
          label="Which AI system or decision (if you know)"
          help="A name, a letter you got, a page, or the work it is used for."
          maxLength={300}
          autoComplete="off"
          {...typed('about')}
        />
        <TextArea
          label="What happened, or what you fear"
          help="When, where, who is affected, how you know. Leave out what could give you away."
          rows={8}
          className="pl-input min-h-44"
          maxLength={20_000}
          required
          {...typed('description')}
        />
      </fieldset>
      <fieldset className="pl-grid">
        <legend className="pl-h2">About you, if you wish</legend>
        <p className="pl-help">
          Leave all of this empty to stay anonymous. Your concern is taken as seriously.
        </p>
        <div className="pl-field">
          <label className="pl-label" htmlFor={relationId}>
            You are
          </label>
          <select
            // React puts a select back to its first option after a form action.
            key={String(values.relation ?? '')}
            id={relationId}
            name="relation"
            className="pl-input"
            defaultValue={String(values.relation ?? '')}
          >
            <option value="">Not said</option>
            {relations.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <TextField label="Your name" maxLength={120} autoComplete="off" {...typed('name')} />
        <TextField
          label="How to reach you"
          help="Beside the receipt, with which you can always come back."
          maxLength={200}
          autoComplete="off"
          {...typed('contact')}
        />
      </fieldset>
      <label className="pl-not-for-people" aria-hidden="true">
        Leave this empty
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
      <SubmitButton>Send the concern</SubmitButton>
    </form>
  )
}
