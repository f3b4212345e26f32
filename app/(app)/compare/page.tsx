import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { stateLabel } from '@/components/records/column-label'
import { Differences } from '@/components/records/differences'
import { dayOf } from '@/components/records/display-context'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Callout } from '@/components/ui/callout'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { describeDay } from '@/components/ui/dates'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Tag } from '@/components/ui/tag'
import { PillLink, Toolbar } from '@/components/ui/toolbar'
import type { Actor } from '@/lib/access/actor'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { Invalid } from '@/lib/errors'
import {
  type ComparedRecord,
  comparedRecords,
  compareMoments,
  fates,
  fateTones,
  fateWords,
  type RegisterComparison,
  type Span,
} from '@/lib/records/compare'
import { milestones, readSpan } from '@/lib/records/span'
import type { RegisterDefinition } from '@/lib/registers/define'

type Asked = { from?: string; to?: string; register?: string; fate?: string; after?: string }
type Props = { searchParams: Promise<Asked> }

export const metadata: Metadata = { title: 'Compare two days' }

/** What was added, changed, closed or archived in each register between two days (9.2, 9.3). */
export default async function ComparePage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!hasPermission(actor, 'overview.read')) notFound()
  const asked = await searchParams
  const asOf = await readAsOf(actor)
  const latest = dayOf(actor, asOf?.moment)
  const days = { from: asked.from ?? '', to: asked.to || latest }
  const [{ span, problem }, known] = await Promise.all([
    spanOrProblem(actor, days),
    milestones(actor),
  ])
  const found = span ? await compareMoments(actor, span) : []
  const chosen = found.find((one) => one.register.key === asked.register)
  const says = `from the end of ${describeDay(days.from)} to ${days.to >= latest ? (asOf?.says ?? 'now') : `the end of ${describeDay(days.to)}`}`
  return (
    <>
      <PageHeader
        crumbs={
          chosen && (
            <Breadcrumbs
              trail={[
                { label: 'Compare two days', href: addressOf(days) },
                { label: chosen.register.name.many },
              ]}
            />
          )
        }
        title={chosen ? chosen.register.name.many : 'Compare two days'}
        about={
          span
            ? `What changed ${says}, as the audit trail has it.`
            : 'What was added, changed, closed or archived in each register between two days, as the audit trail has it.'
        }
        clauses={['9.2', '9.3']}
        actions={
          span &&
          found.length > 0 && (
            <a className="pl-btn pl-btn-quiet" href={`/api${addressOf(days)}`} download>
              PDF
            </a>
          )
        }
      />
      {!chosen && (
        <form className="pl-bar items-end" action="/compare">
          <label className="grid gap-1">
            From the end of
            <input
              className="pl-input"
              type="date"
              name="from"
              max={latest}
              defaultValue={days.from}
              required
              aria-invalid={problem !== ''}
            />
          </label>
          <label className="grid gap-1">
            to the end of
            <input
              className="pl-input"
              type="date"
              name="to"
              max={latest}
              defaultValue={days.to}
              required
            />
          </label>
          <button type="submit" className="pl-btn pl-btn-primary">
            Compare
          </button>
        </form>
      )}
      {!chosen && known.length > 0 && (
        <Toolbar label="Since">
          <span className="pl-muted">Since</span>
          {known.slice(0, 6).map((one) => (
            <PillLink
              key={one.label}
              href={addressOf({ from: one.day, to: days.to })}
              on={one.day === days.from}
            >
              {one.label}, {describeDay(one.day)}
            </PillLink>
          ))}
        </Toolbar>
      )}
      {problem && <Callout tone="bad" role="alert" title={problem} />}
      {span && !chosen && <Registers found={found} days={days} />}
      {span && chosen && (
        <Records of={chosen} span={span} days={days} asked={asked} actor={actor} />
      )}
      {!span && !problem && (
        <div className="pl-card">
          <EmptyState title="Choose the day to compare with">
            Such as the day of the last audit: then each register says what became of its records
            since.
          </EmptyState>
        </div>
      )}
    </>
  )
}

type Days = { from: string; to: string }

/** The chosen span; what is wrong with it, in a sentence; neither while none is chosen. */
async function spanOrProblem(
  actor: Actor,
  { from, to }: Days,
): Promise<{ span: Span | null; problem: string }> {
  if (!from) return { span: null, problem: '' }
  try {
    return { span: await readSpan(actor, from, to), problem: '' }
  } catch (error) {
    if (error instanceof Invalid) return { span: null, problem: error.message }
    throw error
  }
}

