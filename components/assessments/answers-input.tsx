'use client'

import { usePathname } from 'next/navigation'
import type { InputProps } from '../fields/inputs'
import { LinkButton } from '../ui/button'

/** In the form of an assessment: the way to the questions, which have a page of their own. */
export function AnswersInput({ id, value }: InputProps<'structured', unknown>) {
  const path = usePathname()
  const count = typeof value === 'object' && value !== null ? Object.keys(value).length : 0
  if (!path.endsWith('/edit')) {
    return (
      <p id={id} className="pl-help">
        The questions open once this is recorded.
      </p>
    )
  }
  return (
    <div id={id} className="pl-actions">
      <LinkButton href={path.replace(/edit$/, 'questionnaire')}>Open the questionnaire</LinkButton>
      <span className="pl-muted">
        {count === 1 ? 'One answer' : `${count} answers`} so far. Save this form first.
      </span>
    </div>
  )
}
