'use client'

import { Paperclip } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { StoredFile } from '@/lib/fields/field'
import { UploadArea } from '../fields/upload-area'
import type { Refused } from './outcome'

/** Files become pieces of evidence of this record: each is recorded and linked when it has arrived. */
export function AttachFiles({
  attach,
}: {
  attach: (file: StoredFile) => Promise<{ kind: 'done' } | Refused>
}) {
  const router = useRouter()

  async function record(file: StoredFile) {
    const outcome = await attach(file)
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
    />
  )
}
