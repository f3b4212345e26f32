import { dayInWords, monthInWords, weeksOf } from '@/lib/calendar'
import { hrefOf, type Obligation } from '@/lib/checks/obligation'
import { Link } from '../ui/link'

/** A day of the grid holds so many; the list has them all. */
const mostInDay = 4

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A month as a calendar sheet: what is due on each of its days. */
export function MonthGrid({
  month,
  today,
  byDay,
  listHref,
}: {
  /** `YYYY-MM` */
  month: string
  today: string
  byDay: ReadonlyMap<string, readonly Obligation[]>
  listHref: string
}) {
  return (
    <table className="pl-month" aria-label={monthInWords(month)}>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col" abbr={name}>
              {name.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const items = byDay.get(day) ?? []
              const isOutside = day.slice(0, 7) !== month
              return (
                <td
                  key={day}
                  className={isOutside ? 'pl-month-outside' : undefined}
                  aria-current={day === today ? 'date' : undefined}
                >
                  <time dateTime={day} className="pl-month-day pl-num" title={dayInWords(day)}>
                    {Number(day.slice(8))}
                    {day === today && <span> Today</span>}
                  </time>
                  {items.length > 0 && (
                    <ul>
                      {items.slice(0, mostInDay).map((one) => (
                        <li key={one.id}>
                          <Link
                            href={hrefOf(one)}
                            className={`pl-month-item pl-${one.tone}`}
                            title={`${one.says}: ${one.code} ${one.title} (${one.why})`}
                          >
                            {one.tone === 'bad' && <b aria-hidden>! </b>}
                            {one.tone === 'bad' && (
                              <span className="pl-visually-hidden">Overdue: </span>
                            )}
                            {one.code && <span className="pl-num">{one.code} </span>}
                            {one.says}
                          </Link>
                        </li>
                      ))}
                      {items.length > mostInDay && (
                        <li>
                          <Link href={`${listHref}#day-${day}`} className="pl-month-more">
                            {items.length - mostInDay} more
                          </Link>
                        </li>
                      )}
                    </ul>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
