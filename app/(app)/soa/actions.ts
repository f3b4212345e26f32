'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { writeRecord } from '@/lib/records/write'

/**
 * Freezes the controls as they are now into a draft, and opens it; answers a sentence when that is
 * not possible.
 */
export async function startVersion(): Promise<string> {
  const actor = await requireActor()
  let code: string
  try {
    code = (await writeRecord(actor, 'soa-versions', { values: {} })).code
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  redirect(`/soa-versions/${code}`)
}
