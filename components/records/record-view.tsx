import { isEmpty } from '@/lib/fields/codec'
import { applies } from '@/lib/fields/condition'
import type { Field } from '@/lib/fields/field'
import type { LinkGroup } from '@/lib/records/links'
import { type AnyRecord, type RegisterDefinition, titleField } from '@/lib/registers/define'
import { type DisplayContext, FieldDisplay } from '../fields/displays'
import { Card } from '../ui/card'
import { fieldSections, fieldsInPanels } from './sections'

/**
 * The fields of a record by section, to read. Left out is what the page says elsewhere: the title,
 * the groups of linked records, what a panel shows. Empty fields that people can still fill are
 * named, so that what is missing can be seen. Imported records have many.
 */
export function RecordView({
  definition,
  record,
  links,
  closed,
  context,
}: {
  definition: RegisterDefinition
  record: AnyRecord
  /** What is linked beside the sections. */
  links: LinkGroup[]
  /** Closed with the record on whose page it lives. */
  closed: boolean
  context: DisplayContext
}) {
  const isClosed =
    closed || Boolean(definition.sealed?.includes(record.state)) || context.tone === 'na'
  const elsewhere = [titleField(definition), ...(fieldsInPanels[definition.key]?.(record) ?? [])]
  return (
    <>
      {Object.entries(definition.sections).map(([title, keys]) => {
        const shown = keys
          .map((key) => ({ key, field: definition.fields[key] }))
          .filter(({ key, field }) => field && applies(field, record) && !elsewhere.includes(key))
        const filled = shown
          .filter(({ key }) => !isEmpty(record[key]))
          .filter(({ key, field }) => !isLinkedBeside(links, record[key], field))
        const empty = shown
          .filter(({ key }) => isEmpty(record[key]) && !isClosed)
          .filter(({ field }) => !(field?.derived || field?.managed || field?.optional))
        if (filled.length + empty.length === 0) return null
        return (
          <Card key={title} title={title}>
            {filled.length > 0 && (
              <dl className="pl-dl">
                {filled.map(({ key, field }) => {
                  if (!field) return null
                  const Section = fieldSections[`${definition.key}.${key}`]
                  if (Section) {
                    return (
                      <div key={key} className="pl-dl-wide">
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
                          record={record}
                          context={context}
                        />
                      </dd>
                    </div>
                  )
                })}
              </dl>
            )}
            {empty.length > 0 && (
              <p className={filled.length > 0 ? 'pl-muted mt-2' : 'pl-muted'}>
                Not filled yet: {empty.map(({ field }) => field?.label).join(', ')}.
              </p>
            )}
          </Card>
        )
      })}
    </>
  )
}

/** Whether all that a field refers to stands in a group of its own, with states and the way there. */
function isLinkedBeside(links: LinkGroup[], value: unknown, field: Field | undefined): boolean {
  if (field?.kind !== 'references' || !Array.isArray(value)) return false
  const group = links.find((one) => one.register === field.to && one.label === field.label)
  return value.every((id) => group?.records.some((record) => record.id === id))
}
