import { handle } from '@/lib/api/handle'
import { answerStep, archiveShape } from '@/lib/api/steps'
import { archiveRecord } from '@/lib/records/archive'

/** Takes a record out of lists, with a reason. */
export const POST = handle<{ register: string; id: string }>((input) =>
  answerStep(input, archiveShape, ({ key }, { id, revision, reason = '' }) =>
    archiveRecord(input.actor, key, { id, revision, reason }),
  ),
)
