import type { Actor } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { acknowledgedBy } from '@/lib/records/acknowledgements'
import { personNames } from '@/lib/records/names'
import { readersAsked } from '@/lib/records/readers'
import type { Moment } from '@/lib/records/source'
import type { AnyRecord } from '@/lib/registers/define'
import { registerOf } from '@/lib/registers/index'
import { Card } from '../ui/card'
import { TimeText } from '../ui/date-text'
import { Progress } from '../ui/progress'

/** Who has acknowledged a version and who is still asked; names for those who look after documents. */
export async function AcknowledgementsCard({
  actor,
  version,
  audience,
  asOf,
}: {
  actor: Actor
  version: AnyRecord
  audience: readonly string[]
  asOf: Moment | undefined
}) {
  const [given, asked] = await Promise.all([
    acknowledgedBy(version.id),
    version.state === 'effective' ? readersAsked(audience) : [],
  ])
  const read = asOf ? given.filter((one) => one.at <= asOf.at) : given
  if (read.length === 0 && asked.length === 0) return null
  const isRead = new Set(read.map((one) => one.personId))
  const open = asked.filter((one) => !isRead.has(one.id))
  const done = asked.length - open.length
  const maySeeNames =
    hasReach(actor, registerOf('documents'), 'comment') || actor.roles.includes('auditor')
  const people = maySeeNames ? await personNames(read.map((one) => one.personId)) : new Map()
  return (
    <Card title="Acknowledged">
      {asked.length > 0 && (
        <>
          <p className="mb-2">
            {done} of {asked.length} who are asked have read it.
          </p>
          <Progress value={done / asked.length} label="Acknowledged" />
        </>
      )}
      {maySeeNames && open.length > 0 && (
        <>
          <h3 className="pl-h3 mt-3">Still asked</h3>
          <p className="text-ink-2">{open.map((one) => one.name).join(', ')}</p>
        </>
      )}
      {maySeeNames && read.length > 0 && (
        <details className="mt-3" open={read.length <= 8}>
          <summary className="pl-summary">
            {read.length === 1 ? 'Read by one person' : `Read by ${read.length} people`}
          </summary>
          <ul className="pl-lines">
            {read.map((one) => (
              <li key={one.personId}>
                <span className="flex-1">
                  {people.get(one.personId)?.name ?? 'Somebody who left'}
                </span>
                <span className="pl-muted">
                  <TimeText at={one.at} timeZone={actor.timeZone} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
