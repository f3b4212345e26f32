import type { z } from 'zod'
import type { Role } from '../access/actor.ts'
import { capital } from '../capital.ts'

/** How a state, choice or level is to be read: conforming, due, not conforming, not applicable. */
export type Tone = 'plain' | 'met' | 'due' | 'bad' | 'na'

/** One selectable value: what is stored, what people read, how it is to be taken. */
export type Option = { value: string; label: string; tone?: Tone; help?: string }

/** A blob of the file store as a record refers to it; `sha256` in lower-case hex, `size` in bytes. */
export type StoredFile = {
  sha256: string
  name: string
  size: number
  type: string
  uploadedAt: string
  uploadedById: string
}

/** Shown and asked for only when another field of the same record has one of these values. */
export type Condition = { field: string; is: string | boolean | readonly (string | boolean)[] }

type Common = {
  label: string
  /** A sentence under the input: what to write, and why. */
  help?: string
  /** Clause or control the field answers to, such as '6.1.2' or 'A.4.2'. */
  clause?: string
  /** A record can't be created without it. What later states need is a rule of their transition. */
  required?: boolean
  /** Computed by the register's rules; nobody types it. */
  derived?: boolean
  /** Set by a transition or a screen of its own, never by the form. */
  managed?: boolean
  when?: Condition
  /** Nothing is missing while it is empty: a record does not say that it is not filled yet. */
  optional?: boolean
  /**
   * Says things about single people, so an evidence pack can do without it; with the names of other
   * fields of the register that repeat its words and go with it.
   */
  personal?: true | readonly string[]
}

type Referring = { to: string; inverse?: string }

/**
 * The closed set of field kinds. Each has one row in `lib/fields/codec.ts`, one input and one
 * display in `components/fields`; a kind missing there does not compile.
 */
export type FieldOfKind = {
  text: Common & { kind: 'text'; max: number }
  longText: Common & { kind: 'longText'; max: number }
  choice: Common & { kind: 'choice'; options: readonly Option[] }
  choices: Common & { kind: 'choices'; options: readonly Option[] }
  /** `unitField` names the field of the same record that holds the unit. */
  number: Common & { kind: 'number'; unit?: string; unitField?: string; min?: number; max?: number }
  /** A whole number on a scale of the risk criteria in force (`likelihood`, `impact`) or their product (`level`). */
  score: Common & { kind: 'score'; scale: 'likelihood' | 'impact' | 'level' | 'confidence' }
  date: Common & { kind: 'date' }
  yesNo: Common & { kind: 'yesNo' }
  /** With `roles`, only somebody who holds one of them can be chosen. */
  person: Common & { kind: 'person'; roles?: readonly Role[] }
  people: Common & { kind: 'people' }
  reference: Common & Referring & { kind: 'reference' }
  references: Common & Referring & { kind: 'references' }
  /** A record of any register: what an action, say, came from. */
  anyReference: Common & { kind: 'anyReference'; inverse?: string }
  files: Common & { kind: 'files' }
  /** A value of its own shape, shown and edited by a section component of its own. */
  structured: Common & { kind: 'structured'; schema: z.ZodType }
}

export type FieldKind = keyof FieldOfKind
export type Field = FieldOfKind[FieldKind]
export type Fields = Record<string, Field>

type Input<K extends FieldKind> = Omit<FieldOfKind[K], 'kind'>
type Limits = { text: 'max'; longText: 'max' }
type Loose<K extends FieldKind> = K extends keyof Limits
  ? Omit<Input<K>, Limits[K]> & { max?: number }
  : Input<K>

/** Options from plain words: `options('avoid', 'mitigate')` reads as it is stored. */
export function options(...values: (string | Option)[]): Option[] {
  return values.map((value) =>
    typeof value === 'string' ? { value, label: capital(value.replaceAll('-', ' ')) } : value,
  )
}

/** One line of text, 200 characters unless told. */
export const text = (input: Loose<'text'>): FieldOfKind['text'] => ({
  max: 200,
  ...input,
  kind: 'text',
})
/** Paragraphs of plain text, 20,000 characters unless told. */
export const longText = (input: Loose<'longText'>): FieldOfKind['longText'] => ({
  max: 20_000,
  ...input,
  kind: 'longText',
})
/** One of a closed list. */
export const choice = (input: Input<'choice'>): FieldOfKind['choice'] => ({
  ...input,
  kind: 'choice',
})
/** Several of a closed list. */
export const choices = (input: Input<'choices'>): FieldOfKind['choices'] => ({
  ...input,
  kind: 'choices',
})
/** A decimal number with its unit. */
export const number = (input: Input<'number'>): FieldOfKind['number'] => ({
  ...input,
  kind: 'number',
})
/** A whole number on a scale of the risk criteria. */
export const score = (input: Input<'score'>): FieldOfKind['score'] => ({ ...input, kind: 'score' })
/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export const date = (input: Input<'date'>): FieldOfKind['date'] => ({ ...input, kind: 'date' })
/** Yes, no, or not yet said. */
export const yesNo = (input: Input<'yesNo'>): FieldOfKind['yesNo'] => ({ ...input, kind: 'yesNo' })
/** One user of the installation. */
export const person = (input: Input<'person'>): FieldOfKind['person'] => ({
  ...input,
  kind: 'person',
})
/** Several users of the installation. */
export const people = (input: Input<'people'>): FieldOfKind['people'] => ({
  ...input,
  kind: 'people',
})
/** One record of another register. */
export const reference = (
  to: string,
  input: Omit<Input<'reference'>, 'to'>,
): FieldOfKind['reference'] => ({ ...input, to, kind: 'reference' })
/** Several records of another register. */
export const references = (
  to: string,
  input: Omit<Input<'references'>, 'to'>,
): FieldOfKind['references'] => ({ ...input, to, kind: 'references' })
/** One record of any register. */
export const anyReference = (input: Input<'anyReference'>): FieldOfKind['anyReference'] => ({
  ...input,
  kind: 'anyReference',
})
/** Files of the content-addressed store. */
export const files = (input: Input<'files'>): FieldOfKind['files'] => ({ ...input, kind: 'files' })
/** A value of its own shape, guarded by a zod schema. */
export const structured = <S extends z.ZodType>(
  input: Omit<Input<'structured'>, 'schema'> & { schema: S },
): Common & { kind: 'structured'; schema: S } => ({ ...input, kind: 'structured' })

type ValueOfKind = {
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
}

/** The value a field holds in a record: the JSON that the row, the API and the trail have in common. */
export type FieldValue<F extends Field> = F extends { kind: 'structured'; schema: infer S }
  ? S extends z.ZodType
    ? z.infer<S> | null
    : never
  : F extends { kind: infer K }
    ? K extends keyof ValueOfKind
      ? ValueOfKind[K]
      : never
    : never

/** Field values of a whole definition. */
export type ValuesOf<F extends Fields> = { [K in keyof F]: FieldValue<F[K]> }
