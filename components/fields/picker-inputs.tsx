'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import type { FieldKind } from '@/lib/fields/field'
import type { NamedId, NamesById } from './form-field'
import type { InputProps } from './inputs'
import { Picker } from './picker'

type One<K extends FieldKind> = InputProps<K, string | null>
type Many<K extends FieldKind> = InputProps<K, string[]>

/** One record of another register. */
export function OneRecordInput(props: One<'reference'>) {
  return <OneInput {...props} register={props.field.to} />
}

/** One record of any register. */
export function AnyRecordInput(props: One<'anyReference'>) {
  return <OneInput {...props} register="any" />
}

/** One person with an account. */
export function PersonInput(props: One<'person'>) {
  return <OneInput {...props} register="people" roles={props.field.roles} />
}

/** Several records of another register. */
export function ManyRecordsInput(props: Many<'references'>) {
  return <ManyInput {...props} register={props.field.to} />
}

/** Several people with an account. */
export function PeopleInput(props: Many<'people'>) {
  return <ManyInput {...props} register="people" />
}

function OneInput<K extends 'reference' | 'anyReference' | 'person'>({
  id,
  field,
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
  labelledBy,
  names,
  register,
  roles,
}: One<K> & { roles?: readonly string[] | undefined }) {
  const [known, setKnown] = useState<NamesById>(names)
  return (
    <Picker
      id={id}
      register={register}
      roles={roles}
      labelledBy={labelledBy}
      describedBy={describedBy}
      invalid={invalid}
      required={field.required}
      selected={value ? (known[value] ?? { id: value, label: 'Chosen' }) : null}
      onBlur={onBlur}
      onPick={(picked) => {
        if (picked) setKnown((before) => ({ ...before, [picked.id]: picked }))
        onChange(picked?.id ?? null)
      }}
    />
  )
}

function ManyInput<K extends 'references' | 'people'>({
  id,
  field,
  value,
  onChange,
  onBlur,
  invalid,
  describedBy,
  labelledBy,
  names,
  register,
}: Many<K>) {
  const [known, setKnown] = useState<NamesById>(names)
  const labelOf = (one: NamedId | undefined) =>
    one ? [one.code, one.label].filter(Boolean).join(' ') : 'Chosen'
  return (
    <div className="grid gap-2">
      {value.length > 0 && (
        <ul className="pl-chips" aria-label={`${field.label}, chosen`}>
          {value.map((one) => (
            <li key={one} className="pl-chip">
              <span>{labelOf(known[one])}</span>
              <button
                type="button"
                aria-label={`Remove ${labelOf(known[one])}`}
                onClick={() => onChange(value.filter((other) => other !== one))}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Picker
        id={id}
        several
        register={register}
        labelledBy={labelledBy}
        describedBy={describedBy}
        invalid={invalid}
        required={field.required}
        exclude={value}
        placeholder="Type to add"
        onBlur={onBlur}
        onPick={(picked) => {
          if (!picked || value.includes(picked.id)) return
          setKnown((before) => ({ ...before, [picked.id]: picked }))
          onChange([...value, picked.id])
        }}
      />
    </div>
  )
}
