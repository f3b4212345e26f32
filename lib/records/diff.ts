import { answerDifferences } from '../assessments/answer-differences.ts'
import { euAnswerDifferences } from '../eu-act/answers.ts'
import { isEmpty, type Names, toText } from '../fields/codec.ts'
import type { Field } from '../fields/field.ts'
import { formatDate, formatInstant } from '../pdf/format.ts'
import type { AnyRecord, RegisterDefinition } from '../registers/define.ts'
import { decisionDifferences, inputDifferences } from '../reviews/differences.ts'
import { canonicalJson } from './content-hash.ts'
import { isDay, isInstant } from './scalar.ts'

/** One field that differs, in words; `of` is the field's label where the difference is a part of it. */
export type Difference = {
  field: string
  label: string
  before: string
  after: string
  of?: string
}

/** Two long texts are compared rather than told whole, one after the other. */
export function isLong({ before, after }: Difference): boolean {
  return before !== '' && after !== '' && before.length + after.length > 600
}

/** Structured fields that differ by their parts, by `register.field`. */
const parts: Record<
  string,
  (
    before: unknown,
    after: unknown,
  ) => { id: string; label: string; before: string; after: string }[]
> = {
  'impact-assessments.answers': answerDifferences,
  'systems.euAnswers': euAnswerDifferences,
  'objectives.readings': added((one) => [one.value, one.note].filter(Boolean).join(': ')),
  'communications.log': added((one) => String(one.what)),
  'management-reviews.decisions': decisionDifferences,
  'management-reviews.inputs': inputDifferences,
}

/** What was added to a list of days that only grows, by its day. */
function added(says: (one: Record<string, unknown>) => string) {
  return (before: unknown, after: unknown) => {
    const entries = (value: unknown) => (value ?? []) as Record<string, unknown>[]
    const known = new Set(entries(before).map(canonicalJson))
    return entries(after)
      .filter((one) => !known.has(canonicalJson(one)))
      .map((one) => ({
        id: String(one.on),
        label: formatDate(String(one.on)),
        before: '',
        after: says(one),
      }))
  }
}

/** The fields in which two states of a record differ, in the order of the definition. */
export function differences(
  definition: RegisterDefinition,
  before: Partial<AnyRecord> | null,
  after: Partial<AnyRecord>,
  names: Names,
): Difference[] {
  const found: Difference[] = []
  for (const [key, field] of Object.entries(definition.fields)) {
    const [old, fresh] = [before?.[key], after[key]]
    if (isEmpty(old) && isEmpty(fresh)) continue
    if (canonicalJson(old ?? null) === canonicalJson(fresh ?? null)) continue
    const byPart = parts[`${definition.key}.${key}`]
    if (byPart) {
      for (const { id, ...part } of byPart(old, fresh)) {
        found.push({ ...part, field: `${key}.${id}`, of: field.label })
      }
    } else
      found.push({
        field: key,
        label: field.label,
        before: inWords(field, old, names),
        after: inWords(field, fresh, names),
      })
  }
  return found
}

/** People by their names, days and times as they are said; the rest as it is exported. */
function inWords(field: Field, value: unknown, names: Names): string {
  if (isEmpty(value)) return ''
  if (field.kind === 'person' || field.kind === 'people') {
    return [value]
      .flat()
      .map((id) => names.person(String(id))?.name ?? 'Somebody')
      .join(', ')
  }
  const text = toText(field, value, names)
  if (isDay(text)) return formatDate(text)
  return isInstant(text) ? formatInstant(text) : text
}
