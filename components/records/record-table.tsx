import { ArrowDown, ArrowUp } from 'lucide-react'
import { isEmpty } from '@/lib/fields/codec'
import { type AnyRecord, type RegisterDefinition, titleField } from '@/lib/registers/define'
import { type DisplayContext, FieldDisplay } from '../fields/displays'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { columnLabel, stateLabel } from './column-label'
import { hrefOfList, isSortable, type ListState } from './list-query'
import { RowLinks } from './row-links'

/** The rows of a register as a plain table: fast for long lists, cards on a phone. */
export function RecordTable({
  definition,
  records,
  columns,
  context,
  state,
  selectable = false,
}: {
  definition: RegisterDefinition
  records: AnyRecord[]
  columns: string[]
  context: DisplayContext
  /** With it, heads are links that sort. */
  state?: ListState
  selectable?: boolean
}) {
  const title = titleField(definition)
  const naming = columns.includes(title) ? title : (columns[0] ?? title)
  return (
    <RowLinks>
      <DataTable label={definition.name.many} stack sticky>
        <thead>
          <tr>
            {selectable && (
              <Th className="w-8">
                <span className="pl-visually-hidden">Choose</span>
              </Th>
            )}
            <Head definition={definition} column="code" state={state} />
            {columns.map((column) => (
              <Head key={column} definition={definition} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              {selectable && (
                <td className="pl-lead">
                  <input
                    type="checkbox"
                    form="bulk"
                    name="id"
                    value={`${record.id}:${record.revision}`}
                    aria-label={`Choose ${record.code}`}
                  />
                </td>
              )}
              <td className="pl-code pl-lead">
                <a href={`/${definition.key}/${record.code}`}>{record.code}</a>
              </td>
              {columns.map((column) => {
                const isName = column === naming
                const empty = column !== 'state' && isEmpty(record[column])
                return (
                  <Td
                    key={column}
                    label={columnLabel(definition, column)}
                    numeric={isNumeric(definition, column)}
                    className={
                      isName
                        ? 'pl-title-cell pl-lead'
                        : `pl-cell ${tintOf(definition, column)} ${empty ? 'pl-empty-cell' : ''}`
                    }
                  >
                    {isName ? (
                      <a href={`/${definition.key}/${record.code}`}>
                        <Cell
                          definition={definition}
                          column={column}
                          record={record}
                          context={context}
                        />
                      </a>
                    ) : (
                      <Cell
                        definition={definition}
                        column={column}
                        record={record}
                        context={context}
                      />
                    )}
                  </Td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </RowLinks>
  )
}

function Head({
  definition,
  column,
  state,
}: {
  definition: RegisterDefinition
  column: string
  state: ListState | undefined
}) {
  const label = columnLabel(definition, column)
  const numeric = isNumeric(definition, column)
  if (!state || !isSortable(definition, column)) return <Th numeric={numeric}>{label}</Th>
  const sort = state.sort || definition.list.sort || 'code'
  const isUp = sort === column
  const isDown = sort === `-${column}`
  return (
    <Th numeric={numeric} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}>
      <Link
        href={hrefOfList(definition, state, { sort: isUp ? `-${column}` : column })}
        scroll={false}
      >
        {label}
        {isUp && <ArrowUp size={12} aria-hidden />}
        {isDown && <ArrowDown size={12} aria-hidden />}
      </Link>
    </Th>
  )
}

function Cell({
  definition,
  column,
  record,
  context,
}: {
  definition: RegisterDefinition
  column: string
  record: AnyRecord
  context: DisplayContext
}) {
  if (column === 'state')
    return <Tag tone={definition.lifecycle[record.state]}>{stateLabel(record.state)}</Tag>
  const field = definition.fields[column]
  if (field)
    return (
      <FieldDisplay
        fieldKey={column}
        field={field}
        value={record[column]}
        context={{ ...context, tone: definition.lifecycle[record.state] }}
      />
    )
  if (column === 'ownerId' || column === 'createdById')
    return <>{context.names.person(String(record[column] ?? ''))?.name ?? '—'}</>
  const value = record[column]
  return (
    <span className="pl-num whitespace-nowrap">
      {typeof value === 'string' ? value.slice(0, 10) : '—'}
    </span>
  )
}

function isNumeric(definition: RegisterDefinition, column: string): boolean {
  const kind = definition.fields[column]?.kind
  return kind === 'number' || kind === 'score'
}

function tintOf(definition: RegisterDefinition, column: string): string {
  const kind = definition.fields[column]?.kind
  if (kind === 'reference' || kind === 'references') return 'pl-cell-ref'
  return kind === 'choices' ? 'pl-muted' : ''
}
