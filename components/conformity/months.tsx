import { dayInWords } from '@/lib/calendar'
import { requirementTitle } from '@/lib/catalogue/requirements'
import { countStandings } from '@/lib/checks/conformity'
import type { State } from '@/lib/checks/state'
import { conformityTrend } from '@/lib/records/conformity-trend'
import type { Standings } from '@/lib/records/past-figures'
import { Trend } from '../charts/trend'
import { describeDay } from '../ui/dates'
import { Link } from '../ui/link'
import { conformityHref } from './standing'

/** Requirements in sight; the others on asking. */
const shown = 5

/** How the share of met requirements came to be what it is, and what changed since the last month. */
export async function Months({ state, timeZone }: { state: State; timeZone: string }) {
  const months = await conformityTrend(state, timeZone)
  const [before, now] = [months.at(-2), months.at(-1)]
  return (
    <>
      <Trend
        name="Share of applicable requirements that were met"
        points={months.map(({ day, standings }) => ({
          label: dayInWords(day).replace(/^\d+ /, '').replace(/ 20/, ' '),
          value: shareOf(standings),
        }))}
      />
      <p className="pl-muted mt-2">
        Share of what applies, at the end of each month as the audit trail has it, by the checks of
        today.
      </p>
      {before && now && (
        <>
          <Changed
            title={`Met since ${describeDay(before.day)}`}
            of={metOnlyIn(now.standings, before.standings)}
          />
          <Changed
            title={`No longer met since ${describeDay(before.day)}`}
            of={metOnlyIn(before.standings, now.standings)}
          />
        </>
      )}
    </>
  )
}

function Changed({ title, of }: { title: string; of: readonly string[] }) {
  const more = of.slice(shown)
  return (
    <>
      <h3 className="pl-h3 mt-2">{title}</h3>
      {of.length === 0 && <p className="pl-muted">None.</p>}
      <Requirements of={of.slice(0, shown)} />
      {more.length > 0 && (
        <details>
          <summary className="pl-summary py-1">{`and ${more.length} more`}</summary>
          <Requirements of={more} />
        </details>
      )}
    </>
  )
}

function Requirements({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((one) => (
        <li key={one} className="pl-quiet">
          <Link href={conformityHref(one)} className="pl-link-quiet">
            <span className="pl-code">{one}</span> {requirementTitle(one)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function shareOf(standings: Standings): number {
  const { met, na } = countStandings(standings.values())
  return met / (standings.size - na)
}

function metOnlyIn(here: Standings, there: Standings): string[] {
  return [...here].flatMap(([requirement, met]) =>
    met === 'met' && there.get(requirement) !== 'met' ? [requirement] : [],
  )
}
