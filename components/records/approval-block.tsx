import type { ApprovalOnRecord } from '@/lib/records/approvals'
import { Card } from '../ui/card'
import { DateText, TimeText } from '../ui/date-text'
import { Tag } from '../ui/tag'

const tones = { approved: 'met', accepted: 'met', returned: 'due' } as const

/** Decisions on a record: who, when, what it meant, and whether the content is still the same. */
export function ApprovalBlock({
  approvals,
  timeZone,
}: {
  approvals: ApprovalOnRecord[]
  timeZone: string
}) {
  if (approvals.length === 0) return null
  return (
    <Card title="Decisions">
      <ul className="pl-lined">
        {approvals.map((approval) => (
          <li key={approval.id} className="grid gap-1">
            <span className="flex flex-wrap gap-2 items-center">
              <Tag
                tone={
                  approval.stale && approval.decision !== 'returned'
                    ? 'due'
                    : (tones[approval.decision as keyof typeof tones] ?? 'plain')
                }
              >
                {approval.decision}
                {approval.stale && approval.decision !== 'returned' && ', stale'}
              </Tag>
              <b className="font-medium">{approval.byName}</b>
            </span>
            <span className="pl-muted">
              <TimeText at={approval.at} timeZone={timeZone} />
              {approval.until && (
                <>
                  , until <DateText day={approval.until} />
                </>
              )}
            </span>
            {approval.remarks && <div className="pl-prose">{approval.remarks}</div>}
            {approval.stale && approval.decision !== 'returned' && (
              <span className="text-due">
                The content has changed since; the decision does not cover it as it is now.
              </span>
            )}
            <span
              className="pl-muted pl-num"
              title={`SHA-256 of the content decided on: ${approval.contentHash}`}
            >
              Content {approval.contentHash.slice(0, 12)}…
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
