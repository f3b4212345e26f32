import { isEmpty } from '@/lib/fields/codec'
import { applies } from '@/lib/fields/condition'
import type { OfferedTransition } from '@/lib/records/transitions'
import type { AnyRecord, RegisterDefinition } from '@/lib/registers/define'
import { Card } from '../ui/card'
import { Tag } from '../ui/tag'

/**
 * What stands between a record and its next steps: fields still empty, and sentences why a step is
 * refused. Nothing is shown when nothing is missing.
 */
export function MissingPanel({
  definition,
  record,
  transitions,
}: {
  definition: RegisterDefinition
  record: AnyRecord
  transitions: OfferedTransition[]
}) {
  const rows = transitions
    .filter((step) => step.tone !== 'danger')
    .map((step) => ({
      step,
      fields: step.requires
        .filter((key) => !step.asks.includes(key))
        .filter((key) => {
          const field = definition.fields[key]
          return field && applies(field, record) && isEmpty(record[key])
        }),
    }))
    .filter(({ step, fields }) => step.refusal || fields.length > 0)
  if (rows.length === 0) return null
  return (
    <Card title="Before it can go on">
      <ul className="pl-lined">
        {rows.map(({ step, fields }) => (
          <li key={step.name} className="flex gap-3 items-start">
            <Tag tone={step.refusal ? 'bad' : 'due'}>{step.refusal ? 'not met' : 'missing'}</Tag>
            <span className="flex-1 min-w-0">
              <b className="font-medium">{step.label}</b>
              <br />
              <span className="pl-muted">
                {step.refusal}
                {fields.length > 0 &&
                  `${step.refusal ? ' ' : ''}Still needed: ${fields.map((key) => definition.fields[key]?.label).join(', ')}.`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
