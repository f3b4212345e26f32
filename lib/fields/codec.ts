import { z } from 'zod'
import type { Field, FieldKind, FieldOfKind, StoredFile } from './field.ts'
import { isStorable } from './storable.ts'

/** Turns what people write for a record or a person into its id; undefined when there is none. */
export type Resolver = {
  record(register: string, codeOrTitle: string): string | undefined
  person(emailOrName: string): string | undefined
}

/** Turns ids into what people read. */
export type Names = {
  /** Code and title of a record of any register. */
  record(id: string): { code: string; title: string; register: string } | undefined
  person(id: string): { name: string; email: string } | undefined
  /** What stands for a record that `record` does not name to this reader; its id without it. */
  unseen?: string
}

/** What a reference says to whoever may not see the record it names. */
export const unseenRecord = 'a record you may not see'

/** Reading a cell: the value, or a sentence saying what is wrong with it. */
export type FromText = { value: unknown } | { problem: string }

type Codec<K extends FieldKind> = {
  /** PostgreSQL type of the column. */
  column: string
  /** The value of a field nobody has filled. */
  empty: null | readonly []
  schema(field: FieldOfKind[K]): z.ZodType
  /** One cell of a spreadsheet; `fromText` reads it back to the same value. */
  toText(value: unknown, field: FieldOfKind[K], names: Names): string
  fromText(text: string, field: FieldOfKind[K], resolve: Resolver): FromText
}

const uuid = z.guid('Choose one of the list.')
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day as year-month-day, such as 2026-11-30.')
  .refine(
    (value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value),
    'There is no such day.',
  )
const storedFile = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(255),
  size: z.number().int().nonnegative(),
  type: z.string(),
  uploadedAt: z.string(),
  uploadedById: z.string(),
}) satisfies z.ZodType<StoredFile>

const [smallest, largest] = [-1e15, 1e15]
const separator = '; '
const plain = (value: unknown) => (value === null || value === undefined ? '' : String(value))
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const parts = (text: string) =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
const atMost = (max: number) => `At most ${max.toLocaleString('en')} characters.`

/** Everything about a field kind that screens, API, spreadsheets and tables have in common. */
export const codecs: { [K in FieldKind]: Codec<K> } = {
  text: {
    column: 'text',
    empty: null,
    schema: (field) => z.string().trim().max(field.max, atMost(field.max)),
    toText: plain,
    fromText: (text) => ({ value: text }),
  },
  longText: {
    column: 'text',
    empty: null,
    schema: (field) => z.string().max(field.max, atMost(field.max)),
    toText: plain,
    fromText: (text) => ({ value: text }),
  },
  choice: {
    column: 'text',
    empty: null,
    schema: (field) =>
      z.enum(
        field.options.map((option) => option.value),
        'Choose one of the list.',
      ),
    toText: (value, field) => optionLabel(field, plain(value)),
    fromText: (text, field) => optionValue(field, text),
  },
  choices: {
    column: 'text[]',
    empty: [],
    schema: (field) =>
      z.array(
        z.enum(
          field.options.map((option) => option.value),
          'Choose from the list.',
        ),
      ),
    toText: (value, field) =>
      list(value)
        .map((one) => optionLabel(field, one))
        .join(separator),
    fromText: (text, field) => each(parts(text), (part) => optionValue(field, part)),
  },
  number: {
    column: 'double precision',
    empty: null,
    schema: (field) =>
      z
        .number('Write a number.')
        .min(field.min ?? smallest, `At least ${field.min ?? smallest}.`)
        .max(field.max ?? largest, `At most ${field.max ?? largest}.`),
    toText: plain,
    fromText: (text) => toNumber(text),
  },
  score: {
    column: 'integer',
    empty: null,
    schema: () => z.number('Choose a value of the scale.').int().min(0).max(100),
    toText: plain,
    fromText: (text) => toNumber(text),
  },
  date: {
    column: 'date',
    empty: null,
    schema: () => day,
    toText: plain,
    fromText: (text) => {
      const read = day.safeParse(text)
      return read.success
        ? { value: text }
        : { problem: read.error.issues[0]?.message ?? 'Not a day.' }
    },
  },
  yesNo: {
    column: 'boolean',
    empty: null,
    schema: () => z.boolean(),
    toText: (value) => (value === true ? 'Yes' : value === false ? 'No' : ''),
    fromText: (text) => {
      const word = text.toLowerCase()
      if (['yes', 'true', 'y', '1'].includes(word)) return { value: true }
      if (['no', 'false', 'n', '0'].includes(word)) return { value: false }
      return { problem: 'Write yes or no.' }
    },
  },
  person: {
    column: 'uuid',
    empty: null,
    schema: () => uuid,
    toText: (value, _field, names) => names.person(plain(value))?.email ?? plain(value),
    fromText: (text, _field, resolve) => toPerson(text, resolve),
  },
  people: {
    column: 'uuid[]',
    empty: [],
    schema: () => z.array(uuid),
    toText: (value, _field, names) =>
      list(value)
        .map((id) => names.person(id)?.email ?? id)
        .join(separator),
    fromText: (text, _field, resolve) => each(parts(text), (part) => toPerson(part, resolve)),
  },
  reference: {
    column: 'uuid',
    empty: null,
    schema: () => uuid,
    toText: (value, _field, names) => codeOf(plain(value), names),
    fromText: (text, field, resolve) => toRecord(text, field.to, resolve),
  },
  references: {
    column: 'uuid[]',
    empty: [],
    schema: () => z.array(uuid),
    toText: (value, _field, names) =>
      list(value)
        .map((id) => codeOf(id, names))
        .join(separator),
    fromText: (text, field, resolve) =>
      each(parts(text), (part) => toRecord(part, field.to, resolve)),
  },
  anyReference: {
    column: 'uuid',
    empty: null,
    schema: () => uuid,
    toText: (value, _field, names) => codeOf(plain(value), names),
    fromText: (text, _field, resolve) => toRecord(text, '', resolve),
  },
  files: {
    column: 'jsonb',
    empty: [],
    schema: () => z.array(storedFile).max(100, 'At most 100 files.'),
    toText: (value) => (list(value).length ? JSON.stringify(value) : ''),
    fromText: (text) => toJson(text, z.array(storedFile)),
  },
  structured: {
    column: 'jsonb',
    empty: null,
    schema: (field) => field.schema,
    toText: (value) => (value === null || value === undefined ? '' : JSON.stringify(value)),
    fromText: (text, field) => toJson(text, field.schema),
  },
}

