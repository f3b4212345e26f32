import type { Metadata } from 'next'
import { CoverageGrid } from '@/components/charts/coverage-grid'
import { readAsOf } from '@/components/shell/as-of'
import { ControlRow } from '@/components/statement/control-row'
import { StatementVersions } from '@/components/statement/statement-versions'
import { ActionButton } from '@/components/ui/action-button'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable, Th } from '@/components/ui/data-table'
import { PageHeader } from '@/components/ui/page-header'
import { Stat } from '@/components/ui/stat'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { controlPosition } from '@/lib/catalogue/controls'
import { areaNames, areaTitles } from '@/lib/catalogue/requirements'
import { controlStatuses } from '@/lib/checks/controls'
import type { Seen } from '@/lib/checks/seen'
import { indexOf } from '@/lib/checks/state'
import { loadState } from '@/lib/records/load-state'
import { registerOf } from '@/lib/registers/index'
import { readableState } from '@/lib/reports/readable-state'
import { registerOr404 } from '../[register]/register-or-404'
import { startVersion } from './actions'

export const metadata: Metadata = { title: 'Statement of Applicability' }

/** The 38 controls as one statement: what applies and why, how it stands, and its versions. */
export default async function StatementPage() {
  const actor = await requireActor()
  const definition = registerOr404(actor, 'controls')
  const asOf = await readAsOf(actor)
  const state = readableState(actor, await loadState({ asOf: asOf?.moment }))
  const statuses = new Map(controlStatuses(state).map((one) => [one.controlId, one]))
  const risks = countReferences(
    state.risks.filter((risk) => risk.state !== 'closed').map((risk) => risk.controlIds),
  )
  const current = state.controls
    .filter((one) => one.state === 'current')
    .sort((a, b) => controlPosition(a.controlId ?? '') - controlPosition(b.controlId ?? ''))
  const areas = Map.groupBy(current, (one) => one.area ?? 'own')
  const count = (applies: (one: Seen<'controls'>) => boolean) => current.filter(applies).length
  const undecided = count((one) => one.applicable === 'undecided')
  const mayEdit = !asOf && hasReach(actor, definition, 'update')
  const mayDraft = !asOf && hasReach(actor, registerOf('soa-versions'), 'create')
  const draft = state.soaVersions.find((one) => one.state === 'draft')
  return (
    <>
      <PageHeader
        title="Statement of Applicability"
        about={definition.about}
        clauses={['6.1.3']}
        actions={
          <>
            <LinkButton href="/controls">As a list</LinkButton>
            {mayEdit && <LinkButton href="/controls/new">Add a control of your own</LinkButton>}
            {mayDraft &&
              (draft ? (
                <LinkButton tone="primary" href={`/soa-versions/${draft.code}`}>
                  {`Go on with version ${draft.number ?? ''}`}
                </LinkButton>
              ) : (
                <ActionButton tone="primary" act={startVersion}>
                  Start a version to approve
                </ActionButton>
              ))}
          </>
        }
      />
      <div className="pl-grid">
        <div className="pl-grid pl-columns-4">
          <Stat
            label="Applicable"
            value={count((one) => one.applicable === 'yes')}
            note={`of ${current.length} controls`}
          />
          <Stat
            label="Implemented"
            value={count(
              (one) =>
                one.applicable === 'yes' && ['implemented', 'verified'].includes(one.status ?? ''),
            )}
            note={`${count((one) => one.status === 'verified')} of them verified`}
          />
          <Stat
            label="Not applicable"
            value={count((one) => one.applicable === 'no')}
            note={
              count((one) => one.applicable === 'no') ? 'each with its reason' : 'none is left out'
            }
          />
          <Stat
            label="Undecided"
            value={undecided}
            note={undecided ? 'a version can’t be approved yet' : 'every control is decided on'}
            tone={undecided ? 'due' : undefined}
            href="/controls?applicable=undecided"
          />
        </div>
        <div className="pl-grid pl-columns-2">
          <Card title="How the controls stand">
            <CoverageGrid
              areas={[...areas].map(([code, list]) => ({
                code: code === 'own' ? '' : code,
                name: areaNames[code] ?? 'Own controls',
                cells: list.map((one) => {
                  const status = statuses.get(one.controlId ?? '')
                  return {
                    code: one.controlId ?? '',
                    title: one.title ?? '',
                    tone: status?.met ?? 'plain',
                    says: status?.detail ?? 'not yet judged',
                    href: `#${one.controlId}`,
                  }
                }),
              }))}
            />
            <p className="pl-muted mt-2">
              Met: implemented, with evidence or a test in date. Choose a control to go to its row.
            </p>
          </Card>
          <StatementVersions versions={state.soaVersions} users={state.users} />
        </div>
        {[...areas].map(([area, list]) => (
          <section key={area} className="pl-area" aria-labelledby={`area-${area}`}>
            <h2 id={`area-${area}`} className="pl-h2">
              <span className="pl-code">{area === 'own' ? '' : area}</span>{' '}
              {areaTitles[area] ?? 'Own controls'}
            </h2>
            <DataTable label={`Controls of ${areaTitles[area] ?? 'your own'}`} stack>
              <Columns />
              <thead>
                <tr>
                  <Th>Number</Th>
                  <Th>Control</Th>
                  <Th>Applies</Th>
                  <Th>Why, and how it is implemented</Th>
                  <Th>Status</Th>
                  <Th>Owner</Th>
                  <Th>Linked</Th>
                </tr>
              </thead>
              <tbody>
                {list.map((one) => (
                  <ControlRow
                    key={one.id}
                    control={one}
                    owner={state.users.find((user) => user.id === one.ownerId)?.name ?? null}
                    linked={{
                      risks: risks.get(one.id) ?? 0,
                      documents: one.documentIds.length,
                      evidence: indexOf(state).evidenceOf(one.id).length,
                    }}
                    mayEdit={mayEdit}
                  />
                ))}
              </tbody>
            </DataTable>
          </section>
        ))}
      </div>
    </>
  )
}

/** The same widths in the table of each area, so that they line up down the page. */
function Columns() {
  return (
    <colgroup>
      {['number', 'control', 'applies', 'why', 'status', 'owner', 'linked'].map((name) => (
        <col key={name} className={`pl-col-${name}`} />
      ))}
    </colgroup>
  )
}

function countReferences(lists: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of lists.flat()) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
