import { handle } from '@/lib/api/handle'
import { answerStep, archiveShape } from '@/lib/api/steps'
import { restoreRecord } from '@/lib/records/archive'

/** Brings an archived record back. */
export const POST = handle<{ register: string; id: string }>((input) =>
  answerStep(input, archiveShape, ({ key }, { id, revision, reason = '' }) =>
    restoreRecord(input.actor, key, { id, revision, reason }),
  ),
)
