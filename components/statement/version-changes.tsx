import { soaChangeSchema } from '@/lib/registers/soa-versions/definition'
import type { FieldSectionProps } from '../records/sections'
import { Tag } from '../ui/tag'

const tones = { added: 'met', removed: 'bad' } as const

/** What became of each control since the version before, in words. */
export function VersionChanges({ value }: FieldSectionProps) {
  const changes = soaChangeSchema.array().catch([]).parse(value)
  if (changes.length === 0)
    return <p className="pl-muted">Nothing: this is the first version, or all is as it was.</p>
  return (
    <ul className="pl-lines">
      {changes.map((change) => (
        <li key={change.controlId}>
          <span className="pl-code pl-change-code">{change.controlId}</span>
          <span className="grow">
            {change.title}
            {change.fields.map((field) => (
              <span key={field.field} className="pl-change">
                <span className="pl-muted">{field.label}: </span>
                <del>{field.before}</del> → <ins>{field.after}</ins>
              </span>
            ))}
          </span>
          {change.kind !== 'changed' && <Tag tone={tones[change.kind]}>{change.kind}</Tag>}
        </li>
      ))}
    </ul>
  )
}
