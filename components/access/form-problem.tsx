'use client'

import { useEffect, useRef } from 'react'
import { Callout } from '@/components/ui/callout'
import type { FormState } from '@/lib/access/form'

/** What is wrong with a form as a whole, or how many fields are; the first of those gets the focus. */
export function FormProblem({ state }: { state: FormState }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (Object.keys(state.problems).length === 0) return
    const field = place.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid]')
    const target = field ?? place.current
    target?.focus()
  }, [state])
  const fields = Object.keys(state.problems).filter(Boolean).length
  const says =
    state.problems[''] ??
    (fields === 1 ? 'One field needs a change.' : `${fields} fields need a change.`)
  return (
    <div ref={place} tabIndex={-1} role="alert" className="pl-form-problem">
      {Object.keys(state.problems).length > 0 && <Callout tone="bad">{says}</Callout>}
    </div>
  )
}
