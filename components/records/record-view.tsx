import { isEmpty } from '@/lib/fields/codec'
import { applies } from '@/lib/fields/condition'
import type { AnyRecord, RegisterDefinition } from '@/lib/registers/define'
import { type DisplayContext, FieldDisplay } from '../fields/displays'
import { Card } from '../ui/card'
import { fieldSections } from './sections'

/**
 * The fields of a record by section, to read. Empty fields that rules fill are left out; empty
 * fields that people fill stay, so that what is missing can be seen. Imported records have many.
 */
export function RecordView({
  definition,
  record,
  context,
}: {
  definition: RegisterDefinition
  record: AnyRecord
  context: DisplayContext
}) {
  return (
    <>
      {Object.entries(definition.sections).map(([title, keys]) => {
        const shown = keys
          .map((key) => ({ key, field: definition.fields[key] }))
          .filter(({ field }) => field && applies(field, record))
          .filter(({ key, field }) => !isEmpty(record[key]) || !(field?.derived || field?.managed))
        if (shown.length === 0) return null
        const filled = shown.filter(({ key }) => !isEmpty(record[key]))
        const empty = shown.filter(({ key }) => isEmpty(record[key]))
        return (
          <Card key={title} title={title}>
            {filled.length > 0 && (
              <dl className="pl-dl">
                {filled.map(({ key, field }) => {
                  if (!field) return null
                  const Section = fieldSections[`${definition.key}.${key}`]
                  if (Section) {
                    return (
                      <div key={key} className="col-span-2">
                        <dt className="pl-visually-hidden">{field.label}</dt>
                        <dd>
                          <Section record={record} value={record[key]} context={context} />
                        </dd>
                      </div>
                    )
                  }
                  return (
                    <div key={key} className="contents">
                      <dt>{field.label}</dt>
                      <dd>
                        <FieldDisplay
                          fieldKey={key}
                          field={field}
                          value={record[key]}
                          context={context}
                        />
                      </dd>
                    </div>
                  )
                })}
              </dl>
            )}
            {empty.length > 0 && (
              <p className="pl-muted mt-2">
                Not filled yet: {empty.map(({ field }) => field?.label).join(', ')}.
              </p>
            )}
          </Card>
        )
      })}
    </>
  )
}
