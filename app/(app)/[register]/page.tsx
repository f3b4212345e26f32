import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ImportButton } from '@/components/import/import-button'
import { BulkBar } from '@/components/records/bulk-bar'
import { displayContext } from '@/components/records/display-context'
import { FilterBar } from '@/components/records/filter-bar'
import {
  hrefOfList,
  type ListState,
  queryOfList,
  readListState,
  type SearchParams,
} from '@/components/records/list-query'
import { RecordTable } from '@/components/records/record-table'
import { SavedViews } from '@/components/records/saved-views'
import { listActions } from '@/components/records/sections'
import { readAsOf } from '@/components/shell/as-of'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import type { Actor } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { Invalid } from '@/lib/errors'
import { unseenRecord } from '@/lib/fields/codec'
import { changedSince } from '@/lib/records/compare'
import { namesIn, personNames, recordNames } from '@/lib/records/names'
import { listRecords } from '@/lib/records/read'
import { viewsOf } from '@/lib/records/saved-views'
import { staleAmong } from '@/lib/records/stale-records'
import { erasedSince } from '@/lib/records/tombstones'
import type { RegisterDefinition } from '@/lib/registers/define'
import { rulesOf } from '@/lib/registers/rules-index'
import { countOf, inSentence } from '@/lib/registers/wording'
import {
  archiveMany,
  assignOwner,
  foretellArchivingMany,
  keepListView,
  removeListView,
} from './actions'
import { registerOr404 } from './register-or-404'

type Props = { params: Promise<{ register: string }>; searchParams: Promise<SearchParams> }

const pageSize = 50

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor()
  return { title: registerOr404(actor, (await params).register).name.many }
}

