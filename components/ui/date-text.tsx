import { describeDay, describeInstant, relativeDays } from './dates'

/** A calendar day (`YYYY-MM-DD`) in words, with its distance from `today` beside it if given. */
export function DateText({ day, today }: { day: string; today?: string | undefined }) {
  return (
    <time dateTime={day} className="pl-num">
      {describeDay(day)}
      {today && <span className="pl-muted"> · {relativeDays(day, today)}</span>}
    </time>
  )
}

/** A moment (ISO) in the person's time zone. */
export function TimeText({ at, timeZone }: { at: string; timeZone: string }) {
  return (
    <time dateTime={at} className="pl-num" title={`${describeInstant(at, timeZone)} (${timeZone})`}>
      {describeInstant(at, timeZone)}
    </time>
  )
}
