'use server'

import type { Outcome } from '@/components/records/outcome'
import { moveOn } from '../[register]/actions'

/** Submits an assessment, as it stands at this revision, for approval. */
export async function submitAssessment(id: string, revision: number): Promise<Outcome> {
  return moveOn('impact-assessments', id, revision, {
    transition: 'submit',
    values: {},
    reason: '',
  })
}
