import { compareTexts } from '@/lib/documents/compare'
import type { Difference } from '@/lib/records/diff'
import type { Happening } from '@/lib/records/history'
import { Comparison } from '../documents/comparison'
import { TimeText } from '../ui/date-text'

/** What happened, in sentences, newest first; each opens to its difference and reason. */
export function HistoryList({
  happenings,
  timeZone,
}: {
  happenings: Happening[]
  timeZone: string
}) {
  return (
    <ol className="pl-history">
      {happenings.map((one) => (
        <li key={one.seq}>
          <div className="pl-history-line">
            <span>
              <b className="font-medium">{one.actorName}</b> {one.sentence}
              {one.reason && <>: “{one.reason}”</>}
            </span>
            <span className="pl-muted" title={`Entry ${one.seq} of the audit trail`}>
              <TimeText at={one.at} timeZone={timeZone} />
            </span>
          </div>
          {one.differences.length > 0 && (
            <details className="pl-no-print">
              <summary className="pl-muted cursor-pointer">
                {one.differences.length === 1
                  ? 'What changed'
                  : `${one.differences.length} things changed`}
              </summary>
              <dl className="pl-diff">
                {one.differences.map((difference) => (
                  <div key={difference.field} className="contents">
                    <dt>{difference.label}</dt>
                    <dd>
                      {isLong(difference) ? (
                        <Comparison lines={compareTexts(difference.before, difference.after)} />
                      ) : (
                        <>
                          {difference.before && <del>{difference.before}</del>}
                          {difference.before && difference.after && ' → '}
                          {difference.after && <ins>{difference.after}</ins>}
                        </>
                      )}
                      {!difference.after && <span className="pl-muted"> (emptied)</span>}
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Two long texts are compared rather than printed whole, one after the other. */
function isLong({ before, after }: Difference): boolean {
  return before !== '' && after !== '' && before.length + after.length > 600
}
