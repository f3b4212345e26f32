'use server'

import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/access/session'
import { ExpectedError } from '@/lib/errors'
import { writeRecord } from '@/lib/records/write'
import { proposedStart } from './proposed-start'

/**
 * Records an assessment of a system, named and filled as far as is known, and opens its questions;
 * answers a sentence when that is not possible.
 */
export async function fileAssessment(systemId: string): Promise<string> {
  const actor = await requireActor()
  let code: string
  try {
    const values = await proposedStart(actor, systemId)
    const record = await writeRecord(actor, 'impact-assessments', {
      values: { ...values, ownerId: actor.id },
    })
    code = record.code
  } catch (error) {
    if (error instanceof ExpectedError) return error.message
    throw error
  }
  redirect(`/impact-assessments/${code}/questionnaire`)
}
