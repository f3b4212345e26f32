import { Columns3, Download, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Names } from '@/lib/fields/codec'
import { specialFilters } from '@/lib/records/special-filters'
import { isStales } from '@/lib/records/stale-records'
import type { RegisterDefinition } from '@/lib/registers/define'
import { inSentence } from '@/lib/registers/wording'
import { LinkButton } from '../ui/button'
import { Link } from '../ui/link'
import { Menu, MenuLink } from '../ui/menu'
import { columnLabel, stateLabel } from './column-label'
import { FilterControl } from './filter-control'
import { allColumns, hrefOfList, type ListState, queryOfList } from './list-query'

/** Above a list: what it is narrowed to, as pills that open; more filters; columns; export. */
export function FilterBar({
  definition,
  state,
  names,
  says,
  views,
  exportable,
}: {
  definition: RegisterDefinition
  state: ListState
  names: Names
  /** The count in words. */
  says: ReactNode
  /** Saved views. */
  views?: ReactNode
  exportable: boolean
}) {
  const active = Object.keys(state.filters)
  const offered = [...definition.list.filters, ...(isStales(definition.key) ? ['stale'] : [])]
  const others = offered.filter((key) => !active.includes(key))
  return (
    <div className="pl-bar">
      <GetForm definition={definition} state={state} without="q" className="contents">
        <input
          className="pl-input pl-bar-search"
          type="search"
          name="q"
          defaultValue={state.q}
          aria-label={`Search ${inSentence(definition.name.many)}`}
          placeholder="Search here"
        />
      </GetForm>
      {active.map((key) => (
        <span key={key} className="inline-flex">
          <Menu
            start
            className="pl-pill pl-pill-on"
            label={`${columnLabel(definition, key)}: ${describeFilter(definition, key, state.filters[key] ?? '', names)}`}
          >
            {!(key in (specialFilters[definition.key] ?? {})) && (
              <FilterForm definition={definition} state={state} filterKey={key} />
            )}
            <MenuLink href={hrefOfList(definition, state, { filters: { [key]: '' } })}>
              <X aria-hidden /> Take this filter away
            </MenuLink>
          </Menu>
        </span>
      ))}
      {others.length > 0 && (
        <Menu
          start
          label={
            <>
              <Plus aria-hidden /> Filter
            </>
          }
        >
          {others.map((key) => (
            <details key={key} name="filter" className="pl-filter">
              <summary className="pl-menu-item">{columnLabel(definition, key)}</summary>
              <FilterForm definition={definition} state={state} filterKey={key} />
            </details>
          ))}
        </Menu>
      )}
      {(active.length > 0 || state.q || state.archived) && (
        <Link className="pl-btn pl-btn-plain" href={`/${definition.key}`}>
          Clear
        </Link>
      )}
      {views}
      <span className="pl-grow" />
      <span className="pl-muted pl-num pl-bar-count">{says}</span>
      <ColumnsMenu definition={definition} state={state} />
      {exportable && <ExportMenu definition={definition} state={state} />}
    </div>
  )
}

function FilterForm({
  definition,
  state,
  filterKey,
}: {
  definition: RegisterDefinition
  state: ListState
  filterKey: string
}) {
  return (
    <GetForm definition={definition} state={state} without={filterKey} className="grid gap-2 p-2">
      <FilterControl
        definition={definition}
        filterKey={filterKey}
        value={state.filters[filterKey] ?? ''}
      />
      <button type="submit" className="pl-btn pl-btn-primary justify-self-start">
        Show
      </button>
    </GetForm>
  )
}

/** A form that keeps the rest of the address. */
function GetForm({
  definition,
  state,
  without,
  className,
  children,
}: {
  definition: RegisterDefinition
  state: ListState
  without: string
  className: string
  children: ReactNode
}) {
  const kept = new URLSearchParams(queryOfList(definition, { ...state, cursor: '', start: 1 }))
  kept.delete(without)
  return (
    <form action={`/${definition.key}`} className={className}>
      {[...kept].map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {children}
    </form>
  )
}

function ColumnsMenu({ definition, state }: { definition: RegisterDefinition; state: ListState }) {
  return (
    <Menu
      label={
        <>
          <Columns3 aria-hidden /> Columns
        </>
      }
    >
      <GetForm definition={definition} state={state} without="columns" className="grid gap-1 p-2">
        <fieldset className="grid gap-1">
          <legend className="pl-visually-hidden">Columns of the list</legend>
          {allColumns(definition).map((column) => (
            <label key={column} className="pl-option">
              <input
                type="checkbox"
                name="columns"
                value={column}
                defaultChecked={state.columns.includes(column)}
              />
              {columnLabel(definition, column)}
            </label>
          ))}
        </fieldset>
        <span className="pl-actions pl-menu-foot">
          <button type="submit" className="pl-btn pl-btn-primary">
            Show these
          </button>
          <LinkButton
            tone="plain"
            href={hrefOfList(definition, state, { columns: [...definition.list.columns] })}
          >
            Usual columns
          </LinkButton>
        </span>
      </GetForm>
    </Menu>
  )
}

/** What a list can be told as besides itself. */
const furtherDocuments: Record<string, { document: string; label: string }[]> = {
  risks: [{ document: 'treatment-plan', label: 'Treatment plan (PDF)' }],
}

function ExportMenu({ definition, state }: { definition: RegisterDefinition; state: ListState }) {
  const query = queryOfList(definition, { ...state, cursor: '', start: 1 })
  return (
    <Menu
      label={
        <>
          <Download aria-hidden /> Export
        </>
      }
    >
      {(['csv', 'xlsx', 'json', 'pdf'] as const).map((format) => (
        <a
          key={format}
          className="pl-menu-item"
          href={`/api/export/${definition.key}?${query ? `${query}&` : ''}format=${format}`}
          download
        >
          {
            {
              csv: 'CSV, for any program',
              xlsx: 'Excel workbook (XLSX)',
              json: 'JSON, for machines',
              pdf: 'PDF, to hand out',
            }[format]
          }
        </a>
      ))}
      {(furtherDocuments[definition.key] ?? []).map(({ document, label }) => (
        <a
          key={document}
          className="pl-menu-item"
          href={`/api/export/${definition.key}?${query ? `${query}&` : ''}format=pdf&document=${document}`}
          download
        >
          {label}
        </a>
      ))}
      <p className="pl-help px-2 pb-1">Every row that matches, not this page alone.</p>
    </Menu>
  )
}

function describeFilter(
  definition: RegisterDefinition,
  key: string,
  text: string,
  names: Names,
): string {
  if (text === 'none') return 'not filled'
  if (text.includes('..')) {
    const [from, to] = text.split('..')
    return from && to ? `${from} to ${to}` : from ? `≥ ${from}` : `≤ ${to}`
  }
  if (key === 'standing') return text.replace('x', ' × ')
  if (key === 'above') return text.replace(',', ' on ')
  if (key === 'state') return text.split(',').map(stateLabel).join(', ')
  const field = definition.fields[key]
  const isReference = field?.kind === 'anyReference' || (field && 'to' in field)
  const words = text.split(',').map((value) => {
    if (field && 'options' in field)
      return field.options.find((option) => option.value === value)?.label ?? value
    const named = names.person(value)?.name ?? names.record(value)?.code
    return named ?? (isReference ? names.unseen : undefined) ?? value
  })
  return words.length > 3
    ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more`
    : words.join(', ')
}
