import type { Seen } from '@/lib/checks/seen'
import { registerOf } from '@/lib/registers/index'
import { Card } from '../ui/card'
import { describeDay } from '../ui/dates'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** Versions of the statement, newest first: who approved which, and what changed. */
export function StatementVersions({
  versions,
  users,
}: {
  versions: readonly Seen<'soa-versions'>[]
  users: readonly { id: string; name: string }[]
}) {
  const { lifecycle } = registerOf('soa-versions')
  const shown = versions.filter((one) => one.state !== 'discarded').toReversed()
  return (
    <Card title="Versions">
      {shown.length === 0 && (
        <p className="pl-muted">
          None yet. A version freezes all controls as they stand, so that somebody can approve
          exactly that; the next one shows what changed.
        </p>
      )}
      <ul className="pl-lines">
        {shown.map((one) => {
          const by = users.find((user) => user.id === one.approvedById)?.name
          const changes = one.changes?.length ?? 0
          return (
            <li key={one.id}>
              <span className="grow">
                <Link
                  className="pl-link"
                  href={`/soa-versions/${one.code}`}
                >{`Version ${one.number ?? ''}`}</Link>
                <br />
                <span className="pl-muted">
                  {by && one.approvedOn
                    ? `Approved by ${by} on ${describeDay(one.approvedOn)}. `
                    : 'Waits for approval. '}
                  {changes
                    ? `${changes} ${changes === 1 ? 'control' : 'controls'} changed.`
                    : 'The first.'}
                </span>
              </span>
              <Tag tone={lifecycle[one.state]}>{one.state}</Tag>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
