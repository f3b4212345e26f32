import { ArrowDown, ArrowUp } from 'lucide-react'
import { staleInWords } from '@/lib/checks/stale'
import { isEmpty } from '@/lib/fields/codec'
import type { Change } from '@/lib/registers/changes/definition'
import {
  type AnyRecord,
  type RegisterDefinition,
  standingOf,
  titleField,
} from '@/lib/registers/define'
import { cellOf, tagCell } from '../fields/cells'
import type { DisplayContext } from '../fields/displays'
import { withUnit } from '../fields/with-unit'
import { DataTable, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { html, type Markup } from '../ui/markup'
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
  stale,
  changed,
  selectable = false,
}: {
  definition: RegisterDefinition
  records: AnyRecord[]
  columns: string[]
  context: DisplayContext
  /** With it, heads are links that sort. */
  state?: ListState
  /** Records that a major change made stale, by their ids. */
  stale?: ReadonlyMap<string, Pick<Change, 'code' | 'releasedOn'>>
  /** As of a moment, the ids of records that have changed since then. */
  changed?: ReadonlySet<string> | undefined
  selectable?: boolean
}) {
  const title = titleField(definition)
  const naming = columns.includes(title) ? title : (columns[0] ?? title)
  const rows = records.map((record) =>
    rowOf({
      definition,
      record,
      columns,
      context,
      naming,
      selectable,
      stale: stale?.get(record.id),
      changed: changed?.has(record.id) ?? false,
    }),
  )
  return (
    <RowLinks>
      <DataTable label={definition.name.many} stack sticky>
        <thead>
          <tr>
            {selectable && (
              <Th className="w-8">
                <input type="checkbox" data-choose-all aria-label="Choose every row of this page" />
              </Th>
            )}
            <Head definition={definition} column="code" state={state} />
            {columns.map((column) => (
              <Head key={column} definition={definition} column={column} state={state} />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: markup escapes every text in it */}
        <tbody dangerouslySetInnerHTML={{ __html: rows.map((row) => row.text).join('') }} />
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

type Row = {
  definition: RegisterDefinition
  record: AnyRecord
  columns: string[]
  context: DisplayContext
  /** The column that names the record, and leads to it. */
  naming: string
  selectable: boolean
  /** The change that made it stale. */
  stale: Pick<Change, 'code' | 'releasedOn'> | undefined
  /** It has changed since the moment that is read. */
  changed: boolean
}

function rowOf(row: Row): Markup {
  const { definition, record, columns, selectable } = row
  const { id, revision, code } = record
  const choice = selectable
    ? html`<td class="pl-lead"><input type="checkbox" form="bulk" name="id" value="${id}:${revision}" aria-label="Choose ${code}"></td>`
    : html``
  return html`<tr>${choice}<td class="pl-code pl-lead"><a href="/${definition.key}/${code}">${code}</a></td>${columns.map((column) => columnOf(row, column))}</tr>`
}

function columnOf(row: Row, column: string): Markup {
  const { definition, record, columns, context, naming } = row
  const value = column === 'state' ? stateOf(row) : contentOf(definition, column, record, context)
  const label = columnLabel(definition, column)
  const numeric = isNumeric(definition, column) ? 'r pl-num' : ''
  if (column === naming) {
    const marks = columns.includes('state') ? html`` : marksOf(row)
    return html`<td data-label="${label}" class="${numeric} pl-title-cell pl-lead"><a href="/${definition.key}/${record.code}">${value}</a>${marks}</td>`
  }
  const empty = column !== 'state' && isEmpty(record[column]) ? 'pl-empty-cell' : ''
  return html`<td data-label="${label}" class="${numeric} pl-cell ${tintOf(definition, column)} ${empty}">${value}</td>`
}

function stateOf(row: Row): Markup {
  const { definition, record } = row
  const tag = tagCell(definition.lifecycle[record.state] ?? 'plain', stateLabel(record.state))
  return html`${tag}${marksOf(row)}`
}

/** What is to be known of the record beside its state. */
function marksOf({ stale, changed }: Row): Markup {
  const isStale = stale
    ? html` ${tagCell('bad', 'stale', `It is ${staleInWords(stale)}.`)}`
    : html``
  const isOther = changed
    ? html` ${tagCell('plain', 'changed since', 'The record has changed since the day that is read.')}`
    : html``
  return html`${isStale}${isOther}`
}

function contentOf(
  definition: RegisterDefinition,
  column: string,
  record: AnyRecord,
  context: DisplayContext,
): Markup {
  const field = definition.fields[column]
  const value = record[column]
  if (field) {
    const standing = standingOf(definition, record.state)
    return cellOf(column, withUnit(field, record), value, { ...context, tone: standing })
  }
  if (column === 'ownerId' || column === 'createdById')
    return html`${context.names.person(String(value ?? ''))?.name ?? '—'}`
  return html`<span class="pl-num whitespace-nowrap">${typeof value === 'string' ? value.slice(0, 10) : '—'}</span>`
}

function isNumeric(definition: RegisterDefinition, column: string): boolean {
  const kind = definition.fields[column]?.kind
  return kind === 'number' || kind === 'score'
}

function tintOf(definition: RegisterDefinition, column: string): string {
  const kind = definition.fields[column]?.kind
  if (kind === 'reference' || kind === 'references' || kind === 'anyReference') return 'pl-cell-ref'
  if (kind === 'person') return 'pl-cell-person'
  return kind === 'choices' ? 'pl-muted' : ''
}
