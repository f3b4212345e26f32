'use client'

import { useActionState, useRef } from 'react'
import { chooseAsOf } from './actions'

/** A day, or a time within it, to read the registers as of; its panel closes once it is chosen. */
export function AsOfPicker({
  day,
  time,
  latest,
  timeZone,
}: {
  day: string
  time: string
  latest: string
  timeZone: string
}) {
  const form = useRef<HTMLFormElement>(null)
  const [problem, choose, running] = useActionState(async (before: string, given: FormData) => {
    const answer = await chooseAsOf(before, given)
    if (!answer) form.current?.closest<HTMLElement>('[popover]')?.hidePopover()
    return answer
  }, '')
  return (
    <form ref={form} action={choose} className="pl-asof-picker">
      <label className="pl-field">
        <span className="pl-label">Read as of</span>
        <input
          className="pl-input"
          type="date"
          name="asOf"
          max={latest}
          defaultValue={day}
          aria-invalid={problem !== ''}
          aria-describedby="as-of-help"
          required
        />
      </label>
      <label className="pl-field">
        <span className="pl-label">Time</span>
        <input
          className="pl-input"
          type="time"
          name="time"
          defaultValue={time}
          aria-describedby="as-of-time"
        />
      </label>
      <p id="as-of-time" className="pl-help">
        Without a time, the end of the day. By the clocks of {timeZone}.
      </p>
      <p
        id="as-of-help"
        className={problem ? 'pl-error' : 'pl-help'}
        role={problem ? 'alert' : undefined}
      >
        {problem || 'Every screen then shows that moment, and nothing can be changed.'}
      </p>
      <button type="submit" className="pl-btn pl-btn-primary" aria-disabled={running}>
        Read as of then
      </button>
    </form>
  )
}
