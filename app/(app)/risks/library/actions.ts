'use server'

import { revalidatePath } from 'next/cache'
import type { StartOutcome } from '@/components/risks/library'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { startRisks } from '@/lib/records/from-catalogue'

/** Records the chosen risks of the library for these systems; all of them or none. */
export async function startFromLibrary(
  libraryIds: string[],
  systemIds: string[],
): Promise<StartOutcome> {
  const actor = await requireActor()
  try {
    const made = await startRisks(actor, { libraryIds, systemIds })
    revalidatePath('/risks')
    return { started: made.map((one) => ({ code: one.code, title: String(one.title ?? '') })) }
  } catch (error) {
    if (error instanceof ExpectedError) return { problem: error.message }
    throw error
  }
}
