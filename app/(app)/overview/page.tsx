import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { CoverageGrid } from '@/components/charts/coverage-grid'
import { RiskMatrix } from '@/components/charts/risk-matrix'
import { StackedBar } from '@/components/charts/stacked-bar'
import { Trend } from '@/components/charts/trend'
import { stateLabel } from '@/components/records/column-label'
import { SinceReview } from '@/components/reviews/since-review'
import { readAsOf } from '@/components/shell/as-of'
import { Card } from '@/components/ui/card'
import { describeDay, relativeDays } from '@/components/ui/dates'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { Stat } from '@/components/ui/stat'
import { Tag } from '@/components/ui/tag'
import { roleNames } from '@/lib/access/actor'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { dayInWords } from '@/lib/calendar'
import { capital } from '@/lib/capital'
import { areaNames } from '@/lib/catalogue/requirements'
import { conformity, countStandings } from '@/lib/checks/conformity'
import { hrefOf, type Obligation } from '@/lib/checks/obligation'
import { type Posture, posture } from '@/lib/checks/posture'
import type { State } from '@/lib/checks/state'
import { levelTone } from '@/lib/criteria/shape'
import { controlTrend } from '@/lib/records/control-trend'
import { loadState } from '@/lib/records/load-state'
import { systems as systemsDefinition } from '@/lib/registers/systems/definition'

export const metadata: Metadata = { title: 'Overview' }

/** Where the organisation stands, on one page: all of it computed from the registers (9.3). */
export default async function OverviewPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'overview.read')) notFound()
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const now = posture(state)
  const nameOf = (id: string | null) =>
    id === actor.id ? 'You' : (state.users.find((one) => one.id === id)?.name ?? '')
  const whose = (one: Obligation) => {
    if (one.ownerId) return nameOf(one.ownerId)
    const able = state.users.filter(
      (user) =>
        !one.except.includes(user.id) && one.roles.some((role) => user.roles.includes(role)),
    )
    if (able.some((user) => user.id === actor.id)) return 'You'
    const role =
      one.roles.find((each) => able.some((user) => user.roles.includes(each))) ?? one.roles[0]
    return role ? roleNames[role] : ''
  }
  return (
    <>
      <PageHeader
        title="Where we stand"
        about={`Everything here is computed from the registers as of ${describeDay(state.today)}.`}
        clauses={['9.3']}
        actions={<PrintButton />}
      />
      <div className="pl-grid">
        <Figures now={now} state={state} />
        <Card title="Since the last management review">
          <Suspense fallback={<p className="pl-muted">Reading what was then …</p>}>
            <SinceReview state={state} />
          </Suspense>
        </Card>
        <div className="pl-grid pl-columns-2">
          <Card title="The 38 controls">
            <CoverageGrid areas={areasOf(now)} />
            <p className="pl-muted mt-2">
              Met: implemented, with evidence or a test in date. What else a control asks for is
              judged under{' '}
              <Link className="pl-link" href="/conformity">
                Conformity
              </Link>
              .
            </p>
          </Card>
          <Card title="Risk as it stands">
            <Matrix now={now} state={state} />
          </Card>
          <Card title="Controls met, last 12 months">
            <Suspense fallback={<p className="pl-muted">Reading the months before …</p>}>
              <Months state={state} timeZone={actor.timeZone} />
            </Suspense>
          </Card>
          <Card title="Needs a decision">
            <Decisions obligations={now.decisions} today={state.today} nameOf={whose} />
          </Card>
          <Card title="Systems in scope, by stage and tier">
            <Stages now={now} />
          </Card>
          <Card title="In operation without all conditions">
            <Rows
              empty={
                now.systems.in > 0
                  ? 'Every system in operation meets its conditions.'
                  : 'No system is in scope yet.'
              }
              of={now.exceptions}
              row={(one) => ({
                key: one.id,
                href: `/systems/${one.code}`,
                code: one.code,
                says: one.title,
                after: `Not met: ${one.missing.join('; ').toLowerCase()}`,
                who: '',
                tone: one.until && one.until >= state.today ? ('due' as const) : ('bad' as const),
                tag: one.until ? `until ${describeDay(one.until)}` : 'no exception',
              })}
            />
            {now.exceptions.length > 0 && (
              <p className="pl-muted mt-2">
                An executive can let a system run on by an exception: with a reason, until a day.
              </p>
            )}
          </Card>
        </div>
        <Card title="Overdue">
          <Rows
            empty="Nothing is overdue."
            of={now.overdue}
            row={(one) => ({
              key: `${one.id}${one.says}`,
              href: `/${one.register}/${one.code}`,
              before: one.says,
              code: one.code,
              says: one.title,
              who: nameOf(one.ownerId),
              tone: 'bad' as const,
              tag: relativeDays(one.dueOn, state.today),
            })}
          />
        </Card>
      </div>
    </>
  )
}

