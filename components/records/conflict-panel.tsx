'use client'

import { useState } from 'react'
import { describeValue } from '../fields/describe'
import type { FormField, NamesById, Scales } from '../fields/form-field'
import { Button } from '../ui/button'
import { Callout } from '../ui/callout'
import type { Theirs } from './outcome'

type Values = Record<string, unknown>

/**
 * Somebody else saved first: what they changed, field by field, beside what is typed here. Nothing
 * is lost either way; the person chooses per field and saves again.
 */
export function ConflictPanel({
  fields,
  base,
  mine,
  theirs,
  names,
  scales,
  onChoose,
}: {
  fields: FormField[]
  base: Values
  mine: Values
  theirs: Theirs
  names: NamesById
  scales: Scales
  onChoose: (chosen: Values) => void
}) {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
  const theirFields = fields.filter((field) => !same(theirs.values[field.key], base[field.key]))
  const disputed = theirFields.filter(
    (field) =>
      !same(mine[field.key], base[field.key]) && !same(mine[field.key], theirs.values[field.key]),
  )
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({})
  const settled = disputed.every((field) => choice[field.key])
  const show = (field: FormField, value: unknown) =>
    describeValue(field, value, names, scales) || '(empty)'

  return (
    <Callout
      tone="due"
      role="alert"
      title={`${theirs.byName} saved this record while you were writing (${theirs.at}).`}
    >
      <p>
        Nothing you typed is lost.{' '}
        {disputed.length > 0
          ? 'Choose what to keep, then save again.'
          : 'What they changed does not touch what you changed.'}
      </p>
      <dl className="grid gap-3 mt-3">
        {theirFields.map((field) => (
          <div key={field.key}>
            <dt className="pl-label">{field.label}</dt>
            {disputed.includes(field) ? (
              <dd className="grid gap-1 mt-1">
                {(['theirs', 'mine'] as const).map((whose) => (
                  <label key={whose} className="pl-option !items-start">
                    <input
                      type="radio"
                      name={`conflict-${field.key}`}
                      checked={choice[field.key] === whose}
                      onChange={() => setChoice({ ...choice, [field.key]: whose })}
                    />
                    <span>
                      <b>{whose === 'mine' ? 'Yours' : `${theirs.byName}’s`}:</b>{' '}
                      {show(field, whose === 'mine' ? mine[field.key] : theirs.values[field.key])}
                    </span>
                  </label>
                ))}
              </dd>
            ) : (
              <dd className="text-ink-2">
                <b>Now:</b> {show(field, theirs.values[field.key])}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <span className="pl-actions mt-3">
        <Button
          tone="primary"
          disabled={!settled}
          onClick={() =>
            onChoose(
              Object.fromEntries(
                theirFields
                  .filter((field) => choice[field.key] !== 'mine')
                  .map((field) => [field.key, theirs.values[field.key]]),
              ),
            )
          }
        >
          Go on with this
        </Button>
      </span>
    </Callout>
  )
}
