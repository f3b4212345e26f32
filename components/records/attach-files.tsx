'use client'

import { Paperclip } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { StoredFile } from '@/lib/fields/field'
import { UploadArea } from '../fields/upload-area'
import type { Refused } from './outcome'

type Period = { coversFrom: string | null; coversTo: string | null }

export type AttachAction = (file: StoredFile, period: Period) => Promise<{ kind: 'done' } | Refused>

/** Files become pieces of evidence of this record, each recorded and linked when it has arrived. */
export function AttachFiles({ attach }: { attach: AttachAction }) {
  const router = useRouter()
  const [period, setPeriod] = useState<Period>({ coversFrom: null, coversTo: null })

  async function record(file: StoredFile) {
    const outcome = await attach(file, period)
    if (outcome.kind === 'problems') return Object.values(outcome.problems).join(' ')
    if (outcome.kind !== 'done') return outcome.message
    router.refresh()
    return null
  }

  return (
    <UploadArea
      aria-label="Attach evidence"
      choose={
        <>
          <Paperclip aria-hidden /> Attach evidence
        </>
      }
      input={{ 'aria-label': 'Files to attach as evidence' }}
      onStored={record}
    >
      <div className="pl-attach-period">
        <PeriodDay label="Covers from" of="coversFrom" period={period} change={setPeriod} />
        <PeriodDay label="Covers to" of="coversTo" period={period} change={setPeriod} />
      </div>
    </UploadArea>
  )
}

/** A day of the period that the files are about; today's date says only when they were sent. */
function PeriodDay({
  label,
  of,
  period,
  change,
}: {
  label: string
  of: keyof Period
  period: Period
  change: (period: Period) => void
}) {
  const id = useId()
  return (
    <div className="pl-field">
      <label className="pl-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="pl-input"
        value={period[of] ?? ''}
        onChange={(event) => change({ ...period, [of]: event.target.value || null })}
      />
    </div>
  )
}
