import type { Names } from '@/lib/fields/codec'
import { toText } from '@/lib/fields/codec'
import type { PlannedCreate } from '@/lib/import/plan'
import { initialState, type RegisterDefinition, titleField } from '@/lib/registers/define'
import { columnLabel, stateLabel } from '../records/column-label'
import { Card } from '../ui/card'
import { Tag } from '../ui/tag'

/** Some of the new records as they will be, every field that gets a value. */
export function SampleRecords({
  definition,
  records,
  names,
  total,
}: {
  definition: RegisterDefinition
  records: PlannedCreate[]
  names: Names
  total: number
}) {
  const title = titleField(definition)
  return (
    <Card title="As the new records will be">
      <p className="pl-muted">
        {records.length.toLocaleString('en')} of {total.toLocaleString('en')}. Open one to see its
        fields.
      </p>
      <div className="pl-import-sample">
        {records.map((one, index) => {
          const state = one.state ?? initialState(definition)
          const fields = Object.entries(definition.fields).filter(
            ([key]) => key !== title && one.values[key] !== undefined,
          )
          const cells = Object.keys(one.source ?? {}).length
          return (
            <details key={one.row} open={index === 0}>
              <summary>
                <span className="pl-h3">{String(one.values[title] ?? '')}</span>{' '}
                <Tag tone={definition.lifecycle[state]}>{stateLabel(state)}</Tag>{' '}
                <span className="pl-muted pl-num">row {one.row.toLocaleString('en')}</span>
              </summary>
              <dl className="pl-dl">
                {fields.map(([key, field]) => (
                  <div key={key} className="contents">
                    <dt>{columnLabel(definition, key)}</dt>
                    <dd>{toText(field, one.values[key], names).slice(0, 600)}</dd>
                  </div>
                ))}
                <dt>Source data</dt>
                <dd className="pl-num">{cells} cells, as they stand in the file</dd>
              </dl>
            </details>
          )
        })}
      </div>
    </Card>
  )
}
