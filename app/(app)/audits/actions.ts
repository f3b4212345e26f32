'use server'

import type { Answer, Answered } from '@/components/audits/audit-answer'
import { describeInstant } from '@/components/ui/dates'
import { requireActor } from '@/lib/access/session'
import { Conflict, ExpectedError, Invalid } from '@/lib/errors'
import { personNames } from '@/lib/records/names'
import { moveRecord } from '@/lib/records/transitions'

/** Saves an auditor's answer to a question, or says who answered meanwhile and what. */
export async function answerQuestion(
  id: string,
  { verdict, notes }: Answer,
  revision: number,
): Promise<Answered> {
  const actor = await requireActor()
  try {
    const record = await moveRecord(actor, 'audit-questions', {
      id,
      revision,
      transition: 'answer',
      values: { verdict, notes: notes || null },
    })
    return { kind: 'done', revision: record.revision }
  } catch (error) {
    if (error instanceof Conflict && error.current) {
      const { current } = error
      const by = String(current.updatedById)
      return {
        kind: 'conflict',
        answer: {
          verdict: typeof current.verdict === 'string' ? current.verdict : null,
          notes: typeof current.notes === 'string' ? current.notes : '',
        },
        revision: Number(current.revision),
        byName: (await personNames([by])).get(by)?.name ?? 'Somebody',
        at: describeInstant(String(current.updatedAt), actor.timeZone),
      }
    }
    if (error instanceof Invalid)
      return { kind: 'refused', message: Object.values(error.problems).join(' ') }
    if (error instanceof ExpectedError) return { kind: 'refused', message: error.message }
    throw error
  }
}
