'use client'

import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import type { FormState } from '@/lib/access/form'

/** What a form has done, and the link or token that is shown this once. */
export function FormAnswer({
  state,
  secretLabel = 'Link',
}: {
  state: FormState
  secretLabel?: string
}) {
  return (
    <div role="status" className="pl-form-answer">
      {state.done && (
        <Callout tone="met" title={state.done}>
          {state.secret && (
            <div className="pl-secret">
              <input className="pl-input" readOnly aria-label={secretLabel} value={state.secret} />
              <CopyButton text={state.secret} label={`Copy the ${secretLabel.toLowerCase()}`} />
            </div>
          )}
        </Callout>
      )}
    </div>
  )
}