function Registers({ found, days }: { found: RegisterComparison[]; days: Days }) {
  if (found.length === 0)
    return (
      <div className="pl-card">
        <EmptyState title="Nothing changed">
          Every register was the same at the end of both days.
        </EmptyState>
      </div>
    )
  return (
    <DataTable label="What changed in each register" stack>
      <thead>
        <tr>
          <Th>Register</Th>
          {fates.map((fate) => (
            <Th key={fate} numeric>
              {fateWords[fate]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.map(({ register, counts }) => (
          <tr key={register.key}>
            <Td className="pl-lead pl-whole-line">
              <Link href={addressOf({ ...days, register: register.key })}>
                {register.name.many}
              </Link>
            </Td>
            {fates.map((fate) => (
              <Td key={fate} label={fateWords[fate]} numeric>
                {counts[fate] ? (
                  <Link
                    className="pl-link"
                    href={addressOf({ ...days, register: register.key, fate })}
                  >
                    {counts[fate].toLocaleString('en')}
                  </Link>
                ) : (
                  <span className="pl-muted">–</span>
                )}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

async function Records({
  of: { register, counts },
  span,
  days,
  asked,
  actor,
}: {
  of: RegisterComparison
  span: Span
  days: Days
  asked: Asked
  actor: Actor
}) {
  const fate = fates.find((one) => one === asked.fate)
  const { records, next } = await comparedRecords(actor, register, span, {
    ...(fate ? { fate } : {}),
    after: asked.after,
  })
  const here = { ...days, register: register.key }
  const total = fates.reduce((sum, one) => sum + counts[one], 0)
  return (
    <>
      <Toolbar label="What became of them">
        <PillLink href={addressOf(here)} on={!fate}>
          All {total.toLocaleString('en')}
        </PillLink>
        {fates
          .filter((one) => counts[one] > 0)
          .map((one) => (
            <PillLink key={one} href={addressOf({ ...here, fate: one })} on={one === fate}>
              {fateWords[one]}, {counts[one].toLocaleString('en')}
            </PillLink>
          ))}
      </Toolbar>
      <DataTable label={`${register.name.many} that changed`} stack>
        <thead>
          <tr>
            <Th className="w-1/3">{register.name.one}</Th>
            <Th>What became of it</Th>
            <Th className="w-1/2">What differs</Th>
          </tr>
        </thead>
        <tbody>
          {records.map((one) => (
            <Record key={one.id} of={one} register={register} />
          ))}
        </tbody>
      </DataTable>
      <Pagination
        says={`${records.length.toLocaleString('en')} of ${(fate ? counts[fate] : total).toLocaleString('en')}`}
        next={next && addressOf({ ...here, ...(fate ? { fate } : {}), after: next })}
      />
    </>
  )
}

function Record({ of, register }: { of: ComparedRecord; register: RegisterDefinition }) {
  const { stateBefore, state } = of
  return (
    <tr>
      <Td className="pl-lead">
        <span className="pl-code">{of.code}</span>{' '}
        <Link href={`/${register.key}/${of.code}`}>{of.title}</Link>
      </Td>
      <Td label="What became of it">
        <Tag tone={fateTones[of.fate]}>{fateWords[of.fate]}</Tag>{' '}
        {Object.keys(register.lifecycle).length > 1 && (
          <span className="pl-muted">
            {stateBefore && stateBefore !== state && `${stateLabel(stateBefore)} → `}
            {stateLabel(state)}
          </span>
        )}
      </Td>
      <Td label="What differs">
        {of.differences.length > 3 ? (
          <details>
            <summary className="pl-muted cursor-pointer">
              {of.differences.length} things differ
            </summary>
            <Differences of={of.differences} />
          </details>
        ) : of.differences.length > 0 ? (
          <Differences of={of.differences} />
        ) : (
          <span className="pl-muted">{of.fate === 'added' ? '–' : 'Its state alone'}</span>
        )}
      </Td>
    </tr>
  )
}

function addressOf(asked: Asked): string {
  const given = Object.entries(asked).filter(([, value]) => value)
  return `/compare?${new URLSearchParams(given as [string, string][])}`
}
