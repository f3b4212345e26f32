import { isEmpty } from '@/lib/fields/codec'
import { applies } from '@/lib/fields/condition'
import type { OfferedTransition } from '@/lib/records/transitions'
import type { AnyRecord, RegisterDefinition } from '@/lib/registers/define'
import { inSentence } from '@/lib/registers/wording'
import { Card } from '../ui/card'
import { Tag } from '../ui/tag'
import { stepsInPanels } from './sections'

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
    .filter((step) => step.to !== record.state && step.tone !== 'danger')
    .filter((step) => !stepsInPanels[definition.key]?.includes(step.name))
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
  // What several steps wait for is said once.
  const groups = new Map<string, { refusal: string | null; labels: string[]; steps: string[] }>()
  for (const { step, fields } of rows) {
    const labels = fields.map((key) => definition.fields[key]?.label ?? key)
    const waitsFor = `${step.refusal ?? ''}/${labels.join()}`
    const group = groups.get(waitsFor) ?? { refusal: step.refusal, labels, steps: [] }
    groups.set(waitsFor, { ...group, steps: [...group.steps, step.label] })
  }
  return (
    <Card title="Before it can go on">
      <ul className="pl-lined">
        {[...groups].map(([waitsFor, { refusal, labels, steps }]) => (
          <li key={waitsFor} className="pl-gate-row">
            <Tag tone={refusal ? 'bad' : 'due'}>{refusal ? 'not met' : 'missing'}</Tag>
            <span className="min-w-0">
              <b className="font-medium">{listed(steps)}</b>
              <br />
              <span className="pl-muted">
                {[refusal, labels.length > 0 && `Still needed: ${labels.join(', ')}.`]
                  .filter(Boolean)
                  .join(' ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** `Start design, start development or start validation`. */
function listed([first = '', ...rest]: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format([
    first,
    ...rest.map(inSentence),
  ])
}