/** The value a field has before anybody fills it. */
export function emptyValue(field: Field): unknown {
  const { empty } = codecs[field.kind]
  return empty === null ? null : []
}

/** Whether nothing is there: null, blank text, an empty list. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

/** A zod schema for one field's value as JSON; blank text and missing values become the empty value. */
export function fieldSchema(field: Field): z.ZodType {
  const known = schemas.get(field)
  if (known) return known
  const inner = codecOf(field)
    .schema(field)
    .refine(isStorable, 'Holds a character that can’t be kept, such as a zero byte.')
  const empty = emptyValue(field)
  const schema = z.preprocess(
    (value) => (isEmpty(value) ? empty : value),
    empty === null ? inner.nullable() : inner,
  )
  schemas.set(field, schema)
  return schema
}

/** Making a schema costs many times what using it does, and an import uses one for each cell. */
const schemas = new WeakMap<Field, z.ZodType>()

/** A spreadsheet cell for one value. */
export function toText(field: Field, value: unknown, names: Names): string {
  return isEmpty(value) ? '' : codecOf(field).toText(value, field, names)
}

/** One spreadsheet cell read back; blank means the empty value. */
export function fromText(field: Field, text: string, resolve: Resolver): FromText {
  if (text.trim() === '') return { value: emptyValue(field) }
  const read = codecOf(field).fromText(
    field.kind === 'longText' ? text : text.trim(),
    field,
    resolve,
  )
  if ('problem' in read) return read
  const checked = fieldSchema(field).safeParse(read.value)
  return checked.success
    ? { value: checked.data }
    : { problem: checked.error.issues[0]?.message ?? 'Not valid.' }
}

type AnyCodec = {
  column: string
  schema(field: Field): z.ZodType
  toText(value: unknown, field: Field, names: Names): string
  fromText(text: string, field: Field, resolve: Resolver): FromText
}

function codecOf(field: Field): AnyCodec {
  return codecs[field.kind] as unknown as AnyCodec
}

function codeOf(id: string, names: Names): string {
  return names.record(id)?.code ?? names.unseen ?? id
}

function optionLabel(
  field: { options: readonly { value: string; label: string }[] },
  value: string,
) {
  return field.options.find((option) => option.value === value)?.label ?? value
}

function optionValue(
  field: { options: readonly { value: string; label: string }[] },
  text: string,
): FromText {
  const wanted = text.trim().toLowerCase()
  const found = field.options.find(
    (option) => option.value.toLowerCase() === wanted || option.label.toLowerCase() === wanted,
  )
  if (found) return { value: found.value }
  return {
    problem: `“${text}” is not one of: ${field.options.map((option) => option.label).join(', ')}.`,
  }
}

function toNumber(text: string): FromText {
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? { value } : { problem: `“${text}” is not a number.` }
}

function toPerson(text: string, resolve: Resolver): FromText {
  const id = resolve.person(text)
  return id ? { value: id } : { problem: `There is no user “${text}”.` }
}

function toRecord(text: string, register: string, resolve: Resolver): FromText {
  const id = resolve.record(register, text)
  return id ? { value: id } : { problem: `There is no record “${text}”.` }
}

function toJson(text: string, schema: z.ZodType): FromText {
  try {
    const read = schema.safeParse(JSON.parse(text))
    return read.success
      ? { value: read.data }
      : { problem: 'The JSON in this cell has another shape.' }
  } catch {
    return { problem: 'This cell does not hold JSON.' }
  }
}

function each(items: string[], read: (item: string) => FromText): FromText {
  const values: unknown[] = []
  for (const one of items) {
    const result = read(one)
    if ('problem' in result) return result
    values.push(result.value)
  }
  return { value: values }
}
