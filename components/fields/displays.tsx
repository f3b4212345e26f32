import { Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { isEmpty, type Names } from '@/lib/fields/codec'
import type { Field, FieldKind, FieldOfKind, StoredFile, Tone } from '@/lib/fields/field'
import { TimeText } from '../ui/date-text'
import { daysUntil, describeDay, relativeDays } from '../ui/dates'
import { Level } from '../ui/level'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { bandOf, type Scales } from './form-field'
import { describeSize } from './upload'

/** What displays need beside the value itself. */
export type DisplayContext = {
  names: Names
  scales: Scales
  /** `YYYY-MM-DD` in the person's time zone. */
  today: string
  /** The person's, for moments. */
  timeZone: string
  /** In a table cell: short, without explanations. */
  compact?: boolean
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
  longText: (value, _field, { compact }) =>
    compact ? shorten(String(value)) : <div className="pl-prose">{String(value)}</div>,
  choice: (value, field) => {
    const option = field.options.find((one) => one.value === value)
    const label = option?.label ?? String(value)
    return option?.tone && option.tone !== 'plain' ? <Tag tone={option.tone}>{label}</Tag> : label
  },
  choices: (value, field, { compact }) => {
    const labels = list(value).map(
      (one) => field.options.find((option) => option.value === one)?.label ?? one,
    )
    if (compact) return labels.join(' · ')
    return labels.length > 6 ? (
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
    ) : (
      labels.join(', ')
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
          {!context.compact && band && <span className="pl-muted"> {band.label}</span>}
        </>
      )
    }
    const step = context.scales[field.scale].find((one) => one.value === score)
    return (
      <span className="pl-num" title={step?.meaning}>
        {score}
        {!context.compact && step && ` · ${step.label}`}
      </span>
    )
  },
  date: (value, _field, { compact, today, tone: standing }, key) => {
    const day = String(value)
    const left = daysUntil(day, today)
    const isOver = standing === 'na' || (standing === 'met' && deadlines[key] === 'work')
    if (key in deadlines && !isOver && left <= 30) {
      const tone = left < 0 ? 'bad' : 'due'
      return (
        <Tag tone={tone} title={relativeDays(day, today)}>
          {compact ? day : `${describeDay(day)}, ${relativeDays(day, today)}`}
        </Tag>
      )
    }
    return (
      <time
        dateTime={day}
        className={compact ? 'pl-num whitespace-nowrap' : 'pl-num'}
        title={relativeDays(day, today)}
      >
        {compact ? day : describeDay(day)}
        {!compact && <span className="pl-muted"> · {relativeDays(day, today)}</span>}
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
  references: (value, _field, context) => {
    const ids = list(value)
    const shown = context.compact ? ids.slice(0, 2) : ids
    return (
      <span className={context.compact ? '' : 'grid gap-1'}>
        {shown.map((id, index) => (
          <span key={id}>
            {context.compact && index > 0 && ', '}
            {recordLink(id, context)}
          </span>
        ))}
        {ids.length > shown.length && (
          <span className="pl-muted">, {ids.length - shown.length} more</span>
        )}
      </span>
    )
  },
  anyReference: (value, _field, context) => recordLink(String(value), context),
  files: (value, _field, { compact }) => {
    const files = value as StoredFile[]
    if (compact) return `${files.length} ${files.length === 1 ? 'file' : 'files'}`
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
  structured: (value, _field, { compact }) =>
    compact ? '' : <pre className="pl-prose">{JSON.stringify(value, null, 2)}</pre>,
} satisfies { [K in FieldKind]: Display<K> }

/** Days by which something has to be done; `work` is over once the record's state is met. */
const deadlines: Record<string, 'work' | 'always'> = {
  reviewAt: 'always',
  validUntil: 'always',
  acceptedUntil: 'always',
  gateOverrideUntil: 'always',
  dueOn: 'work',
  treatmentDueOn: 'work',
}

/** One value as people read it; a dash when nothing is there. */
export function FieldDisplay({
  fieldKey,
  field,
  value,
  context,
}: {
  fieldKey: string
  field: Field
  value: unknown
  context: DisplayContext
}) {
  if (isEmpty(value)) return <span className="pl-muted">—</span>
  const display = displays[field.kind] as unknown as (
    value: unknown,
    field: Field,
    context: DisplayContext,
    key: string,
  ) => ReactNode
  return display(value, field, context, fieldKey)
}

function recordLink(id: string, { names, compact }: DisplayContext): ReactNode {
  const name = names.record(id)
  if (!name) return <span className="pl-muted">a record you may not see</span>
  const href = `/${name.register}/${name.code}`
  // A plain link in lists: RowLinks follows it.
  if (compact)
    return <a className="pl-quiet" href={href}>{`${name.code} ${shorten(name.title, 60)}`}</a>
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

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[\d:.]*Z$/.test(value)
}

function shorten(text: string, max = 120): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > max ? `${line.slice(0, max - 1)}…` : line
}
