'use client'

import { useState } from 'react'
import type { ValuesChoice, ValuesView } from '@/lib/import/edit-mapping'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import { Tag } from '../ui/tag'
import type { StepOutcome } from './actions'
import { useStep } from './use-step'

const unmapped = '\u0000'
const words = {
  mapping: 'mapped',
  proposed: 'proposed',
  name: 'same name',
  blank: 'means nothing',
} as const

/** What the values of each column mean: one of the choices, not known, or none of them. */
export function ValuesForm({
  views,
  isProposed,
  next,
  back,
  keep,
}: {
  views: ValuesView[]
  /** Nobody has looked at the mapping yet: it was made by likeness. */
  isProposed: boolean
  next: string
  back: string
  keep: (given: ValuesChoice[]) => Promise<StepOutcome>
}) {
  const { run, busy, problem } = useStep()
  const [meanings, setMeanings] = useState<Record<string, string | null>>(() =>
    Object.fromEntries(
      views.flatMap((view) => view.values.map((one) => [keyOf(view, one.value), one.meaning])),
    ),
  )
  const [lenient, setLenient] = useState<Record<string, boolean>>(() =>
    Object.fromEntries(views.map((view) => [keyOf(view, ''), view.unreadable === 'empty'])),
  )
  return (
    <form
      className="pl-grid"
      onSubmit={(event) => {
        event.preventDefault()
        const given = views.map(
          (view): ValuesChoice => ({
            column: view.column,
            field: view.field,
            unreadable: lenient[keyOf(view, '')] ? 'empty' : 'error',
            values: view.values.flatMap(({ value, by, meaning }) => {
              const now = meanings[keyOf(view, value)] ?? null
              // What is understood by itself need not be written down.
              const isUntouched = now === meaning && by !== 'mapping'
              return isUntouched ? [] : [{ value, meaning: now }]
            }),
          }),
        )
        run(() => keep(given), next)
      }}
    >
      {views.map((view) => {
        const open = view.values.filter((one) => meanings[keyOf(view, one.value)] === null)
        const rows = open.reduce((sum, one) => sum + one.count, 0)
        return (
          <fieldset key={keyOf(view, '')} className="pl-card pl-import-values">
            <legend className="pl-visually-hidden">
              {view.column}, which goes to {view.label}
            </legend>
            <div className="pl-import-values-head">
              <div>
                <h2 className="pl-h3">{view.label}</h2>
                <p className="pl-muted">from “{view.column}”</p>
              </div>
              {open.length > 0 ? (
                <Tag tone={lenient[keyOf(view, '')] ? 'due' : 'bad'}>
                  {open.length} {open.length === 1 ? 'value' : 'values'} without a choice,{' '}
                  {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'}
                </Tag>
              ) : (
                <Tag tone="met">all {view.values.length} understood</Tag>
              )}
            </div>
            {view.values.length === 0 && <p className="pl-muted">Every cell is empty.</p>}
            <ul>
              {view.values.map((one) => {
                const key = keyOf(view, one.value)
                const meaning = meanings[key] ?? null
                const isOwn =
                  meaning === null ||
                  meaning === '' ||
                  view.options.some((option) => option.value === meaning)
                return (
                  <li key={one.value} data-open={meaning === null || undefined}>
                    <span className="pl-import-value">
                      {one.value}
                      <span className="pl-muted pl-num"> × {one.count.toLocaleString('en')}</span>
                    </span>
                    <select
                      className="pl-input"
                      aria-label={`“${one.value.slice(0, 80)}” means`}
                      aria-invalid={meaning === null && !lenient[keyOf(view, '')]}
                      value={meaning ?? unmapped}
                      onChange={(event) => {
                        const chosen = event.target.value
                        setMeanings({ ...meanings, [key]: chosen === unmapped ? null : chosen })
                      }}
                    >
                      <option value={unmapped}>None of the choices</option>
                      <option value="">Not known: leave empty</option>
                      {!isOwn && <option value={meaning}>{inLabels(view, meaning)}</option>}
                      {view.options.map((option) => (
                        <option key={option.value} value={option.value}>
                          {option.label}
                        </option>
                      ))}
                    </select>
                    <span className="pl-muted pl-import-why">
                      {meaning === one.meaning && one.by
                        ? words[one.by === 'mapping' && isProposed ? 'proposed' : one.by]
                        : ''}
                    </span>
                  </li>
                )
              })}
            </ul>
            {view.more > 0 && (
              <p className="pl-muted">
                {view.more.toLocaleString('en')} rarer values are not shown; they are read by their
                names.
              </p>
            )}
            {(open.length > 0 || view.more > 0) && (
              <label className="pl-option">
                <input
                  type="checkbox"
                  checked={lenient[keyOf(view, '')] ?? false}
                  onChange={(event) =>
                    setLenient({ ...lenient, [keyOf(view, '')]: event.target.checked })
                  }
                />
                Leave {view.label} empty where a value is none of the choices, with a warning
              </label>
            )}
          </fieldset>
        )
      })}
      <div role="alert">{problem && <Callout tone="bad" title={problem} />}</div>
      <div className="pl-import-foot">
        <a className="pl-btn pl-btn-quiet" href={back}>
          Back to the columns
        </a>
        <Button type="submit" tone="primary" disabled={busy}>
          {busy ? 'Comparing with the register …' : 'Show the preview'}
        </Button>
      </div>
    </form>
  )
}

/** Several choices at once, each by its name. */
function inLabels(view: ValuesView, meaning: string): string {
  const labelOf = (value: string) => view.options.find((one) => one.value === value)?.label ?? value
  return meaning.split('; ').map(labelOf).join('; ')
}

function keyOf(view: ValuesView, value: string): string {
  return JSON.stringify([view.column, view.field, value])
}
