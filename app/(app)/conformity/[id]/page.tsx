import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChecksCard } from '@/components/conformity/checks-card'
import { CrosswalkCard } from '@/components/conformity/crosswalk-card'
import { Guidance } from '@/components/conformity/guidance'
import { conformityHref } from '@/components/conformity/standing'
import { StandingTag } from '@/components/conformity/standing-tag'
import { readAsOf } from '@/components/shell/as-of'
import { listHref } from '@/components/shell/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { hasPermission, hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { subClause } from '@/lib/catalogue/clauses'
import { catalogueControl } from '@/lib/catalogue/controls'
import { registersOfHint } from '@/lib/catalogue/registers'
import { requirementTitle } from '@/lib/catalogue/requirements'
import { conformity } from '@/lib/checks/conformity'
import { loadState } from '@/lib/records/load-state'
import { readableAmong } from '@/lib/records/names'
import { registers } from '@/lib/registers/index'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  return { title: `${id} ${requirementTitle(id)}` }
}

/** One sub-clause or control: how far it is met and by what, what it asks, and where it helps. */
export default async function RequirementPage({ params }: Props) {
  const actor = await requireActor()
  if (!hasPermission(actor, 'overview.read')) notFound()
  const { id } = await params
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const all = conformity(state)
  const position = all.findIndex(({ requirement }) => requirement === id)
  const here = all[position]
  if (!here) notFound()
  const clause = subClause(id)
  const control = catalogueControl(id)
  const record = state.controls.find((one) => one.state === 'current' && one.controlId === id)
  const readable = await readableAmong(
    actor,
    [
      ...here.results.flatMap(({ faults }) => faults),
      ...(record ? [{ register: 'controls', id: record.id }] : []),
    ],
    asOf?.moment,
  )
  const open = registers.filter((one) => hasReach(actor, one, 'read'))
  const hints = clause?.evidenceRegisters ?? control?.evidenceRegisters ?? []
  const keys = new Set([
    ...hints.flatMap((hint) => registersOfHint[hint] ?? []),
    ...here.results.map(({ check }) => check.register),
  ])
  const related = open.filter((one) => keys.has(one.key))
  const [previous, next] = [all[position - 1], all[position + 1]]
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs trail={[{ label: 'Conformity', href: '/conformity' }, { label: id }]} />
        }
        title={`${id} ${requirementTitle(id)}`}
        about={clause?.summary ?? control?.description}
        actions={
          <>
            {previous && (
              <Link className="pl-link" href={conformityHref(previous.requirement)}>
                ← {previous.requirement}
              </Link>
            )}
            {next && (
              <Link className="pl-link" href={conformityHref(next.requirement)}>
                {next.requirement} →
              </Link>
            )}
          </>
        }
      >
        <div className="pl-tags">
          <StandingTag met={here.met} />
          {here.met === 'na' && record?.reason && (
            <span className="pl-muted">{`Left out: ${record.reason}`}</span>
          )}
        </div>
      </PageHeader>
      <div className="pl-record-grid">
        <div className="pl-grid">
          <ChecksCard of={here} readable={readable} open={new Set(open.map((one) => one.key))} />
          <CrosswalkCard requirement={id} />
        </div>
        <div className="pl-record-side pl-grid">
          <Guidance requirement={id} />
          <Card title="Where it is kept">
            <ul className="pl-lined">
              {record && readable.has(record.id) && (
                <li className="pl-quiet">
                  <Link href={`/controls/${record.code}`}>
                    <span className="pl-code">{record.code}</span> The control in the statement
                  </Link>
                </li>
              )}
              {related.map((one) => (
                <li key={one.key} className="pl-quiet">
                  <Link href={listHref(one.key)}>{one.navigation ?? one.name.many}</Link>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  )
}
