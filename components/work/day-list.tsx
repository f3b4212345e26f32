import { hrefOf, type Obligation } from '@/lib/checks/obligation'
import { describeDay, relativeDays } from '../ui/dates'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** Days with what is due on them, one below the other; with `holderOf`, also whose it is. */
export function DayList({
  byDay,
  today,
  holderOf,
}: {
  byDay: ReadonlyMap<string, readonly Obligation[]>
  today: string
  holderOf?: ((one: Obligation) => string) | undefined
}) {
  return (
    <ol className="pl-days">
      {[...byDay].map(([day, items]) => (
        <li key={day} id={`day-${day}`} aria-current={day === today ? 'date' : undefined}>
          <h3 className="pl-h3">
            <time dateTime={day} className="pl-num">
              {describeDay(day)}
            </time>{' '}
            <span className="pl-muted">{relativeDays(day, today)}</span>
          </h3>
          <ul>
            {items.map((one) => (
              <li key={one.id}>
                <Link href={hrefOf(one)} className="font-medium hover:underline">
                  {one.says}
                </Link>
                <span className="pl-days-on">
                  {one.code && <span className="pl-code">{one.code} </span>}
                  {one.title}
                  {holderOf && <span className="pl-muted"> · {holderOf(one)}</span>}
                </span>
                <span className="pl-code">{one.why}</span>
                {one.tone === 'bad' && <Tag tone="bad">overdue</Tag>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
