import type { Actor } from '../access/actor.ts'
import { addDays } from '../calendar.ts'
import { myWork } from '../checks/my-work.ts'
import { hrefOf } from '../checks/obligation.ts'
import type { State } from '../checks/state.ts'

/**
 * A person's dated work as an iCalendar stream (RFC 5545): an all-day event on each day something is
 * due, under the id of its obligation, with the way to the record. Only what they may see.
 */
export function calendarOf(
  actor: Actor,
  state: State,
  given: { organisation: { id: string; name: string }; origin: string; at: Date },
): string {
  const { organisation, origin, at } = given
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const events = myWork(actor, state).flatMap((one) => {
    if (one.dueOn === null) return []
    const link = `${origin}${hrefOf(one)}`
    const on = [one.code, one.title].filter(Boolean).join(' ')
    return [
      'BEGIN:VEVENT',
      `UID:${asText(`${one.id}@${organisation.id}`)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${one.dueOn.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${addDays(one.dueOn, 1).replaceAll('-', '')}`,
      `SUMMARY:${asText(`${one.says}: ${on}`)}`,
      `DESCRIPTION:${asText(`${on}\nISO/IEC 42001, ${one.why}\n${link}`)}`,
      `URL:${link}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plumbline//AI management system//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${asText(`${organisation.name}: AI management system`)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** A TEXT value (3.3.11): no line of it ends the property, no comma or semicolon parts it. */
function asText(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/[\p{Cc}]/gu, ' ')
}

/** A content line in pieces of at most 75 octets (3.1), none of which parts a character. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}