function Figures({ now, state }: { now: Posture; state: State }) {
  const requirements = conformity(state)
  const counts = countStandings(requirements.map((one) => one.met))
  const { in: inScope, out, undecided } = now.systems
  const untreated = now.risksAbove.filter((one) => !one.isTreated).length
  const oldest = now.overdue[0]
  const others = counted([
    [out, 'excluded with reasons'],
    [undecided, 'undecided'],
  ])
  return (
    <div className="pl-grid pl-columns-4">
      <Stat
        label="AI systems in scope"
        value={inScope.toLocaleString('en')}
        note={`of ${state.systems.length.toLocaleString('en')}${others && `; ${others}`}`}
        href="/systems?scope=in"
      />
      <Stat
        label="Requirements met"
        value={`${counts.met} of ${requirements.length}`}
        note={counted([
          [counts.partly, 'partly'],
          [counts['not-met'], 'not met'],
          [counts.na, 'not applicable'],
        ])}
        href="/conformity"
      />
      <Stat
        label="Risks above acceptance"
        value={now.risksAbove.length.toLocaleString('en')}
        note={riskNote(now.risksAbove.length, untreated)}
        tone={untreated ? 'bad' : undefined}
        href={`/risks?above=${state.criteria.acceptanceLevel},${state.today}`}
      />
      <Stat
        label="Overdue"
        value={now.overdue.length.toLocaleString('en')}
        note={
          oldest ? (
            <>
              oldest {oldest.days} {oldest.days === 1 ? 'day' : 'days'}:{' '}
              <span className="whitespace-nowrap">{oldest.code}</span>
            </>
          ) : (
            'nothing'
          )
        }
        tone={oldest ? 'bad' : undefined}
        href={oldest && `/${oldest.register}/${oldest.code}`}
      />
    </div>
  )
}

