import type { State } from '@/lib/checks/state'
import { gapsOf, readinessOf } from '@/lib/readiness/standing'
import { titleOf } from '@/lib/readiness/title-of'
import { standingTones, standingWords } from '@/lib/readiness/words'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { DateText } from '../ui/date-text'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { PlanForm, type PlanOutcome } from './plan-form'

/** Gaps by when they close: those that nothing closes yet, and the actions by their day. */
export function Roadmap({
  state,
  chosen,
  nameOf,
  plan,
}: {
  state: State
  chosen: string | null
  nameOf: (id: string | null) => string
  /** Left out for who only reads. */
  plan: ((before: PlanOutcome, form: FormData) => Promise<PlanOutcome>) | undefined
}) {
  const gaps = gapsOf(state)
  const unplanned = gaps.filter((one) => one.actions.length === 0)
  const planned = readinessOf(state)
    .questions.flatMap((question) => question.actions.map((action) => ({ question, action })))
    .sort((a, b) => ((a.action.dueOn ?? '9999') < (b.action.dueOn ?? '9999') ? -1 : 1))
  const shown = unplanned.map((one) => ({
    id: one.id,
    question: one.question,
    title: titleOf(one),
    remark: one.answer?.remark ?? '',
    standing: standingWords[one.standing],
    tone: standingTones[one.standing],
  }))
  return (
    <div className="pl-grid">
      <Card title={`Planned, by day (${planned.length})`}>
        {planned.length === 0 ? (
          <p className="pl-muted">No action comes from a question yet.</p>
        ) : (
          <DataTable label="Actions that close gaps" bare stack>
            <thead>
              <tr>
                <Th>Due</Th>
                <Th>Action</Th>
                <Th>State</Th>
                <Th>Owner</Th>
                <Th>Closes</Th>
              </tr>
            </thead>
            <tbody>
              {planned.map(({ question, action }) => {
                const isOver = ['done', 'verified'].includes(action.state)
                const isLate = !isOver && action.dueOn !== null && action.dueOn < state.today
                return (
                  <tr key={action.id}>
                    <Td label="Due" className="whitespace-nowrap">
                      {action.dueOn ? (
                        <DateText day={action.dueOn} {...(isOver ? {} : { today: state.today })} />
                      ) : (
                        <span className="pl-muted">No day</span>
                      )}
                    </Td>
                    <Td className="pl-lead pl-whole-line">
                      <Link className="pl-link" href={`/actions/${action.code}`}>
                        <span className="pl-code">{action.code}</span> {action.title}
                      </Link>
                    </Td>
                    <Td label="State">
                      <Tag tone={isOver ? 'met' : isLate ? 'bad' : 'plain'}>
                        {isLate ? 'overdue' : action.state.replaceAll('-', ' ')}
                      </Tag>
                    </Td>
                    <Td label="Owner">
                      {nameOf(action.ownerId) || <span className="pl-muted">Nobody</span>}
                    </Td>
                    <Td label="Closes">
                      <Link
                        className="pl-code pl-link"
                        href={`/readiness?clause=${question.id}`}
                        title={question.question}
                      >
                        {question.id}
                      </Link>{' '}
                      <Tag tone={standingTones[question.standing]}>
                        {standingWords[question.standing]}
                      </Tag>
                    </Td>
                  </tr>
                )
              })}
            </tbody>
          </DataTable>
        )}
      </Card>
      <Card title={`Gaps that nothing closes yet (${unplanned.length})`} id="unplanned">
        {shown.length === 0 ? (
          <p className="pl-muted">Every gap has an action.</p>
        ) : plan ? (
          <PlanForm
            key={chosen}
            gaps={shown}
            chosen={chosen}
            people={state.users.map(({ id, name }) => ({ id, name }))}
            plan={plan}
          />
        ) : (
          <ul className="pl-lined pl-gaps">
            {shown.map((gap) => (
              <li key={gap.id}>
                <span>
                  <Link className="pl-code pl-link" href={`/readiness?clause=${gap.id}`}>
                    {gap.id}
                  </Link>{' '}
                  {gap.question}
                </span>
                <Tag tone={gap.tone}>{gap.standing}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
