'use server'

import { redirect } from 'next/navigation'
import type { Outcome } from '@/components/records/outcome'
import { requireActor } from '@/lib/access/session'
import { writeRecord } from '@/lib/records/write'
import { moveOn } from '../[register]/actions'
import { proposedStart } from './proposed-start'

/** Records an assessment of a system, named and filled as far as is known, and opens its questions. */
export async function fileAssessment(systemId: string): Promise<void> {
  const actor = await requireActor()
  const values = await proposedStart(actor, systemId)
  const record = await writeRecord(actor, 'impact-assessments', {
    values: { ...values, ownerId: actor.id },
  })
  redirect(`/impact-assessments/${record.code}/questionnaire`)
}

/** Submits an assessment, as it stands at this revision, for approval. */
export async function submitAssessment(id: string, revision: number): Promise<Outcome> {
  return moveOn('impact-assessments', id, revision, {
    transition: 'submit',
    values: {},
    reason: '',
  })
}
