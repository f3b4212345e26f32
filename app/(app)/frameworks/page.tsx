import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { coverages } from '@/components/conformity/coverage'
import { strengthLegend } from '@/components/conformity/strength'
import { readAsOf } from '@/components/shell/as-of'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { describeDay } from '@/components/ui/dates'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { capital } from '@/lib/capital'
import { frameworks } from '@/lib/catalogue/frameworks'
import { conformity } from '@/lib/checks/conformity'
import { countCoverage, frameworkCoverage } from '@/lib/checks/framework-coverage'
import { coverageWords } from '@/lib/checks/standing-words'
import { loadState } from '@/lib/records/load-state'

export const metadata: Metadata = { title: 'Frameworks' }

/** What the management system covers of five other frameworks, through its requirements. */
export default async function FrameworksPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'overview.read')) notFound()
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const standings = conformity(state)
  return (
    <>
      <PageHeader
        title="Frameworks"
        about={`What is done for ISO/IEC 42001 helps elsewhere too: how far it covers other frameworks, by how its requirements stand on ${describeDay(state.today)}.`}
      />
      <DataTable label="Frameworks" stack>
        <thead>
          <tr>
            <Th>Framework</Th>
            <Th numeric>Items</Th>
            {coverages.map((one) => (
              <Th key={one} numeric>
                {capital(coverageWords[one])}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {frameworks.map((framework) => {
            const counts = countCoverage(frameworkCoverage(framework, standings))
            return (
              <tr key={framework.key}>
                <Td className="pl-lead">
                  <Link className="pl-link" href={`/frameworks/${framework.key}`}>
                    {framework.name}
                  </Link>
                </Td>
                <Td numeric label="Items">
                  {framework.items.length}
                </Td>
                {coverages.map((one) => (
                  <Td key={one} numeric label={capital(coverageWords[one])}>
                    {counts[one] > 0 ? (
                      <Link
                        className="pl-link"
                        href={`/frameworks/${framework.key}?coverage=${one}`}
                      >
                        {counts[one]}
                      </Link>
                    ) : (
                      <span className="pl-muted">0</span>
                    )}
                  </Td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </DataTable>
      <p className="pl-muted mt-2 pl-legend-text">
        Covered: a requirement that helps in full is met. Partly: one that helps is met at least
        partly. Related only: nothing here helps by itself. {strengthLegend} Of the EU AI Act,
        ISO/IEC 27001, SOC 2 and the GDPR only those items are counted that something here helps
        with.
      </p>
    </>
  )
}
