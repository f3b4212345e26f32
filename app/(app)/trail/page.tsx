import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readAsOf } from '@/components/shell/as-of'
import { CheckCard } from '@/components/trail/check-card'
import { KeyCallout } from '@/components/trail/key-callout'
import { LogCard } from '@/components/trail/log-card'
import { TrailFilterBar } from '@/components/trail/trail-filters'
import { TrailList } from '@/components/trail/trail-list'
import { hrefOfTrail, readTrailState, type SearchParams } from '@/components/trail/trail-query'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Menu } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { plumbline } from '@/lib/access/actor'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { Invalid } from '@/lib/errors'
import { personNames } from '@/lib/records/names'
import { listChecks } from '@/lib/trail/check'
import { deedsIn } from '@/lib/trail/deeds'
import { listTrail, tablesOfTrail } from '@/lib/trail/list'
import { trailSummary } from '@/lib/trail/summary'
import { listKeys } from '@/lib/witnesses/list'
import { verifyNow } from './actions'

export const metadata: Metadata = { title: 'Audit trail' }

type Props = { searchParams: Promise<SearchParams> }

/** The audit trail: the log as a whole, its verification, and its entries in words. */
export default async function TrailPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!hasPermission(actor, 'trail.read')) notFound()
  const [{ filters, before, after }, asOf] = [
    readTrailState(await searchParams),
    await readAsOf(actor),
  ]
  const query = { filters, before, after, asOf: asOf?.moment }
  const [page, summary, checks, deeds, keys] = await Promise.all([
    listTrail(actor, query).catch(asProblem),
    trailSummary(actor, asOf?.moment),
    listChecks(actor),
    deedsIn(actor),
    listKeys(actor),
  ])
  const people = await personNames([filters.person, ...checks.map((one) => one.requestedById)])
  const nameOf = (id: string) =>
    id === plumbline.id ? plumbline.name : (people.get(id)?.name ?? 'Somebody who left')
  const entries = 'problem' in page ? [] : page.entries
  const [first, last] = [entries[0]?.seq, entries.at(-1)?.seq]
  return (
    <>
      <PageHeader
        title="Audit trail"
        about="Who changed what, when and why: a log that the database keeps by itself, to which is only ever added. Anybody can check that nothing in it was changed afterwards."
        clauses={['7.5.3']}
        actions={<ExportMenu from={filters.from} to={filters.to} />}
      />
      <div className="mb-3.5 empty:mb-0">
        <KeyCallout
          keys={keys.filter(({ at }) => !asOf || at <= asOf.moment.at)}
          timeZone={actor.timeZone}
        />
      </div>
      <div className="pl-trail-top">
        <LogCard summary={summary} timeZone={actor.timeZone} />
        <CheckCard
          checks={checks.filter((one) => !asOf || one.createdAt <= asOf.moment.at)}
          nameOf={nameOf}
          timeZone={actor.timeZone}
          ask={asOf ? null : verifyNow}
        />
      </div>
      <TrailFilterBar
        filters={filters}
        tables={tablesOfTrail(actor)}
        deeds={deeds}
        personName={nameOf(filters.person)}
        says={
          first !== undefined &&
          last !== undefined &&
          `entries ${last.toLocaleString('en')} to ${first.toLocaleString('en')}`
        }
      />
      {'problem' in page ? (
        <Callout tone="bad" role="alert" title={page.problem}>
          <LinkButton href="/trail">Show the whole trail</LinkButton>
        </Callout>
      ) : (
        <div className="pl-card pl-trail-list">
          {entries.length === 0 ? (
            <EmptyState
              title="Nothing matches"
              actions={<LinkButton href="/trail">Show the whole trail</LinkButton>}
            >
              No entry that you may see matches what the trail is narrowed to.
            </EmptyState>
          ) : (
            <TrailList entries={entries} timeZone={actor.timeZone} />
          )}
        </div>
      )}
      {!('problem' in page) && entries.length > 0 && (
        <Pagination
          says="Entries about records that you may not see are not listed; the tree holds them all the same."
          previous={page.newer === null ? null : hrefOfTrail(filters, { after: page.newer })}
          next={page.older === null ? null : hrefOfTrail(filters, { before: page.older })}
        />
      )}
    </>
  )
}

/** The trail as a file: whole, or of a period. */
function ExportMenu({ from, to }: { from: string; to: string }) {
  return (
    <Menu
      label={
        <>
          <Download aria-hidden /> Export
        </>
      }
    >
      <form action="/api/trail" className="grid gap-2 p-2">
        <label className="pl-field">
          <span className="pl-label">From</span>
          <input className="pl-input" type="date" name="from" defaultValue={from} />
        </label>
        <label className="pl-field">
          <span className="pl-label">To</span>
          <input className="pl-input" type="date" name="to" defaultValue={to} />
        </label>
        <button type="submit" className="pl-btn pl-btn-primary justify-self-start">
          Download as JSON Lines
        </button>
        <p className="pl-help">
          Without days it is the whole trail. That you took it away stays on record. Of confidential
          records it holds hashes alone.
        </p>
      </form>
    </Menu>
  )
}

function asProblem(error: unknown): { problem: string } {
  if (error instanceof Invalid) return { problem: error.message }
  throw error
}
