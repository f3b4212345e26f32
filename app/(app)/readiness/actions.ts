'use server'

import { revalidatePath } from 'next/cache'
import type { AnswerOutcome, GivenAnswer } from '@/components/readiness/answer-form'
import type { PlanOutcome } from '@/components/readiness/plan-form'
import { requireActor } from '@/lib/access/session'
import { Conflict, ExpectedError } from '@/lib/errors'
import { answerQuestion, planGaps } from '@/lib/records/readiness'

/** Keeps a person's answer to a question; says what stands in the way otherwise. */
export async function giveAnswer(given: GivenAnswer): Promise<AnswerOutcome> {
  const actor = await requireActor()
  try {
    const { id, revision } = await answerQuestion(actor, given)
    revalidatePath('/readiness')
    return { seen: { id, revision } }
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    if (!(error instanceof Conflict)) return { problem: error.message }
    revalidatePath('/readiness')
    return {
      problem: `${error.message} What stands now is shown above; choose again to give your answer.`,
    }
  }
}

/** Turns the ticked gaps into actions of one owner by one day. */
export async function planChosen(_before: PlanOutcome, form: FormData): Promise<PlanOutcome> {
  const actor = await requireActor()
  const chosen = form.getAll('gap').map(String)
  const given = { ownerId: String(form.get('ownerId')), dueOn: String(form.get('dueOn')) }
  try {
    const made = await planGaps(actor, {
      ...given,
      gaps: chosen.map((questionId) => ({
        questionId,
        title: String(form.get(`title ${questionId}`) ?? ''),
      })),
    })
    revalidatePath('/readiness')
    const codes = made.map((one) => one.code)
    return {
      problem: '',
      done: codes.length === 1 ? `${codes[0]} is planned.` : `${codes.length} actions are planned.`,
    }
  } catch (error) {
    if (error instanceof ExpectedError) return { problem: error.message, done: '' }
    throw error
  }
}
