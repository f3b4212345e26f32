import { isEmpty } from '@/lib/fields/codec'
import type { Field, FieldKind, FieldOfKind, StoredFile } from '@/lib/fields/field'
import { instantInList, relativeDays } from '../ui/dates'
import { html, type Markup } from '../ui/markup'
import type { TagTone } from '../ui/tag'
import { deadlineTone } from './deadline'
import type { DisplayContext } from './displays'
import { bandOf } from './form-field'
import { isInstant } from './is-instant'

type Cell<K extends FieldKind> = (
  value: unknown,
  field: FieldOfKind[K],
  context: DisplayContext,
  key: string,
) => Markup

/**
 * One cell of a list per kind of field: short, without explanations, and as markup, since a list has
 * hundreds of them. A kind missing here does not compile. Values are never empty.
 */
const cells = {
  text: (value, _field, { timeZone }) =>
    isInstant(value)
      ? html`<time datetime="${value}" class="pl-num whitespace-nowrap">${instantInList(value, timeZone)}</time>`
      : html`${String(value)}`,
  longText: (value) => html`${shorten(String(value))}`,
  choice: (value, field) => {
    const option = field.options.find((one) => one.value === value)
    const label = option?.label ?? String(value)
    return option?.tone && option.tone !== 'plain' ? tagCell(option.tone, label) : html`${label}`
  },
  choices: (value, field) =>
    html`${list(value)
      .map((one) => field.options.find((option) => option.value === one)?.label ?? one)
      .join(' · ')}`,
  number: (value, field) =>
    html`<span class="pl-num">${amount.format(Number(value))}${field.unit ? ` ${field.unit}` : ''}</span>`,
  score: (value, field, { scales }) => {
    const score = Number(value)
    if (field.scale === 'level') {
      const band = bandOf(scales, score)
      if (!band) return html`<span class="pl-level pl-plain">${score}</span>`
      return html`<span class="pl-level pl-${band.tone}" title="${band.label}">${score}<span class="pl-visually-hidden"> ${band.label}</span></span>`
    }
    const step = scales[field.scale].find((one) => one.value === score)
    return html`<span class="pl-num" title="${step?.meaning}">${score}</span>`
  },
  date: (value, _field, context, key) => {
    const day = String(value)
    const [tone, says] = [deadlineTone(key, day, context), relativeDays(day, context.today)]
    return tone
      ? tagCell(tone, day, says)
      : html`<time datetime="${day}" class="pl-num whitespace-nowrap" title="${says}">${day}</time>`
  },
  yesNo: (value) => html`${value === true ? 'Yes' : 'No'}`,
  person: (value, _field, { names }) =>
    html`${names.person(String(value))?.name ?? 'A former user'}`,
  people: (value, _field, { names }) =>
    html`${list(value)
      .map((id) => names.person(id)?.name ?? 'A former user')
      .join(', ')}`,
  reference: (value, _field, context) => linkCell(String(value), context),
  references: (value, _field, context) => {
    const ids = list(value)
    const [first = '', second] = ids
    const rest =
      ids.length > 2 ? html`<span class="pl-muted">, ${ids.length - 2} more</span>` : html``
    const two = second === undefined ? html`` : html`, ${linkCell(second, context)}`
    return html`${linkCell(first, context)}${two}${rest}`
  },
  anyReference: (value, _field, context) => linkCell(String(value), context),
  files: (value) => {
    const { length } = value as StoredFile[]
    return html`${length} ${length === 1 ? 'file' : 'files'}`
  },
  structured: () => html``,
} satisfies { [K in FieldKind]: Cell<K> }

/** One value as a cell of a list; a dash when nothing is there. */
export function cellOf(
  fieldKey: string,
  field: Field,
  value: unknown,
  context: DisplayContext,
): Markup {
  if (isEmpty(value)) return html`<span class="pl-muted">—</span>`
  const cell = cells[field.kind] as unknown as (
    value: unknown,
    field: Field,
    context: DisplayContext,
    key: string,
  ) => Markup
  return cell(value, field, context, fieldKey)
}

/** A word with its tone, as `Tag` shows it. */
export function tagCell(tone: TagTone, label: string, title?: string): Markup {
  return title
    ? html`<span class="pl-tag pl-${tone}" title="${title}">${label}</span>`
    : html`<span class="pl-tag pl-${tone}">${label}</span>`
}

/** A plain link: `RowLinks` around the table follows it. */
function linkCell(id: string, { names }: DisplayContext): Markup {
  const name = names.record(id)
  if (!name) return html`<span class="pl-muted">a record you may not see</span>`
  return html`<a class="pl-quiet" href="/${name.register}/${name.code}">${name.code} ${shorten(name.title, 72)}</a>`
}

const amount = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function shorten(text: string, max = 120): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= max) return line
  const cut = line.slice(0, max)
  const end = cut.lastIndexOf(' ')
  return `${(end > max / 2 ? cut.slice(0, end) : cut).replace(/[\s,.;:–-]+$/, '')} …`
}
