'use client'

import { useActionState, useRef } from 'react'
import { chooseAsOf } from './actions'

/** A day to read the registers as of; its panel closes once the day is chosen. */
export function AsOfPicker({ chosen, latest }: { chosen: string; latest: string }) {
  const form = useRef<HTMLFormElement>(null)
  const [problem, choose, running] = useActionState(async (before: string, given: FormData) => {
    const answer = await chooseAsOf(before, given)
    if (!answer) form.current?.closest<HTMLElement>('[popover]')?.hidePopover()
    return answer
  }, '')
  return (
    <form ref={form} action={choose} className="grid gap-2 p-2">
      <label className="pl-label" htmlFor="as-of">
        Read the registers as of the end of
      </label>
      <input
        id="as-of"
        className="pl-input"
        type="date"
        name="asOf"
        max={latest}
        defaultValue={chosen.slice(0, 10)}
        aria-invalid={problem !== ''}
        aria-describedby="as-of-help"
        required
      />
      <p
        id="as-of-help"
        className={problem ? 'pl-error' : 'pl-help'}
        role={problem ? 'alert' : undefined}
      >
        {problem || 'Every screen then shows that day, and nothing can be changed.'}
      </p>
      <button
        type="submit"
        className="pl-btn pl-btn-primary justify-self-start"
        aria-disabled={running}
      >
        Read as of this day
      </button>
    </form>
  )
}
