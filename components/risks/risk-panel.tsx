import { hasReach } from '@/lib/access/reach'
import { isToDo } from '@/lib/checks/improvement'
import { personNames } from '@/lib/records/names'
import { registerOf } from '@/lib/registers/index'
import { bandOf } from '../fields/form-field'
import { stateLabel } from '../records/column-label'
import type { RecordPanelProps } from '../records/sections'
import { LinkButton } from '../ui/button'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { DateText } from '../ui/date-text'
import { daysUntil } from '../ui/dates'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { PositionMatrix } from './position-matrix'

/** Where a risk stands: before measures, today, and after the plan; its acceptance; its actions. */
export async function RiskPanel({ actor, page, context, asOf }: RecordPanelProps) {
  const { record, links, names } = page
  const { scales, today } = context
  const definition = registerOf('actions')
  const actions =
    links.find((group) => group.register === 'actions' && group.field === 'originId')?.records ?? []
  const people = await personNames(actions.flatMap((one) => one.ownerId ?? []))
  const mayAdd =
    !asOf &&
    !record.archivedAt &&
    record.state !== 'closed' &&
    hasReach(actor, definition, 'create')
  const systems = Array.isArray(record.systemIds) ? record.systemIds.join(',') : ''
  const address = new URLSearchParams({
    originId: record.id,
    kind: 'risk-treatment',
    ...(systems ? { systemIds: systems } : {}),
  })
  return (
    <>
      <Card title="Where it stands">
        <PositionMatrix
          caption="Likelihood by impact: inherent, current and residual"
          likelihood={scales.likelihood}
          impact={scales.impact}
          positions={[
            {
              name: 'Inherent',
              likelihood: numeric(record.likelihood),
              impact: numeric(record.impact),
            },
            {
              name: 'Current',
              likelihood: numeric(record.currentLikelihood),
              impact: numeric(record.currentImpact),
            },
            {
              name: 'Residual',
              likelihood: numeric(record.residualLikelihood),
              impact: numeric(record.residualImpact),
            },
          ]}
          toneOf={(level) => bandOf(scales, level)?.tone ?? 'plain'}
        />
        <p className="pl-muted mt-2">
          {scales.acceptanceLevel !== null &&
            `Up to ${scales.acceptanceLevel} a risk can be lived with; above it, it is treated or accepted by an executive. `}
        </p>
        {record.state === 'accepted' && (
          <Acceptance
            by={names.person(String(record.acceptedById ?? ''))?.name ?? 'Somebody who left'}
            until={typeof record.acceptedUntil === 'string' ? record.acceptedUntil : null}
            rationale={typeof record.rationale === 'string' ? record.rationale : null}
            today={today}
          />
        )}
      </Card>
      <Card
        title="Actions"
        actions={mayAdd && <LinkButton href={`/actions/new?${address}`}>Add an action</LinkButton>}
      >
        {actions.length === 0 ? (
          <p className="pl-muted">
            No action yet. Each step of the treatment plan becomes one, with an owner and a day.
          </p>
        ) : (
          <DataTable label="Actions that treat this risk" bare stack>
            <thead>
              <tr>
                <Th>Action</Th>
                <Th>State</Th>
                <Th>Owner</Th>
                <Th>Due</Th>
              </tr>
            </thead>
            <tbody>
              {actions.map((one) => {
                const due = typeof one.dueOn === 'string' ? one.dueOn : null
                const isLate = due !== null && isToDo(one) && daysUntil(due, today) < 0
                return (
                  <tr key={one.id}>
                    <Td className="pl-lead pl-title-cell">
                      <Link href={`/actions/${one.code}`}>
                        <span className="pl-code">{one.code}</span> {String(one.title ?? '')}
                      </Link>
                    </Td>
                    <Td label="State">
                      <Tag tone={definition.lifecycle[one.state]}>{stateLabel(one.state)}</Tag>
                    </Td>
                    <Td label="Owner">{people.get(one.ownerId ?? '')?.name ?? 'nobody yet'}</Td>
                    <Td label="Due">
                      {due ? (
                        isLate ? (
                          <Tag tone="bad">
                            <DateText day={due} />
                          </Tag>
                        ) : (
                          <DateText day={due} />
                        )
                      ) : (
                        'no day'
                      )}
                    </Td>
                  </tr>
                )
              })}
            </tbody>
          </DataTable>
        )}
      </Card>
    </>
  )
}

function Acceptance({
  by,
  until,
  rationale,
  today,
}: {
  by: string
  until: string | null
  rationale: string | null
  today: string
}) {
  const isOver = until !== null && daysUntil(until, today) < 0
  return (
    <div className="pl-acceptance">
      <p>
        <Tag tone={isOver ? 'bad' : 'met'}>{isOver ? 'acceptance has ended' : 'accepted'}</Tag> by{' '}
        <b className="font-medium">{by}</b>
        {until && (
          <>
            {' '}
            until <DateText day={until} today={today} />
          </>
        )}
      </p>
      {rationale && <p className="pl-prose mt-1">{rationale}</p>}
    </div>
  )
}

function numeric(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
