import type { ReactNode } from 'react'
import type { Happening } from '@/lib/records/history'
import { TimeText } from '../ui/date-text'
import { BesideEntries, BesideEntry } from './beside-entry'
import { Differences } from './differences'

/** What happened, in sentences, newest first; each opens to its difference and reason. */
export function HistoryList<One extends Happening>({
  happenings,
  timeZone,
  page,
  about,
}: {
  happenings: One[]
  timeZone: string
  /** Address of what it happened to, to be read as it stood then; null where there is none. */
  page: (one: One) => string | null
  /** What stands below a sentence, where it is not all about one record. */
  about?: (one: One) => ReactNode
}) {
  const items = happenings.map((one) => ({ one, at: page(one) }))
  return (
    <>
      <BesideEntries />
      <ol className="pl-history">
        {items.map(({ one, at }) => (
          <li key={one.seq}>
            <div className="pl-history-line">
              <span>
                <b className="font-medium">{one.actorName}</b> {one.sentence}
                {one.reason && <>: “{one.reason}”</>}
              </span>
              <span className="pl-muted" title={`Entry ${one.seq} of the audit trail`}>
                <TimeText at={one.at} timeZone={timeZone} />
                {at && <BesideEntry seq={one.seq} page={at} />}
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
    </>
  )
}
