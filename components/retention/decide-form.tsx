'use client'

import { type ReactNode, startTransition, useActionState, useEffect, useRef } from 'react'
import { type FormState, untouched } from '@/lib/access/form'
import { FormAnswer } from '../access/form-answer'
import { FormProblem } from '../access/form-problem'
import { TextArea } from '../access/text-area'
import { Button } from '../ui/button'

/** What waits, to choose from, and the decision on what was chosen with its reason. */
export function DecideForm({
  decide,
  children,
}: {
  decide: (state: FormState, form: FormData) => Promise<FormState>
  children: ReactNode
}) {
  const [state, action, pending] = useActionState(decide, untouched)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.done) form.current?.reset()
  }, [state])
  return (
    <form
      ref={form}
      action={action}
      className="pl-grid"
      noValidate
      // React would empty the form, and what was chosen would be lost with a reason forgotten.
      onSubmit={(event) => {
        event.preventDefault()
        if (pending) return
        const { submitter } = event.nativeEvent as SubmitEvent
        const sent = new FormData(event.currentTarget, submitter)
        startTransition(() => action(sent))
      }}
    >
      {children}
      <FormProblem state={state} />
      <TextArea
        label="Reason"
        name="reason"
        rows={2}
        className="pl-input"
        help="Stays on record with your name; do not name anybody. What is erased can’t be brought back."
        problem={state.problems.reason}
        required
      />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          tone="danger"
          name="decision"
          value="erase"
          aria-disabled={pending || undefined}
        >
          Erase what is chosen
        </Button>
        <Button type="submit" name="decision" value="keep" aria-disabled={pending || undefined}>
          Keep it another year
        </Button>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
