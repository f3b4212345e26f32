import type { Metadata } from 'next'
import { dayOf } from '@/components/records/display-context'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { programme, programmeYears, yearOf } from '@/lib/audits/programme'
import { eachRecord } from '@/lib/records/read'
import { type Audit, audits } from '@/lib/registers/audits/definition'
import { registerOf } from '@/lib/registers/index'
import { registerOr404 } from '../../[register]/register-or-404'

export const metadata: Metadata = { title: 'Audit programme' }

/** Which audit covers what in three years, and what none covers (9.2.2). */
export default async function ProgrammePage() {
  const actor = await requireActor()
  registerOr404(actor, 'audits')
  const asOf = await readAsOf(actor)
  const years = programmeYears(dayOf(actor, asOf?.moment))
  const all: Audit[] = []
  for await (const one of eachRecord(actor, 'audits', { asOf: asOf?.moment, sort: 'startsOn' }))
    all.push(one as unknown as Audit)
  const rows = programme(all, years)
  const gaps = rows.filter((row) => row.isGap)
  const undated = all.filter((one) => yearOf(one) === null && one.state !== 'cancelled')
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs trail={[{ label: 'Audits', href: '/audits' }, { label: 'Programme' }]} />
        }
        title="Audit programme"
        about={`What is audited from ${years[0]} to ${years.at(-1)}. Internal audits are to cover every clause and control in that time; those of the certification body come on top.`}
        clauses={['9.2.2']}
        actions={
          !asOf &&
          hasReach(actor, registerOf('audits'), 'create') && (
            <LinkButton href="/audits/new">Plan an audit</LinkButton>
          )
        }
      />
      <div className="pl-grid">
        {gaps.length > 0 && (
          <Callout
            tone="due"
            title={`${gaps.length} of ${rows.length} clauses and controls ${gaps.length === 1 ? 'is' : 'are'} in no internal audit of these years.`}
          >
            {gaps.map((row) => row.requirement).join(', ')}
          </Callout>
        )}
        <div className="pl-programme-years">
          {years.map((year, place) => (
            <section key={year} className="pl-card" aria-labelledby={`year-${year}`}>
              <h2 id={`year-${year}`} className="pl-h2">
                {year}
              </h2>
              <ul className="pl-lines">
                {all
                  .filter((one) => yearOf(one) === year && one.state !== 'cancelled')
                  .map((one) => (
                    <li key={one.id}>
                      <Link href={`/audits/${one.code}`} className="min-w-0 grow hover:underline">
                        <span className="pl-code">{one.code}</span> {one.title}
                      </Link>
                      <Tag tone={audits.lifecycle[one.state]}>{one.state.replaceAll('-', ' ')}</Tag>
                    </li>
                  ))}
              </ul>
              {!rows.some((row) => row.audits[place]?.length) && (
                <p className="pl-muted">No audit covers anything in this year.</p>
              )}
            </section>
          ))}
        </div>
        {undated.length > 0 && (
          <p className="pl-muted">
            Without a day yet: {undated.map((one) => one.code).join(', ')}.
          </p>
        )}
        <DataTable label="Clauses and controls by year" stack>
          <thead>
            <tr>
              <Th>Number</Th>
              <Th>Clause or control</Th>
              {years.map((year) => (
                <Th key={year}>{year}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.requirement}>
                <Td className="pl-code pl-lead">{row.requirement}</Td>
                <Td className="pl-lead pl-beside-code">
                  {row.title} {row.isGap && <Tag tone="due">gap</Tag>}
                </Td>
                {years.map((year, place) => (
                  <Td
                    key={year}
                    label={String(year)}
                    className={row.audits[place]?.length ? '' : 'pl-empty-cell'}
                  >
                    <span className="pl-audit-cells">
                      {row.audits[place]?.map((one) => (
                        <Link key={one.code} href={`/audits/${one.code}`} title={one.title ?? ''}>
                          <Tag tone={audits.lifecycle[one.state]}>{one.code}</Tag>
                        </Link>
                      ))}
                    </span>
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </>
  )
}
