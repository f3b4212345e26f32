'use client'

import { useActionState, useId } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { untouched } from '@/lib/access/form'
import { saveRuleByForm } from './actions'

/** One rule to change: what it is about, for how many years, and why where it is less than three. */
export function RuleForm({ rules }: { rules: { value: string; label: string }[] }) {
  const [state, action] = useActionState(saveRuleByForm, untouched)
  const whatId = useId()
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <div className="pl-field">
        <label className="pl-label" htmlFor={whatId}>
          What
        </label>
        <select
          id={whatId}
          name="rule"
          className="pl-input"
          key={String(state.values.rule)}
          defaultValue={String(state.values.rule ?? rules[0]?.value)}
        >
          {rules.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label="Years"
        name="years"
        type="number"
        min={1}
        max={100}
        className="pl-input pl-input-short"
        help="Three at least: a certification cycle. Less needs a reason."
        defaultValue={String(state.values.years ?? '')}
        problem={state.problems.years}
        required
      />
      <TextField
        label="Reason"
        name="reason"
        help="Where it is less than three years, or what the law asks; stays on record."
        defaultValue={String(state.values.reason ?? '')}
        problem={state.problems.reason}
      />
      <div>
        <SubmitButton>Save the rule</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
