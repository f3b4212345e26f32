import { type ApprovalOnRecord, signingWords } from '@/lib/records/approvals'
import { Card } from '../ui/card'
import { TimeText } from '../ui/date-text'
import { Tag } from '../ui/tag'
import { Differences } from './differences'

const tones = { approved: 'met', accepted: 'met' } as const

/**
 * Signed decisions on a record: who said what, in which roles, when, how signed, bound to which
 * content; and what of the content has changed since.
 */
export function ApprovalBlock({
  approvals,
  timeZone,
}: {
  approvals: ApprovalOnRecord[]
  timeZone: string
}) {
  if (approvals.length === 0) return null
  return (
    <Card title="Signatures">
      <ul className="pl-lined">
        {approvals.map((approval) => {
          const isStale = approval.stale && approval.decision !== 'returned'
          const tone = tones[approval.decision as keyof typeof tones] ?? 'plain'
          return (
            <li key={approval.id} className="grid gap-1">
              <span>
                <Tag tone={isStale ? 'due' : tone}>
                  {approval.decision}
                  {isStale && ', stale'}
                </Tag>
              </span>
              <span className="wrap-anywhere">
                <b className="font-medium">{approval.byName}</b> {approval.meaning}
              </span>
              <span className="pl-muted">
                {approval.byRoles.length > 0 && <>{approval.byRoles.join(', ')} · </>}
                <TimeText at={approval.at} timeZone={timeZone} />
              </span>
              {approval.remarks && <div className="pl-prose">{approval.remarks}</div>}
              {isStale && <Changes of={approval} />}
              {approval.signedWith && (
                <span className="pl-muted">{signingWords[approval.signedWith]}</span>
              )}
              <span className="pl-muted pl-num">
                <span title="Its entry in the audit trail">
                  Entry {approval.seq.toLocaleString('en')}
                </span>
                {' · '}
                <span title={`SHA-256 of the content decided on: ${approval.contentHash}`}>
                  content {approval.contentHash.slice(0, 12)}…
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What is no longer as it was signed, by name; it opens to before and after. */
function Changes({ of: { changes } }: { of: ApprovalOnRecord }) {
  const fields = [...new Set(changes.map((one) => one.of ?? one.label))]
  if (fields.length === 0) {
    return <span className="text-due">The content has changed since; this does not cover it.</span>
  }
  return (
    <details>
      <summary className="text-due cursor-pointer">Changed since: {fields.join(', ')}</summary>
      <Differences of={changes} />
    </details>
  )
}
