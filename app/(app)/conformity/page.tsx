import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { CoverageGrid } from '@/components/charts/coverage-grid'
import { Months } from '@/components/conformity/months'
import { RequirementsTable } from '@/components/conformity/requirements-table'
import { conformityHref, standings, standingTones } from '@/components/conformity/standing'
import { readAsOf } from '@/components/shell/as-of'
import { Card } from '@/components/ui/card'
import { describeDay } from '@/components/ui/dates'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { Stat } from '@/components/ui/stat'
import { PillLink, Toolbar } from '@/components/ui/toolbar'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { capital } from '@/lib/capital'
import { clauses } from '@/lib/catalogue/clauses'
import { controlAreas } from '@/lib/catalogue/controls'
import { areaNames, clauseTitles, requirementTitle } from '@/lib/catalogue/requirements'
import { type Conformity, conformity, countStandings } from '@/lib/checks/conformity'
import { standingWords } from '@/lib/checks/standing-words'
import { loadState } from '@/lib/records/load-state'

export const metadata: Metadata = { title: 'Conformity' }

type Props = { searchParams: Promise<{ standing?: string | string[] }> }

/** How far each of the 32 sub-clauses and 38 controls is met: computed by the checks (9.1, 9.3.2). */
export default async function ConformityPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!hasPermission(actor, 'overview.read')) notFound()
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const all = conformity(state)
  const counts = countStandings(all.map((one) => one.met))
  const applicable = all.length - counts.na
  const wanted = [(await searchParams).standing].flat()[0]
  const standing = standings.find((one) => one === wanted)
  const shown = all.filter((one) => !standing || one.met === standing)
  const isClause = ({ requirement }: Conformity) => requirement in clauseTitles
  const parts = [
    { title: 'Clauses 4 to 10', of: shown.filter(isClause) },
    { title: 'Controls of Annex A', of: shown.filter((one) => !isClause(one)) },
  ]
  const majors = all.filter((one) => one.met === 'partly' && one.results.some(isMajorFault)).length
  return (
    <>
      <PageHeader
        title="Conformity"
        about={`How far each sub-clause and control of ISO/IEC 42001 is met, judged by checks on the registers as of ${describeDay(state.today)}.`}
        clauses={['9.1', '9.3.2']}
        actions={<PrintButton />}
      />
      <div className="pl-grid">
        <div className="pl-grid pl-columns-4">
          <Stat
            label="Met"
            value={`${counts.met} of ${all.length}`}
            note={`${Math.round((counts.met / applicable) * 100)}% of what applies`}
          />
          <Stat
            label="Partly met"
            value={counts.partly}
            note={majors ? `${majors} of them with a major fault` : 'none with a major fault'}
            tone={majors ? 'bad' : undefined}
          />
          <Stat
            label="Not met"
            value={counts['not-met']}
            note={counts['not-met'] ? 'nothing of what is asked for is there' : 'none'}
          />
          <Stat
            label="Not applicable"
            value={counts.na}
            note={counts.na ? 'left out with a reason' : 'no control is left out'}
          />
        </div>
        <div className="pl-grid pl-columns-2">
          <Card title="All 70 requirements">
            <CoverageGrid areas={areasOf(all)} called={{ due: 'partly met' }} />
          </Card>
          <Card title="Requirements met, last 12 months">
            <Suspense fallback={<p className="pl-muted">Reading the months before …</p>}>
              <Months state={state} timeZone={actor.timeZone} />
            </Suspense>
          </Card>
        </div>
        <div>
          <Toolbar label="Which requirements">
            <PillLink href="/conformity" on={!standing}>
              All {all.length}
            </PillLink>
            {standings.map((one) => (
              <PillLink key={one} href={`/conformity?standing=${one}`} on={one === standing}>
                {capital(standingWords[one])}, {counts[one]}
              </PillLink>
            ))}
          </Toolbar>
          {shown.length === 0 && standing && (
            <p className="pl-muted">{`No requirement is ${standingWords[standing]}.`}</p>
          )}
          {parts.map(
            ({ title, of }) =>
              of.length > 0 && (
                <section key={title} className="pl-requirements-part" aria-label={title}>
                  <h2 className="pl-h2">{title}</h2>
                  <RequirementsTable label={title} of={of} />
                </section>
              ),
          )}
        </div>
      </div>
    </>
  )
}

function isMajorFault({ verdict, check }: Conformity['results'][number]): boolean {
  return verdict === 'fails' && check.severity === 'major'
}

/** Clauses and areas with their requirements as cells. */
function areasOf(all: readonly Conformity[]) {
  const byNumber = new Map(all.map((one) => [one.requirement, one]))
  const cellsOf = (numbers: readonly string[]) =>
    numbers.flatMap((number) => {
      const one = byNumber.get(number)
      if (!one) return []
      return {
        code: number,
        title: requirementTitle(number),
        tone: standingTones[one.met],
        says: standingWords[one.met],
        href: conformityHref(number),
      }
    })
  return [
    ...clauses.map(({ id, title, subclauses }) => ({
      code: id,
      name: title,
      cells: cellsOf(subclauses.map((one) => one.id)),
    })),
    ...controlAreas.map(({ id, controlIds }) => ({
      code: id,
      name: areaNames[id] ?? id,
      cells: cellsOf(controlIds),
    })),
  ]
}
