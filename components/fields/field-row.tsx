'use client'

import type { ComponentType } from 'react'
import type { FormField, NamesById, Scales } from './form-field'
import { type InputProps, inputs } from './inputs'

type AnyInput = ComponentType<Omit<InputProps<'text', unknown>, 'field'> & { field: FormField }>

/** Inputs made of several controls; their label names a group instead of one control. */
const grouped = new Set([
  'choices',
  'score',
  'yesNo',
  'files',
  'structured',
  'person',
  'people',
  'reference',
  'references',
  'anyReference',
])

/** Label, input, help and error of one field, tied together for screen readers. */
export function FieldRow({
  field,
  value,
  error,
  onChange,
  onBlur,
  names,
  scales,
  register,
  needed = false,
  prefix = 'f',
}: {
  field: FormField
  value: unknown
  error?: string | undefined
  onChange: (value: unknown) => void
  onBlur?: () => void
  names: NamesById
  scales: Scales
  register: string
  /** Required here although the definition does not say so (a step asks for it). */
  needed?: boolean
  prefix?: string
}) {
  const Input = inputs[field.kind] as unknown as AnyInput
  const id = `${prefix}-${field.key}`
  const required = field.required || needed
  const isGroup = grouped.has(field.kind) || (field.kind === 'choice' && isInSight(field))
  const describedBy = [field.help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  const label = (
    <>
      {field.label}
      {required && (
        <span className="text-bad" aria-hidden>
          {' '}
          *
        </span>
      )}
      {required && <span className="pl-visually-hidden"> (needed)</span>}{' '}
      {field.clause && <small className="pl-num">{field.clause}</small>}
    </>
  )
  return (
    <div className="pl-field">
      {isGroup ? (
        <span id={`${id}-label`} className="pl-label">
          {label}
        </span>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className="pl-label">
          {label}
        </label>
      )}
      <Input
        id={id}
        field={{ ...field, required }}
        value={value}
        onChange={onChange}
        {...(onBlur ? { onBlur } : {})}
        invalid={Boolean(error)}
        describedBy={describedBy || undefined}
        labelledBy={`${id}-label`}
        names={names}
        scales={scales}
        register={register}
      />
      {field.help && (
        <p id={`${id}-help`} className="pl-help">
          {field.help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="pl-error">
          {error}
        </p>
      )}
    </div>
  )
}

function isInSight(field: FormField): boolean {
  if (field.kind !== 'choice') return false
  return (
    field.options.length <= 6 &&
    field.options.reduce((sum, one) => sum + one.label.length, 0) <= 130
  )
}
