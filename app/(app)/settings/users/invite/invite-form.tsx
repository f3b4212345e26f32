'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { RoleChoice } from '@/components/access/role-choice'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { LinkButton } from '@/components/ui/button'
import { untouched } from '@/lib/access/form'
import { inviteByForm } from '../actions'

/** Whom to invite, and as what. */
export function InviteForm() {
  const [state, action] = useActionState(inviteByForm, untouched)
  const { values, problems } = state
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        defaultValue={String(values.name ?? '')}
        problem={problems.name}
        required
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="off"
        defaultValue={String(values.email ?? '')}
        problem={problems.email}
        required
      />
      <RoleChoice chosen={[values.roles ?? []].flat()} problem={problems.roles} />
      <TextField
        label="Last day of access"
        name="lastDay"
        type="date"
        className="pl-input pl-input-short"
        help="For people who are here for a time, such as external auditors. Empty: no end."
        defaultValue={String(values.lastDay ?? '')}
        problem={problems.lastDay}
      />
      <div className="pl-actions">
        <SubmitButton>Invite</SubmitButton>
        <LinkButton href="/settings/users">
          {state.done ? 'Back to the users' : 'Cancel'}
        </LinkButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
