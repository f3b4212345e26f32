import { Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { isEmpty, type Names } from '@/lib/fields/codec'
import type { Field, FieldKind, FieldOfKind, StoredFile, Tone } from '@/lib/fields/field'
import { TimeText } from '../ui/date-text'
import { describeDay, relativeDays } from '../ui/dates'
import { Level } from '../ui/level'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { deadlineTone } from './deadline'
import { bandOf, type Scales } from './form-field'
import { isInstant } from './is-instant'
import { describeSize } from './upload'
import { withUnit } from './with-unit'

/** What displays need beside the value itself. */
export type DisplayContext = {
  names: Names
  scales: Scales
  /** `YYYY-MM-DD` in the person's time zone. */
  today: string
  /** The person's, for moments. */
  timeZone: string
  /** How the record's state reads: what is done or over has no overdue dates. */
  tone?: Tone | undefined
}

type Display<K extends FieldKind> = (
  value: unknown,
  field: FieldOfKind[K],
  context: DisplayContext,
  key: string,
) => ReactNode

/** One display per kind of field; a kind missing here does not compile. Values are never empty. */
const displays = {
  text: (value, _field, { timeZone }) => {
    if (isAddress(value))
      return (
        <a className="pl-link" href={value} rel="noreferrer">
          {value}
        </a>
      )
    return isInstant(value) ? <TimeText at={value} timeZone={timeZone} /> : String(value)
  },
  longText: (value) => <div className="pl-prose">{String(value)}</div>,
  choice: (value, field) => {
    const option = field.options.find((one) => one.value === value)
    const label = option?.label ?? String(value)
    return option?.tone && option.tone !== 'plain' ? <Tag tone={option.tone}>{label}</Tag> : label
  },
  choices: (value, field) => {
    const labels = list(value).map(
      (one) => field.options.find((option) => option.value === one)?.label ?? one,
    )
    if (labels.length <= 6) return labels.join(', ')
    const all = (
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    )
    if (labels.length <= 12) return all
    return (
      <details className="pl-more">
        <summary className="pl-link">
          {labels.length} of {field.options.length}
        </summary>
        {all}
      </details>
    )
  },
  number: (value, field) => (
    <span className="pl-num">
      {Number(value).toLocaleString('en', { maximumFractionDigits: 6 })}
      {field.unit && ` ${field.unit}`}
    </span>
  ),
  score: (value, field, context) => {
    const score = Number(value)
    if (field.scale === 'level') {
      const band = bandOf(context.scales, score)
      return (
        <>
          <Level
            value={score}
            tone={band?.tone ?? 'plain'}
            {...(band ? { label: band.label } : {})}
          />
          {band && <span className="pl-muted"> {band.label}</span>}
        </>
      )
    }
    const step = context.scales[field.scale].find((one) => one.value === score)
    return (
      <span className="pl-num" title={step?.meaning}>
        {score}
        {step && ` · ${step.label}`}
      </span>
    )
  },
  date: (value, _field, context, key) => {
    const day = String(value)
    const [tone, says] = [deadlineTone(key, day, context), relativeDays(day, context.today)]
    if (tone)
      return (
        <Tag tone={tone} title={says}>
          {describeDay(day)}, {says}
        </Tag>
      )
    return (
      <time dateTime={day} className="pl-num" title={says}>
        {describeDay(day)}
        <span className="pl-muted"> · {says}</span>
      </time>
    )
  },
  yesNo: (value) => (value === true ? 'Yes' : 'No'),
  person: (value, _field, { names }) => names.person(String(value))?.name ?? 'A former user',
  people: (value, _field, { names }) =>
    list(value)
      .map((id) => names.person(id)?.name ?? 'A former user')
      .join(', '),
  reference: (value, _field, context) => recordLink(String(value), context),
  references: (value, _field, context) => (
    <span className="grid gap-1">
      {list(value).map((id) => (
        <span key={id}>{recordLink(id, context)}</span>
      ))}
    </span>
  ),
  anyReference: (value, _field, context) => recordLink(String(value), context),
  files: (value) => {
    const files = value as StoredFile[]
    return (
      <ul className="grid gap-1">
        {files.map((file) => (
          <li key={file.sha256 + file.name}>
            <a
              className="pl-link"
              href={`/api/files/${file.sha256}?name=${encodeURIComponent(file.name)}`}
            >
              <Paperclip size={13} className="inline" aria-hidden /> {file.name}
            </a>{' '}
            <span className="pl-muted pl-num">
              {describeSize(file.size)} · SHA-256{' '}
              <span title={file.sha256}>{file.sha256.slice(0, 12)}…</span>
            </span>
          </li>
        ))}
      </ul>
    )
  },
  structured: (value) => <pre className="pl-prose">{JSON.stringify(value, null, 2)}</pre>,
} satisfies { [K in FieldKind]: Display<K> }

/** One value as people read it; a dash when nothing is there. */
export function FieldDisplay({
  fieldKey,
  field,
  value,
  record = {},
  context,
}: {
  fieldKey: string
  field: Field
  value: unknown
  /** The record it stands in, which may hold its unit. */
  record?: Record<string, unknown>
  context: DisplayContext
}) {
  if (isEmpty(value)) return <span className="pl-muted">—</span>
  const display = displays[field.kind] as unknown as (
    value: unknown,
    field: Field,
    context: DisplayContext,
    key: string,
  ) => ReactNode
  return display(value, withUnit(field, record), context, fieldKey)
}

function recordLink(id: string, { names }: DisplayContext): ReactNode {
  const name = names.record(id)
  if (!name) return <span className="pl-muted">a record you may not see</span>
  const href = `/${name.register}/${name.code}`
  return (
    <Link href={href} className="pl-link">
      <span className="pl-num">{name.code}</span> {name.title}
    </Link>
  )
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/\S+$/.test(value)
}
