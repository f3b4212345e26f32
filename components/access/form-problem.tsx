'use client'

import { useEffect, useRef } from 'react'
import { Callout } from '@/components/ui/callout'
import type { FormState } from '@/lib/access/form'

/** What is wrong with a form as a whole, or how many fields are; the first of those gets the focus. */
export function FormProblem({
  state,
  spelledOut = false,
}: {
  state: FormState
  /** Says the problems themselves, where the fields don't. */
  spelledOut?: boolean
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (Object.keys(state.problems).length === 0) return
    const field = place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid]')
    const target = field ?? place.current
    target?.focus()
  }, [state])
  const problems = Object.entries(state.problems)
  const fields = problems.filter(([field]) => field).length
  const count = fields === 1 ? 'One field needs a change.' : `${fields} fields need a change.`
  const says = spelledOut
    ? problems.map(([, problem]) => problem).join(' ')
    : (state.problems[''] ?? count)
  return (
    <div ref={place} tabIndex={-1} role="alert" className="pl-form-problem">
      {problems.length > 0 && <Callout tone="bad">{says}</Callout>}
    </div>
  )
}
