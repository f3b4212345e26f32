import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { coverages, coverageTones, sinceInWords } from '@/components/conformity/coverage'
import { conformityHref } from '@/components/conformity/standing'
import { StandingTag } from '@/components/conformity/standing-tag'
import { strengthLegend } from '@/components/conformity/strength'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { describeDay } from '@/components/ui/dates'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { PillLink, Toolbar } from '@/components/ui/toolbar'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { capital } from '@/lib/capital'
import { frameworkOf } from '@/lib/catalogue/frameworks'
import { requirementTitle } from '@/lib/catalogue/requirements'
import { conformity } from '@/lib/checks/conformity'
import {
  countCoverage,
  frameworkCoverage,
  type ItemCoverage,
} from '@/lib/checks/framework-coverage'
import { coverageWords, strengthWords } from '@/lib/checks/standing-words'
import { loadState } from '@/lib/records/load-state'

type Props = {
  params: Promise<{ key: string }>
  searchParams: Promise<{ coverage?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: frameworkOf((await params).key)?.short ?? 'Frameworks' }
}

/** The items of one framework, how far each is covered, through which requirements and why. */
export default async function FrameworkPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  if (!hasPermission(actor, 'overview.read')) notFound()
  const { key } = await params
  const framework = frameworkOf(key)
  if (!framework) notFound()
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const all = frameworkCoverage(framework, conformity(state))
  const counts = countCoverage(all)
  const wanted = [(await searchParams).coverage].flat()[0]
  const coverage = coverages.find((one) => one === wanted)
  const shown = all.filter((one) => !coverage || one.coverage === coverage)
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[{ label: 'Frameworks', href: '/frameworks' }, { label: framework.short }]}
          />
        }
        title={framework.name}
        about={`How far each item is covered through the requirements of ISO/IEC 42001, by how they stand on ${describeDay(state.today)}.`}
        actions={
          <>
            <a className="pl-btn pl-btn-quiet" href={`/api/frameworks/${key}?format=csv`}>
              CSV
            </a>
            <a className="pl-btn pl-btn-quiet" href={`/api/frameworks/${key}?format=xlsx`}>
              XLSX
            </a>
          </>
        }
      />
      {framework.notes.map((note) => (
        <p key={note} className="pl-muted pl-legend-text">
          {note}
        </p>
      ))}
      <Toolbar label="Which items">
        <PillLink href={`/frameworks/${key}`} on={!coverage}>
          All {all.length}
        </PillLink>
        {coverages.map((one) => (
          <PillLink key={one} href={`/frameworks/${key}?coverage=${one}`} on={one === coverage}>
            {capital(coverageWords[one])}, {counts[one]}
          </PillLink>
        ))}
      </Toolbar>
      {shown.length === 0 && coverage && (
        <p className="pl-muted">{`No item is ${coverageWords[coverage]}.`}</p>
      )}
      {shown.length > 0 && (
        <DataTable label={`Items of ${framework.short}`} stack>
          <thead>
            <tr>
              <Th>Item</Th>
              <Th>Title</Th>
              <Th>Coverage</Th>
              <Th>Through</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Item key={one.item.id} of={one} />
            ))}
          </tbody>
        </DataTable>
      )}
      <p className="pl-muted mt-2 pl-legend-text">{strengthLegend}</p>
    </>
  )
}

function Item({ of: { item, coverage, through } }: { of: ItemCoverage }) {
  const since = sinceInWords(item)
  return (
    <tr id={item.id} className="pl-anchored">
      <Td className="pl-lead whitespace-nowrap">{item.code}</Td>
      <Td className="pl-lead pl-beside-code pl-framework-item">
        {item.title}
        {item.group && <span className="pl-muted block">{item.group}</span>}
        {since && <span className="pl-muted block">{since}</span>}
      </Td>
      <Td label="Coverage" className="whitespace-nowrap">
        <Tag tone={coverageTones[coverage]}>{coverageWords[coverage]}</Tag>
      </Td>
      <Td className="pl-through-cell">
        <ul className="pl-through">
          {through.map(({ mapping, met }) => (
            <li key={mapping.id}>
              <Link
                className="pl-link pl-link-quiet whitespace-nowrap"
                href={conformityHref(mapping.from)}
                title={requirementTitle(mapping.from)}
              >
                {mapping.from}
              </Link>
              <span>
                {mapping.rationale}{' '}
                <span className="pl-muted whitespace-nowrap">
                  helps: {strengthWords[mapping.strength]}
                </span>
              </span>
              <StandingTag met={met} />
            </li>
          ))}
        </ul>
      </Td>
    </tr>
  )
}
