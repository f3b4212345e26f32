'use client'

import { useActionState } from 'react'
import { acknowledgeVersion } from './actions'

/** Says that one has read the version in force. */
export function AcknowledgeButton({ versionId, title }: { versionId: string; title: string }) {
  const [problem, act, running] = useActionState(acknowledgeVersion.bind(null, versionId), '')
  return (
    <form action={act} className="pl-ask pl-no-print">
      <p>
        You are asked to read {title} and say that you have. Your name and the time stay on record.
      </p>
      <button type="submit" className="pl-btn pl-btn-primary" disabled={running}>
        I have read it
      </button>
      {problem && (
        <p className="pl-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}
