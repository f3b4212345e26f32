import type { ReactNode } from 'react'
import type { Happening } from '@/lib/records/history'
import { TimeText } from '../ui/date-text'
import { Differences } from './differences'

/** What happened, in sentences, newest first; each opens to its difference and reason. */
export function HistoryList<One extends Happening>({
  happenings,
  timeZone,
  about,
}: {
  happenings: One[]
  timeZone: string
  /** What stands below a sentence, where it is not all about one record. */
  about?: (one: One) => ReactNode
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
          {about && <div className="pl-muted">{about(one)}</div>}
          {one.differences.length > 0 && (
            <details className="pl-no-print">
              <summary className="pl-muted cursor-pointer">
                {one.differences.length === 1
                  ? 'What changed'
                  : `${one.differences.length} things changed`}
              </summary>
              <Differences of={one.differences} />
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}
