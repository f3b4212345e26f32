import type { Metadata } from 'next'
import { readAsOf } from '@/components/shell/as-of'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { describeDay } from '@/components/ui/dates'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { PillLink, Toolbar } from '@/components/ui/toolbar'
import { DayList } from '@/components/work/day-list'
import { MonthGrid } from '@/components/work/month-grid'
import { WorkList } from '@/components/work/work-list'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { addMonths, monthInWords } from '@/lib/calendar'
import { maySee, myWork, obligationsOf } from '@/lib/checks/my-work'
import { holderOf, type Obligation } from '@/lib/checks/obligation'
import { loadState } from '@/lib/records/load-state'

export const metadata: Metadata = { title: 'Calendar' }

/** What is due by day: the person's own work, and everybody's for who oversees it. */
export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const actor = await requireActor()
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const asked = await searchParams
  const mayOversee = hasPermission(actor, 'overview.read')
  const month = monthOf(asked.month) ?? state.today.slice(0, 7)
  const isAll = mayOversee && asked.of === 'all'
  const isList = asked.view === 'list'
  const hrefTo = (to: { month?: string; of?: string; view?: string }) =>
    hrefOfCalendar({ month, of: isAll ? 'all' : 'mine', view: isList ? 'list' : 'month', ...to })

  const work = isAll
    ? obligationsOf(state).filter((one) => maySee(actor, state, one))
    : myWork(actor, state)
  const dated = work.filter((one) => one.dueOn !== null)
  const undated = work.length - dated.length
  const overdue = dated.filter((one) => (one.dueOn ?? '') < `${month}-01`)
  const byDay = groupedByDay(dated)
  const inMonth = new Map([...byDay].filter(([day]) => day.startsWith(month)))
  const count = [...inMonth.values()].flat().length
  const isThisMonth = state.today.startsWith(month)
  return (
    <>
      <PageHeader
        title="Calendar"
        about={`${describeCount(count, month)}${undated ? ` ${undated} more without a day ${isAll ? 'are left out.' : 'are in My work.'}` : ''}`}
        actions={<LinkButton href="/settings/account#calendar-feed">Calendar feed</LinkButton>}
      />
      <Toolbar label="Calendar">
        <LinkButton href={hrefTo({ month: otherMonth(month, -1) })} rel="prev">
          <span aria-hidden>‹</span>
          <span className="pl-visually-hidden">
            Previous month: {monthInWords(otherMonth(month, -1))}
          </span>
        </LinkButton>
        <h2 className="pl-h2 pl-month-title">{monthInWords(month)}</h2>
        <LinkButton href={hrefTo({ month: otherMonth(month, 1) })} rel="next">
          <span aria-hidden>›</span>
          <span className="pl-visually-hidden">
            Next month: {monthInWords(otherMonth(month, 1))}
          </span>
        </LinkButton>
        {!isThisMonth && (
          <LinkButton href={hrefTo({ month: state.today.slice(0, 7) })} tone="plain">
            {asOf ? describeDay(state.today) : 'Today'}
          </LinkButton>
        )}
        <span className="pl-grow" />
        {mayOversee && (
          <span className="pl-month-choice">
            <PillLink href={hrefTo({ of: 'mine' })} on={!isAll}>
              Mine
            </PillLink>
            <PillLink href={hrefTo({ of: 'all' })} on={isAll}>
              Everybody’s
            </PillLink>
          </span>
        )}
        <span className="pl-month-choice pl-month-views">
          <PillLink href={hrefTo({ view: 'month' })} on={!isList}>
            Month
          </PillLink>
          <PillLink href={hrefTo({ view: 'list' })} on={isList}>
            List
          </PillLink>
        </span>
      </Toolbar>
      <div className="pl-grid">
        {isThisMonth && overdue.length > 0 && (
          <Card title={`Overdue since before ${monthInWords(month)} (${overdue.length})`}>
            <WorkList obligations={overdue} today={state.today} />
          </Card>
        )}
        {!isList && (
          <div className="pl-month-sheet">
            <MonthGrid
              month={month}
              today={state.today}
              byDay={byDay}
              listHref={hrefTo({ view: 'list' })}
            />
          </div>
        )}
        <div className={isList ? 'pl-card' : 'pl-card pl-month-list'}>
          {count > 0 ? (
            <DayList
              byDay={inMonth}
              today={state.today}
              holderOf={isAll ? (one) => holderOf(one, state.users) : undefined}
            />
          ) : (
            <EmptyState title={`Nothing is due in ${monthInWords(month)}`}>
              Days come from the records: reviews, actions, treatments and what else has to be done
              by a day.{' '}
              <Link href="/" className="pl-link">
                My work
              </Link>{' '}
              has what is without one.
            </EmptyState>
          )}
        </div>
      </div>
    </>
  )
}

function hrefOfCalendar({ month, of, view }: { month: string; of: string; view: string }): string {
  const query = new URLSearchParams({ month })
  if (of === 'all') query.set('of', of)
  if (view === 'list') query.set('view', view)
  return `/calendar?${query}`
}

function monthOf(asked: string | string[] | undefined): string | undefined {
  const isMonth = typeof asked === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked)
  // A year before 1000 would lose its zeros on the way to the next month.
  return isMonth && asked >= '1900' && asked < '2200' ? asked : undefined
}

function otherMonth(month: string, by: number): string {
  return addMonths(`${month}-01`, by).slice(0, 7)
}

function groupedByDay(dated: readonly Obligation[]): Map<string, Obligation[]> {
  const days = new Map<string, Obligation[]>()
  for (const one of dated) {
    const day = one.dueOn ?? ''
    const known = days.get(day)
    if (known) known.push(one)
    else days.set(day, [one])
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function describeCount(count: number, month: string): string {
  const things = count === 1 ? '1 thing is' : `${count} things are`
  return `${count === 0 ? 'Nothing is' : things} due in ${monthInWords(month)}.`
}
