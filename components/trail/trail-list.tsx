import type { ToldEvent } from '@/lib/records/history'
import { HistoryList } from '../records/history-list'
import { Link } from '../ui/link'

/** Entries of the trail in the words of the records' histories, each with its record and its number. */
export function TrailList({ entries, timeZone }: { entries: ToldEvent[]; timeZone: string }) {
  return (
    <HistoryList
      happenings={entries}
      timeZone={timeZone}
      page={({ on }) => on && `/${on.register}/${on.code}`}
      about={({ seq, on }) => (
        <>
          {on && (
            <>
              <Link className="pl-link" href={`/${on.register}/${on.code}`}>
                <span className="pl-code">{on.code}</span> {on.title}
              </Link>{' '}
              ·{' '}
            </>
          )}
          <Link className="pl-link-quiet pl-num" href={`/trail/${seq}`}>
            Entry {seq.toLocaleString('en')}
          </Link>
        </>
      )}
    />
  )
}
