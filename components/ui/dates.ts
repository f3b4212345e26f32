import { dayInWords } from '@/lib/calendar'

/** `2026-12-04` as `4 Dec 2026`; anything else as it is. */
export function describeDay(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? day : dayInWords(day)
}

/** An ISO moment as `18 Nov 2026, 14:02` in a time zone. */
export function describeInstant(at: string, timeZone: string): string {
  // Three letters for every month, as in days and in documents.
  return instantFormat(timeZone).format(new Date(at)).replace('Sept ', 'Sep ')
}

const instantFormats = new Map<string, Intl.DateTimeFormat>()

function instantFormat(timeZone: string): Intl.DateTimeFormat {
  const known = instantFormats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  instantFormats.set(timeZone, format)
  return format
}

/** The time of an ISO moment on the clocks of a time zone, as time fields take it: `14:02`. */
export function timeOfDay(at: string, timeZone: string): string {
  return instantInList(at, timeZone).slice(-5)
}

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** An ISO moment as `2026-11-18 14:02` in a time zone: beside days in a list. */
export function instantInList(at: string, timeZone: string): string {
  return listFormat(timeZone).format(new Date(at))
}

const listFormats = new Map<string, Intl.DateTimeFormat>()

/** Making a format is slow, and a list has hundreds of moments. */
function listFormat(timeZone: string): Intl.DateTimeFormat {
  const known = listFormats.get(timeZone)
  if (known) return known
  // Swedish is written as ISO 8601 is.
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  })
  listFormats.set(timeZone, format)
  return format
}

/** Whole days from `today` to `day`, negative when past; both `YYYY-MM-DD`. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day.slice(0, 10)) - Date.parse(today)) / 86_400_000)
}

/** `in 3 days`, `today`, `4 days ago`, `in 7 months`. */
export function relativeDays(day: string, today: string): string {
  const days = daysUntil(day, today)
  if (Math.abs(days) < 60) return words.format(days, 'day')
  if (Math.abs(days) < 730) return words.format(Math.round(days / 30.44), 'month')
  return words.format(Math.round(days / 365.25), 'year')
}