/** `8 due, 2 not met`: what there is none of goes without saying. */
function counted(parts: [number, string][]): string {
  return parts
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${n.toLocaleString('en')} ${what}`)
    .join(', ')
}

function riskNote(above: number, untreated: number): string {
  if (above === 0) return 'nothing to treat or accept'
  return untreated ? `${untreated.toLocaleString('en')} without a treatment` : 'all under treatment'
}

function areasOf(now: Posture) {
  const areas = [...new Set(now.controls.map((one) => one.area))]
  return areas.map((area) => ({
    code: area === 'own' ? '' : area,
    name: area === 'own' ? 'Own controls' : (areaNames[area] ?? area),
    cells: now.controls
      .filter((one) => one.area === area)
      .map((one) => ({
        code: one.controlId,
        title: one.title,
        tone: one.met,
        says: one.detail,
        href: one.record ? `/controls/${one.record.code}` : undefined,
      })),
  }))
}

function Matrix({ now, state }: { now: Posture; state: State }) {
  const { likelihoodScale, impactScale, bands } = state.criteria
  const counts = Object.entries(now.matrix).flatMap(([likelihood, row]) =>
    Object.entries(row).map(([impact, ids]) => ({
      likelihood: Number(likelihood),
      impact: Number(impact),
      n: ids.length,
    })),
  )
  if (counts.length === 0) return <EmptyState title="No scored risks yet" />
  return (
    <>
      <RiskMatrix
        caption="Live risks by likelihood and impact as they stand"
        likelihood={likelihoodScale}
        impact={impactScale}
        counts={counts}
        toneOf={(likelihood, impact) => levelTone(likelihood * impact, bands)}
        hrefOf={(likelihood, impact) => `/risks?standing=${likelihood}x${impact}`}
      />
      <p className="pl-muted mt-2">
        Likelihood upwards, impact to the right. A treated risk counts by what remains, any other by
        what there is today. Choose a cell to see its risks.
      </p>
    </>
  )
}

/** How the share of met controls came to be what it is; the past is read from the trail. */
async function Months({ state, timeZone }: { state: State; timeZone: string }) {
  const months = await controlTrend(state, timeZone)
  return (
    <>
      <Trend
        name="Share of applicable controls that were met"
        points={months.map(({ day, share }) => ({
          label: dayInWords(day).replace(/^\d+ /, '').replace(/ 20/, ' '),
          value: share,
        }))}
      />
      <p className="pl-muted mt-2">
        Share of the controls that apply, at the end of each month as the audit trail has it.
      </p>
    </>
  )
}

const tiers = [
  { key: 'low', label: 'Low tier' },
  { key: 'medium', label: 'Medium' },
  { key: 'high', label: 'High' },
  { key: 'unclassified', label: 'Unclassified' },
]

function Stages({ now }: { now: Posture }) {
  if (now.systems.in === 0) return <EmptyState title="No system in scope yet" />
  const rows = Object.keys(systemsDefinition.lifecycle)
    .map((stage) => ({
      label: capital(stateLabel(stage)),
      parts: tiers.map((tier) => ({
        key: tier.key,
        n: now.tiers[tier.key]?.[stage] ?? 0,
        href: `/systems?scope=in&state=${stage}&tier=${tier.key}`,
      })),
    }))
    .filter((row) => row.parts.some((part) => part.n > 0))
  return <StackedBar caption="Systems in scope by stage and tier" keys={tiers} rows={rows} />
}

function Decisions({
  obligations,
  today,
  nameOf,
}: {
  obligations: readonly Obligation[]
  today: string
  nameOf: (one: Obligation) => string
}) {
  return (
    <Rows
      empty="Nothing waits for a decision."
      of={obligations}
      row={(one) => ({
        key: one.id,
        href: hrefOf(one),
        before: one.says,
        code: one.code,
        says: one.title,
        who: nameOf(one),
        tone: one.tone,
        tag: one.dueOn ? relativeDays(one.dueOn, today) : 'waiting',
      })}
    />
  )
}

/** Rows in sight, and at most so many more on asking. */
const shownRows = 8
const moreRows = 92

type Row = {
  key: string
  href: string
  /** What is to be done, before the record it is about. */
  before?: string
  code: string
  says: string
  /** A second line. */
  after?: string
  who: string
  tone: Obligation['tone']
  tag: string
}

/** The first of them, each as a row, and how many more there are. */
function Rows<One>({
  of,
  row: rowOf,
  empty,
}: {
  of: readonly One[]
  row: (one: One) => Row
  empty: string
}) {
  if (of.length === 0) return <p className="pl-muted">{empty}</p>
  const more = of.slice(shownRows, shownRows + moreRows)
  const rest = of.length - shownRows - more.length
  return (
    <>
      <Lines rows={of.slice(0, shownRows).map(rowOf)} />
      {more.length > 0 && (
        <details className="pl-more">
          <summary className="pl-summary">
            {`and ${(of.length - shownRows).toLocaleString('en')} more`}
          </summary>
          <Lines rows={more.map(rowOf)} />
          {rest > 0 && <p className="pl-muted mt-2">{`and ${rest.toLocaleString('en')} more`}</p>}
        </details>
      )}
    </>
  )
}

function Lines({ rows }: { rows: Row[] }) {
  return (
    <ul className="pl-lined pl-work-rows">
      {rows.map((row) => (
        <li key={row.key} className="pl-work-row pl-quiet">
          <span>
            <Link href={row.href}>
              {row.before && `${row.before}: `}
              {row.code && <span className="whitespace-nowrap">{row.code} </span>}
              {row.says}
            </Link>
            {row.after && <span className="pl-muted block">{row.after}</span>}
          </span>
          {row.who && <span className="pl-muted">{row.who}</span>}
          <Tag tone={row.tone}>{row.tag}</Tag>
        </li>
      ))}
    </ul>
  )
}
