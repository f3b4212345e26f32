'use client'

import { useActionState, useRef } from 'react'
import { FormProblem } from '@/components/access/form-problem'
import { SubmitButton } from '@/components/access/submit-button'
import { TextField } from '@/components/access/text-field'
import { demoPassword } from '@/lib/access/demo-accounts'
import { untouched } from '@/lib/access/form'
import { signInByForm } from './actions'

type DemoAccount = { email: string; plays: string }

/** E-mail and password; in a demo, its accounts to choose from. */
export function SignInForm({
  next,
  demoAccounts,
}: {
  next: string
  demoAccounts: readonly DemoAccount[]
}) {
  const [state, action] = useActionState(signInByForm, untouched)
  const form = useRef<HTMLFormElement>(null)
  return (
    <>
      <form ref={form} action={action} className="pl-grid" noValidate>
        <FormProblem state={state} />
        <input type="hidden" name="next" value={next} />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={String(state.values.email ?? '')}
          problem={state.problems.email}
          required
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          problem={state.problems.password}
          required
        />
        <SubmitButton>Sign in</SubmitButton>
      </form>
      {demoAccounts.length > 0 && (
        <DemoAccounts
          accounts={demoAccounts}
          onChoose={(email) => form.current && fill(form.current, email)}
        />
      )}
    </>
  )
}

function DemoAccounts({
  accounts,
  onChoose,
}: {
  accounts: readonly DemoAccount[]
  onChoose: (email: string) => void
}) {
  return (
    <div className="pl-demo-accounts">
      <h2 className="pl-h3">Demo accounts</h2>
      <p className="pl-help">
        Choose one to fill in the form; the password of each is{' '}
        <code className="whitespace-nowrap">{demoPassword}</code>.
      </p>
      <ul>
        {accounts.map(({ email, plays }) => (
          <li key={email}>
            <button type="button" className="pl-menu-item" onClick={() => onChoose(email)}>
              <span className="pl-grow">{plays}</span>
              <span className="pl-muted">{email}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function fill(form: HTMLFormElement, email: string) {
  for (const [name, value] of [
    ['email', email],
    ['password', demoPassword],
  ] as const) {
    const input = form.elements.namedItem(name)
    if (input instanceof HTMLInputElement) input.value = value
  }
  form.querySelector<HTMLButtonElement>('[type=submit]')?.focus()
}
