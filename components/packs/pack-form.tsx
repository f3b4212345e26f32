'use client'

import { type ReactNode, useActionState } from 'react'
import { LinkButton } from '../ui/button'
import { Callout } from '../ui/callout'

/** What became of asking for a pack; what was typed comes back with the problems. */
export type PackAnswer = {
  problems: Record<string, string>
  typed: { title: string; purpose: string; asOf: string }
}

type Filter = { key: string; label: string; options: { value: string; label: string }[] }

/** Asks for a pack: its purpose, the systems it holds, and the moment. */
export function PackForm({
  filters,
  systems,
  asOf,
  ask,
}: {
  filters: Filter[]
  /** How many systems there are without a filter. */
  systems: number
  /** The moment the person reads at, if it is not now. */
  asOf: { chosen: string; says: string } | null
  ask: (before: PackAnswer, form: FormData) => Promise<PackAnswer>
}) {
  const start: PackAnswer = {
    problems: {},
    typed: { title: '', purpose: '', asOf: asOf?.chosen ?? '' },
  }
  const [answer, act, running] = useActionState(ask, start)
  const { problems, typed } = answer
  const said = Object.values(problems)
  return (
    <form action={act} className="pl-card pl-form" aria-label="Evidence pack">
      {said.length > 0 && (
        <Callout tone="bad" role="alert" title="The pack can’t be built yet">
          {said.join(' ')}
        </Callout>
      )}
      <Row
        id="title"
        label="Title"
        problem={problems.title}
        help="What people will call it, such as “Stage 2 audit, high tier”."
      >
        <input
          id="title"
          name="title"
          className="pl-input"
          required
          maxLength={200}
          defaultValue={typed.title}
          aria-describedby="title-help title-problem"
          aria-invalid={Boolean(problems.title)}
        />
      </Row>
      <Row
        id="purpose"
        label="What it is for"
        problem={problems.purpose}
        help="Kept in the audit trail; it is not part of the pack."
      >
        <textarea
          id="purpose"
          name="purpose"
          className="pl-input"
          rows={2}
          required
          maxLength={2000}
          defaultValue={typed.purpose}
          aria-describedby="purpose-help purpose-problem"
          aria-invalid={Boolean(problems.purpose)}
        />
      </Row>
      <fieldset className="pl-fieldset">
        <legend className="pl-label">Which AI systems</legend>
        <p className="pl-help">
          Choose nothing to pack the whole management system with all {systems.toLocaleString('en')}{' '}
          systems. With a choice, the pack holds those systems and what hangs on them; of the rest
          it shows only that something happened.
        </p>
        <div className="pl-filter-columns">
          {filters.map((filter) => (
            <fieldset key={filter.key}>
              <legend className="pl-muted">{filter.label}</legend>
              {filter.options.map((option) => (
                <label key={option.value} className="pl-check">
                  <input type="checkbox" name={`filter.${filter.key}`} value={option.value} />{' '}
                  {option.label}
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </fieldset>
      <Row
        id="asOf"
        label="As of"
        problem={problems.asOf}
        help={
          asOf
            ? `You are reading ${asOf.says}; the pack shows that moment.`
            : 'The pack shows the registers at the end of this day. Leave it empty for the present.'
        }
      >
        <input
          id="asOf"
          name="asOf"
          type="date"
          className="pl-input pl-input-short"
          defaultValue={typed.asOf.slice(0, 10)}
          aria-describedby="asOf-help asOf-problem"
          aria-invalid={Boolean(problems.asOf)}
        />
      </Row>
      <div className="pl-actions">
        <button type="submit" className="pl-btn pl-btn-primary" disabled={running}>
          {running ? 'Asking…' : 'Build the pack'}
        </button>
        <LinkButton href="/packs">Cancel</LinkButton>
      </div>
    </form>
  )
}

function Row({
  id,
  label,
  help,
  problem,
  children,
}: {
  id: string
  label: string
  help: string
  problem: string | undefined
  children: ReactNode
}) {
  return (
    <div className="pl-field">
      <label className="pl-label" htmlFor={id}>
        {label}
      </label>
      <p id={`${id}-help`} className="pl-help">
        {help}
      </p>
      {children}
      {problem && (
        <p id={`${id}-problem`} className="pl-error">
          {problem}
        </p>
      )}
    </div>
  )
}
