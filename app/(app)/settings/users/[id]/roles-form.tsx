'use client'

import { useActionState } from 'react'
import { FormAnswer } from '@/components/access/form-answer'
import { FormProblem } from '@/components/access/form-problem'
import { RoleChoice } from '@/components/access/role-choice'
import { SubmitButton } from '@/components/access/submit-button'
import type { Role } from '@/lib/access/actor'
import { untouched } from '@/lib/access/form'
import { changeRolesByForm } from '../actions'

/** The roles of a person. */
export function RolesForm({ id, roles }: { id: string; roles: readonly Role[] }) {
  const [state, action] = useActionState(changeRolesByForm, untouched)
  const ticked = Object.keys(state.problems).length > 0 ? [state.values.roles ?? []].flat() : roles
  return (
    <form action={action} className="pl-grid" noValidate>
      <FormProblem state={state} />
      <input type="hidden" name="id" value={id} />
      <RoleChoice chosen={ticked} problem={state.problems.roles} />
      <div>
        <SubmitButton>Save the roles</SubmitButton>
      </div>
      <FormAnswer state={state} />
    </form>
  )
}
