'use client'

import { useId, useSyncExternalStore } from 'react'

const never = () => () => {}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The browser's time zone; UTC until the page has come alive. */
export function useBrowserTimeZone(): string {
  return useSyncExternalStore(never, browserZone, () => 'UTC')
}

/** Sends the browser's time zone along without asking. */
export function BrowserTimeZone({ name }: { name: string }) {
  return <input type="hidden" name={name} value={useBrowserTimeZone()} />
}

/** A choice among all time zones; begins with `value`, or with the browser's own. */
export function TimeZoneField({
  name,
  zones,
  value,
  help,
  problem,
}: {
  name: string
  /** The server's list, so that both sides show the same. */
  zones: readonly string[]
  value?: string | undefined
  help?: string
  problem?: string | undefined
}) {
  const id = useId()
  const browser = useBrowserTimeZone()
  const chosen = value || browser
  const offered = zones.includes(chosen) ? zones : [chosen, ...zones]
  return (
    <div className="pl-field">
      <label className="pl-label" htmlFor={id}>
        Time zone
      </label>
      {help && (
        <p className="pl-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <select
        id={id}
        key={chosen}
        name={name}
        className="pl-input"
        defaultValue={chosen}
        aria-invalid={problem ? true : undefined}
        aria-describedby={help ? `${id}-help` : undefined}
      >
        {offered.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      {problem && <p className="pl-error">{problem}</p>}
    </div>
  )
}
