'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/access/session'
import { writeRecord } from '@/lib/records/write'

/** Freezes the controls as they are now into a draft, and opens it. */
export async function startVersion(): Promise<void> {
  const actor = await requireActor()
  const draft = await writeRecord(actor, 'soa-versions', { values: {} })
  redirect(`/soa-versions/${draft.code}`)
}
