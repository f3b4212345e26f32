'use client'

import { useState, useTransition } from 'react'
import type { OfferedTransition } from '@/lib/records/transitions'
import type { Foretold } from '@/lib/registers/rules'
import { FieldRow } from '../fields/field-row'
import type { FormField, NamesById, Scales } from '../fields/form-field'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Dialog } from '../ui/dialog'
import type { MoveAction } from './transition-bar'

/**
 * What a step asks for: its fields, the reason, and the password that a decision is signed with; the
 * button says what will be done. The password is kept nowhere but in the open dialog.
 */
export function TransitionDialog({
  step,
  fields,
  values,
  names,
  scales,
  register,
  move,
  onClose,
  onDone,
}: {
  step: OfferedTransition
  fields: FormField[]
  values: Record<string, unknown>
  names: NamesById
  scales: Scales
  register: string
  move: MoveAction
  onClose: () => void
  onDone: () => void
}) {
  const asked = step.asks
    .map((key) => fields.find((field) => field.key === key))
    .filter((field) => field !== undefined)
  const [typed, setTyped] = useState<Record<string, unknown>>(() =>
    Object.fromEntries(
      asked.map((field) => [field.key, step.asksAnew ? null : (values[field.key] ?? null)]),
    ),
  )
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [message, setMessage] = useState('')
  const [running, start] = useTransition()

  function act() {
    start(async () => {
      const signature = step.signs === null ? {} : { password }
      const outcome = await move({ transition: step.name, values: typed, reason, ...signature })
      if (outcome.kind === 'done') return onDone()
      const found = outcome.kind === 'problems' ? outcome.problems : {}
      const beside = ['reason', 'password', ...step.asks]
      const elsewhere = Object.entries(found).filter(([key]) => !beside.includes(key))
      setProblems(found)
      setMessage(
        outcome.kind === 'problems' ? elsewhere.map(([, text]) => text).join(' ') : outcome.message,
      )
      if (found.password) setPassword('')
    })
  }

  return (
    <Dialog title={step.label} open onClose={onClose}>
      <form
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          act()
        }}
      >
        {message && <Callout tone="bad" role="alert" title={message} />}
        {step.foretells.length > 0 && (
          <Callout
            title={
              step.foretells.some((one) => one.records)
                ? 'What still hangs on it'
                : 'What this would do'
            }
          >
            {step.foretells.map((one) => (
              <Foretelling key={one.says} {...one} />
            ))}
          </Callout>
        )}
        {asked.map((field) => (
          <FieldRow
            key={field.key}
            prefix="step"
            field={field}
            needed={step.requires.includes(field.key)}
            value={typed[field.key]}
            error={problems[field.key]}
            onChange={(value) => setTyped({ ...typed, [field.key]: value })}
            names={names}
            scales={scales}
            register={register}
          />
        ))}
        {step.reason && (
          <div className="pl-field">
            <label className="pl-label" htmlFor="step-reason">
              {step.reason === 'required' ? 'Reason' : 'Remark, if any'}
            </label>
            <textarea
              id="step-reason"
              className="pl-input"
              rows={3}
              value={reason}
              aria-invalid={Boolean(problems.reason)}
              aria-describedby="step-reason-help"
              onChange={(event) => setReason(event.target.value)}
            />
            <p id="step-reason-help" className={problems.reason ? 'pl-error' : 'pl-help'}>
              {problems.reason ?? 'Stays on record with this step.'}
            </p>
          </div>
        )}
        {step.signs !== null && (
          <div className="pl-field">
            <label className="pl-label" htmlFor="step-password">
              Your password: you sign with it
              <span className="text-bad" aria-hidden>
                {' '}
                *
              </span>
              <span className="pl-visually-hidden"> (needed)</span>
            </label>
            <input
              id="step-password"
              className="pl-input"
              type="password"
              autoComplete="current-password"
              value={password}
              aria-invalid={Boolean(problems.password)}
              aria-describedby="step-password-help"
              onChange={(event) => setPassword(event.target.value)}
            />
            <p id="step-password-help" className={problems.password ? 'pl-error' : 'pl-help'}>
              {problems.password ??
                `With your name stay on record: “${step.signs}”, your roles, the time and the hash of the content.`}
            </p>
          </div>
        )}
        {asked.length === 0 && !step.reason && step.signs === null && (
          <p className="text-ink-2">
            The record becomes {step.to.replaceAll('-', ' ')}. Your name and the time stay on
            record.
          </p>
        )}
        <div className="pl-dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            tone={step.tone === 'danger' ? 'danger' : 'primary'}
            disabled={running}
          >
            {running ? 'Working…' : step.label}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The records lead to where they are dealt with, in a tab of their own: what is typed here stays. */
function Foretelling({ says, records = [] }: Foretold) {
  return (
    <div className="mt-1">
      <p>{says}</p>
      {records.length > 0 && (
        <ul className="pl-lines">
          {records.map((one) => (
            <li key={one.code}>
              <a
                className="pl-link"
                href={`/${one.register}/${one.code}`}
                target="_blank"
                rel="noreferrer"
              >
                <span className="pl-code">{one.code}</span> {one.title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
