import { hasReach } from '@/lib/access/reach'
import { listRecords } from '@/lib/records/read'
import type { AnyRecord } from '@/lib/registers/define'
import { registerOf } from '@/lib/registers/index'
import { reviewDecisions } from '@/lib/registers/review-decisions/definition'
import type { TakenDecision } from '@/lib/reviews/shape'
import { stateLabel } from '../records/column-label'
import type { RecordPanelProps } from '../records/sections'
import { ActionButton } from '../ui/action-button'
import { LinkButton } from '../ui/button'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { DateText } from '../ui/date-text'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { makeAction } from './actions'

/** What a review decided, in the words it keeps, and what became of each decision. */
export async function DecisionsCard({
  panel: { actor, page, context, asOf },
  decisions,
}: {
  panel: RecordPanelProps
  decisions: readonly TakenDecision[]
}) {
  const { record } = page
  const mayWrite = !asOf && !record.archivedAt && hasReach(actor, reviewDecisions, 'create')
  const isOver = record.state === 'signed' || record.state === 'cancelled'
  const originId = decisions.map((one) => one.id).join(',')
  const [{ records: live }, { records: actions }] = await Promise.all([
    listRecords(actor, 'review-decisions', {
      filters: { reviewId: record.id },
      limit: 100,
      asOf,
    }),
    originId
      ? listRecords(actor, 'actions', { filters: { originId }, limit: 100, asOf })
      : { records: [] },
  ])
  const query = new URLSearchParams({ reviewId: record.id })
  return (
    <Card
      title="What was decided"
      actions={
        mayWrite &&
        !isOver && (
          <LinkButton href={`/review-decisions/new?${query}`}>Record a decision</LinkButton>
        )
      }
    >
      {decisions.length === 0 ? (
        <p className="pl-muted">
          None yet. A review ends with decisions: on improvements, on changes of the management
          system, on resources. Each can become an action.
        </p>
      ) : (
        <DataTable label="Decisions" bare stack>
          <thead>
            <tr>
              <Th>Decision</Th>
              <Th>Owner</Th>
              <Th>Due</Th>
              <Th>What became of it</Th>
            </tr>
          </thead>
          <tbody>
            {decisions.map((one) => {
              const own = actions.filter((action) => action.originId === one.id)
              const state = live.find(({ id }) => id === one.id)?.state ?? 'open'
              return (
                <tr key={one.id}>
                  <Td className="pl-lead pl-decision">
                    <Link href={`/review-decisions/${one.code}`}>
                      <span className="pl-code">{one.code}</span> {one.title}
                    </Link>
                    <span className="pl-muted block">{aboutLabel(one.about)}</span>
                  </Td>
                  <Td label="Owner">{one.owner || 'nobody yet'}</Td>
                  <Td label="Due">
                    <Due day={one.dueOn} today={context.today} isOpen={isOpen(state)} />
                  </Td>
                  <Td label="What became of it">
                    <Fate state={state} actions={own} />
                    {mayWrite && state === 'open' && record.state !== 'cancelled' && (
                      <ActionButton
                        act={makeAction.bind(null, one.id)}
                        label={`Make ${one.code} an action`}
                      >
                        Make it an action
                      </ActionButton>
                    )}
                  </Td>
                </tr>
              )
            })}
          </tbody>
        </DataTable>
      )}
    </Card>
  )
}

/** The day of a decision, red when it is past and the decision is not carried out. */
function Due({ day, today, isOpen }: { day: string | null; today: string; isOpen: boolean }) {
  if (!day) return 'no day'
  const text = <DateText day={day} today={today} />
  return isOpen && day < today ? <Tag tone="bad">{text}</Tag> : text
}

function isOpen(state: string): boolean {
  return state === 'open' || state === 'in-action'
}

/** The actions that came of a decision, or its own state where there are none. */
function Fate({ state, actions }: { state: string; actions: readonly AnyRecord[] }) {
  const { lifecycle } = registerOf('actions')
  const tone = registerOf('review-decisions').lifecycle[state]
  if (!isOpen(state))
    return (
      <p>
        <Tag tone={tone}>{stateLabel(state)}</Tag>
      </p>
    )
  return (
    <>
      {actions.map((one) => (
        <p key={one.id} className="whitespace-nowrap">
          <Link className="pl-link" href={`/actions/${one.code}`}>
            {one.code}
          </Link>{' '}
          <Tag tone={lifecycle[one.state]}>{stateLabel(one.state)}</Tag>
        </p>
      ))}
    </>
  )
}

function aboutLabel(about: string): string {
  return reviewDecisions.fields.about.options.find((one) => one.value === about)?.label ?? about
}
