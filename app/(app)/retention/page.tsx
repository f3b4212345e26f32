import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DecideForm } from '@/components/retention/decide-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable, Td, Th } from '@/components/ui/data-table'
import { DateText, TimeText } from '@/components/ui/date-text'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { listHolds } from '@/lib/records/holds'
import { isRegister, registerOf } from '@/lib/registers/index'
import { listProposals, type Proposal } from '@/lib/retention/proposals'
import { decideByForm } from './actions'

export const metadata: Metadata = { title: 'Retention' }

/** What is past its time and waits for a decision, what is under legal hold, and what was decided. */
export default async function RetentionPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'trail.read')) notFound()
  const [waiting, decided, holds] = await Promise.all([
    listProposals(actor),
    listProposals(actor, { decided: true, take: 100 }),
    listHolds(actor),
  ])
  const mayDecide = hasPermission(actor, 'erasures.approve')
  const groups = [...Map.groupBy(waiting, (one) => one.register)]
  const tables = groups.map(([register, list]) => (
    <section key={register} className="pl-grid">
      <h3 className="pl-h3">
        {isRegister(register) ? registerOf(register).name.many : 'People who left'}{' '}
        <span className="pl-muted pl-num">{list.length}</span>
      </h3>
      <WaitingTable list={list} mayDecide={mayDecide} />
    </section>
  ))
  return (
    <>
      <PageHeader
        title="Retention"
        about="Each night, what has ended longer ago than its rule keeps it is proposed here. Somebody else approves; then what it said is erased, and a tombstone stays."
        clauses={['7.5.3']}
        actions={
          hasPermission(actor, 'retention.manage') && (
            <LinkButton href="/settings/retention">Rules</LinkButton>
          )
        }
      />
      <div className="pl-grid">
        <Card title={`Waiting for a decision: ${waiting.length}`}>
          {waiting.length === 0 ? (
            <p className="pl-muted">
              Nothing is past its time, or what is has an open record resting on it.
            </p>
          ) : mayDecide ? (
            <DecideForm decide={decideByForm}>{tables}</DecideForm>
          ) : (
            <div className="pl-grid">
              {tables}
              <p className="pl-muted">Executives and compliance leads decide.</p>
            </div>
          )}
        </Card>
        <Card title={`Under legal hold: ${holds.length}`}>
          {holds.length === 0 ? (
            <p className="pl-muted">Nothing. A record is put under legal hold on its own page.</p>
          ) : (
            <ul className="pl-rows">
              {holds.map(({ id, record, reason, byName, at }) => (
                <li key={id}>
                  <span>
                    <Link className="pl-link" href={`/${record.register}/${record.code}`}>
                      <span className="pl-num">{record.code}</span> {record.title}
                    </Link>
                    <span className="block">{reason}</span>
                    <span className="pl-muted block">
                      {byName}, <TimeText at={at} timeZone={actor.timeZone} />
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="Decided">
          {decided.length === 0 ? (
            <p className="pl-muted">Nothing has been decided yet.</p>
          ) : (
            <DecidedTable list={decided} timeZone={actor.timeZone} />
          )}
        </Card>
      </div>
    </>
  )
}

function WaitingTable({ list, mayDecide }: { list: Proposal[]; mayDecide: boolean }) {
  return (
    <DataTable label="Waiting for a decision" stack bare>
      <thead>
        <tr>
          <Th>{list[0]?.kind === 'person' ? 'Person' : 'Record'}</Th>
          <Th>Why</Th>
          <Th>{list[0]?.kind === 'person' ? 'Disabled' : 'Ended'}</Th>
          {list[0]?.dueOn && <Th>Kept until</Th>}
          <Th>Proposed by</Th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.id}>
            <Td className="pl-lead pl-whole-line">
              <span className="flex items-start gap-2">
                {mayDecide && (
                  <input
                    type="checkbox"
                    name="ids"
                    value={one.id}
                    aria-label={`Choose ${one.code || one.title}`}
                    className="mt-1"
                  />
                )}
                {one.kind === 'person' ? (
                  one.title
                ) : (
                  <Link className="pl-link" href={`/${one.register}/${one.code}`}>
                    <span className="pl-num">{one.code}</span> {one.title}
                  </Link>
                )}
              </span>
            </Td>
            <Td label="Why">
              {one.rule}
              {one.proposalReason && <span className="pl-muted block">{one.proposalReason}</span>}
            </Td>
            <Td label={one.kind === 'person' ? 'Disabled' : 'Ended'}>
              {one.endedOn && <DateText day={one.endedOn} />}
            </Td>
            {one.dueOn && (
              <Td label="Kept until">
                <DateText day={one.dueOn} />
              </Td>
            )}
            <Td label="Proposed by">{one.proposedBy}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function DecidedTable({ list, timeZone }: { list: Proposal[]; timeZone: string }) {
  return (
    <DataTable label="Decided" stack bare>
      <thead>
        <tr>
          <Th>What</Th>
          <Th>Decision</Th>
          <Th>Rule</Th>
          <Th>Reason</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.id}>
            <Td className="pl-lead">
              {one.kind === 'record' ? (
                <Link className="pl-link pl-num" href={`/${one.register}/${one.code}`}>
                  {one.code}
                </Link>
              ) : (
                one.title
              )}
            </Td>
            <Td label="Decision">
              <Tag tone={one.state === 'kept' ? 'plain' : 'na'}>
                {one.state === 'kept' ? 'kept' : 'erased'}
              </Tag>
            </Td>
            <Td label="Rule">{one.rule}</Td>
            <Td label="Reason">{one.decisionReason}</Td>
            <Td label="By">
              {one.decidedBy}
              {one.decidedAt && (
                <span className="pl-muted block">
                  <TimeText at={one.decidedAt} timeZone={timeZone} />
                </span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
