import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readAsOf } from '@/components/shell/as-of'
import { CheckpointTable } from '@/components/trail/checkpoint-table'
import { KeyCallout } from '@/components/trail/key-callout'
import { Copied } from '@/components/trail/log-card'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TimeText } from '@/components/ui/date-text'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { type KeyOnRecord, listCheckpoints, listKeys } from '@/lib/witnesses/list'

export const metadata: Metadata = { title: 'Checkpoints' }

type Props = { searchParams: Promise<{ before?: string | string[] }> }

const ways: Record<KeyOnRecord['how'], string> = {
  first: 'the first one',
  rotated: 'the one before signed for it',
  unlinked: 'the one before did not sign for it',
}

/** Every checkpoint that was taken, who was sent it, and the keys that signed. */
export default async function CheckpointsPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!hasPermission(actor, 'trail.read')) notFound()
  const { before } = await searchParams
  const from = typeof before === 'string' && /^\d{1,15}$/.test(before) ? Number(before) : undefined
  const asOf = await readAsOf(actor)
  const [{ checkpoints, older }, all] = await Promise.all([
    listCheckpoints(actor, { before: from, asOf: asOf?.moment }),
    listKeys(actor),
  ])
  const keys = all.filter(({ at }) => !asOf || at <= asOf.moment.at)
  const { timeZone } = actor
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[{ label: 'Audit trail', href: '/trail' }, { label: 'Checkpoints' }]}
          />
        }
        title="Checkpoints"
        about="Each signs how long the trail was and what it hashed to. Whoever keeps one outside of this system can prove later that nothing before it was changed."
        clauses={['7.5.3']}
        actions={
          hasPermission(actor, 'settings.manage') && (
            <LinkButton href="/settings/witnesses">Witnesses</LinkButton>
          )
        }
      />
      <div className="pl-grid">
        <KeyCallout keys={keys} timeZone={timeZone} />
        {checkpoints.length === 0 ? (
          <Card>
            <EmptyState title="None yet">
              One is taken at the end of each day on which something happened, with each approval,
              each evidence pack and each verification that holds.
            </EmptyState>
          </Card>
        ) : (
          <CheckpointTable checkpoints={checkpoints} timeZone={timeZone} />
        )}
        {(older !== null || from !== undefined) && (
          <Pagination
            says={`${checkpoints.length} checkpoints`}
            previous={from === undefined ? null : '/trail/checkpoints'}
            next={older === null ? null : `/trail/checkpoints?before=${older}`}
          />
        )}
        <Card title="Signing keys">
          {keys.length === 0 ? (
            <p className="pl-muted">The first key comes on record when the server starts.</p>
          ) : (
            <ul className="pl-lined">
              {keys.map((key) => (
                <li key={key.fingerprint}>
                  <Copied text={key.fingerprint} />
                  <span className="pl-muted">
                    {' '}
                    since <TimeText at={key.at} timeZone={timeZone} />, {ways[key.how]}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  )
}
