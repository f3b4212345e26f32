'use client'

import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import type { FieldKind, StoredFile } from '@/lib/fields/field'
import { ChoiceInput } from './choice-input'
import { ChoicesInput } from './choices-input'
import type { FormFieldOfKind, NamesById, Scales } from './form-field'
import { LongTextInput } from './long-text-input'
import { DateInput, NumberInput, TextInput } from './plain-inputs'
import { ScoreInput } from './score-input'
import { YesNoInput } from './yes-no-input'

/** What every input is given; `value` and `onChange` speak the JSON that records are made of. */
export type InputProps<K extends FieldKind, V> = {
  id: string
  field: FormFieldOfKind[K]
  value: V
  onChange: (value: V) => void
  onBlur?: () => void
  invalid: boolean
  describedBy: string | undefined
  labelledBy: string
  names: NamesById
  scales: Scales
  register: string
}

export type ValueByKind = {
  text: string | null
  longText: string | null
  choice: string | null
  choices: string[]
  number: number | null
  score: number | null
  date: string | null
  yesNo: boolean | null
  person: string | null
  people: string[]
  reference: string | null
  references: string[]
  anyReference: string | null
  files: StoredFile[]
  structured: unknown
}

// What takes more script is loaded when a form asks for it.
const OneRecordInput = dynamic(() => import('./picker-inputs').then((all) => all.OneRecordInput))
const ManyRecordsInput = dynamic(() =>
  import('./picker-inputs').then((all) => all.ManyRecordsInput),
)
const PersonInput = dynamic(() => import('./picker-inputs').then((all) => all.PersonInput))
const PeopleInput = dynamic(() => import('./picker-inputs').then((all) => all.PeopleInput))
const AnyRecordInput = dynamic(() => import('./picker-inputs').then((all) => all.AnyRecordInput))
const FilesInput = dynamic(() => import('./files-input').then((all) => all.FilesInput))
const StructuredInput = dynamic(() =>
  import('./structured-input').then((all) => all.StructuredInput),
)

type Inputs = { [K in FieldKind]: ComponentType<InputProps<K, ValueByKind[K]>> }

/** One input per kind of field; a kind missing here does not compile. */
export const inputs = {
  text: TextInput,
  longText: LongTextInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  number: NumberInput,
  score: ScoreInput,
  date: DateInput,
  yesNo: YesNoInput,
  person: PersonInput,
  people: PeopleInput,
  reference: OneRecordInput,
  references: ManyRecordsInput,
  anyReference: AnyRecordInput,
  files: FilesInput,
  structured: StructuredInput,
} satisfies Inputs