/** Any register as a list: filters, sort and columns in the address, one page at a time. */
export default async function ListPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { register: key } = await params
  const definition = registerOr404(actor, key)
  const given = await searchParams
  const parentId = definition.parent && given[definition.parent.field]
  if (definition.parent && !parentId) redirect(`/${definition.parent.register}`)
  const state = readListState(definition, given)
  const asOf = await readAsOf(actor)
  const query = {
    filters: state.filters,
    q: state.q,
    sort: state.sort || undefined,
    cursor: state.cursor || undefined,
    limit: pageSize,
    archived: state.archived,
    asOf: asOf?.moment,
  }
  const [page, views] = await Promise.all([
    listRecords(actor, key, query).catch(asProblem),
    viewsOf(actor, key),
  ])
  const may = (action: 'create' | 'update' | 'archive') =>
    !asOf && hasReach(actor, definition, action)
  const firstSteps = (
    <>
      {!asOf && <ImportButton actor={actor} register={key} />}
      {!asOf &&
        (listActions[key] ?? []).map((Action, place) => (
          <Action key={`${key}-${place.toString()}`} actor={actor} />
        ))}
      {may('create') && (
        <LinkButton tone="primary" href={`/${key}/new`}>
          {recordWords(definition)}
        </LinkButton>
      )}
    </>
  )
  const filtered = Object.keys(state.filters).length > 0 || state.q !== ''
  const narrowed = filtered || state.archived
  const onlyArchived = state.archived && !filtered
  /** Then the list itself says what belongs in it and how to begin; the header need not as well. */
  const isBlank = !('problem' in page) && page.records.length === 0 && !narrowed
  const header = (
    <PageHeader
      title={
        definition.navigation && definition.key !== 'controls'
          ? definition.navigation
          : definition.name.many
      }
      about={isBlank ? undefined : definition.about}
      clauses={isBlank ? undefined : definition.clauses}
      actions={isBlank ? undefined : firstSteps}
    />
  )
  if ('problem' in page) {
    return (
      <>
        {header}
        <Callout tone="bad" role="alert" title={page.problem}>
          <LinkButton href={`/${key}`}>Show the whole list</LinkButton>
        </Callout>
      </>
    )
  }

  const [names, filterNames, stale, changed, erased] = await Promise.all([
    namesIn(actor, definition, page.records, asOf?.moment),
    namesOfFilters(actor, state),
    staleAmong(actor, key, page.records, asOf?.moment),
    asOf ? changedSince(definition, page.records) : undefined,
    asOf && !narrowed && !state.cursor ? erasedSince(actor, definition, asOf.moment) : [],
  ])
  const context = await displayContext(actor, names, asOf?.moment)
  const end = state.start + page.records.length - 1
  const selectable = may('archive') && page.records.length > 0 && !state.archived
  return (
    <>
      {header}
      <FilterBar
        definition={definition}
        state={state}
        names={filterNames}
        says={`${countOf(definition.name, page.total)}${state.archived ? ', archived' : ''}`}
        exportable={hasReach(actor, definition, 'export')}
        views={
          <SavedViews
            register={key}
            views={views}
            query={queryOfList(definition, { ...state, cursor: '', start: 1 })}
            archivedHref={hrefOfList(definition, state, { archived: !state.archived })}
            archived={state.archived}
            keep={asOf ? null : keepListView.bind(null, key)}
            remove={removeListView.bind(null, key)}
          />
        }
      />
      {erased.length > 0 && (
        <p className="pl-muted mb-2">
          {erased.length === 1 ? 'One more was' : `${erased.length.toLocaleString('en')} more were`}{' '}
          here then and erased since:{' '}
          {erased.slice(0, 12).map((code) => (
            <Link key={code} href={`/${key}/${code}`} className="pl-link pl-code mr-2">
              {code}
            </Link>
          ))}
          {erased.length > 12 && `and ${(erased.length - 12).toLocaleString('en')} others`}
        </p>
      )}
      {page.records.length === 0 ? (
        <div className="pl-card">
          {narrowed ? (
            <EmptyState
              title={onlyArchived ? 'Nothing is archived' : 'Nothing matches'}
              actions={<LinkButton href={`/${key}`}>Show the whole list</LinkButton>}
            >
              {onlyArchived
                ? 'What is archived leaves the list and waits here, until it is restored.'
                : `No ${inSentence(definition.name.one)} matches what the list is narrowed to.`}
            </EmptyState>
          ) : (
            <EmptyState
              title={`No ${inSentence(definition.name.many)} ${asOf ? 'at that time' : 'yet'}`}
              actions={firstSteps}
            >
              {definition.about} The register answers {definition.clauses.join(', ')} of ISO/IEC
              42001.
            </EmptyState>
          )}
        </div>
      ) : (
        <RecordTable
          definition={definition}
          records={page.records}
          columns={state.columns}
          context={context}
          state={state}
          stale={stale}
          changed={changed}
          selectable={selectable}
        />
      )}
      {selectable && (
        <BulkBar
          name={definition.name}
          hasOwner={'ownerId' in definition.fields}
          assign={assignOwner.bind(null, key)}
          archive={archiveMany.bind(null, key)}
          foretell={rulesOf(key).foretellsArchive ? foretellArchivingMany.bind(null, key) : null}
        />
      )}
      {page.records.length > 0 && (
        <Pagination
          says={`${state.start.toLocaleString('en')}–${end.toLocaleString('en')} of ${page.total.toLocaleString('en')}`}
          previous={
            page.previous &&
            hrefOfList(definition, state, {
              cursor: page.previous,
              start: Math.max(1, state.start - pageSize),
            })
          }
          next={page.next && hrefOfList(definition, state, { cursor: page.next, start: end + 1 })}
        />
      )}
    </>
  )
}

function recordWords(definition: RegisterDefinition): string {
  const name = inSentence(definition.name.one)
  return `Record ${/^[aeiouAEIOU]/.test(name) ? 'an' : 'a'} ${name}`
}

function asProblem(error: unknown): { problem: string } {
  if (error instanceof Invalid) return { problem: error.message }
  throw error
}

/** Names for the ids that filters hold. */
async function namesOfFilters(actor: Actor, state: ListState) {
  const ids = Object.values(state.filters)
    .flatMap((value) => (value ?? '').split(','))
    .filter((one) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(one))
  const [people, records] = await Promise.all([
    personNames(ids),
    recordNames(actor, ids, { asOf: actor.past?.moment }),
  ])
  return {
    person: (id: string) => people.get(id),
    record: (id: string) => records.get(id),
    unseen: unseenRecord,
  }
}
