import type { Actor } from '../access/actor.ts'
import { hasReach } from '../access/reach.ts'
import { Forbidden, Invalid } from '../errors.ts'
import { questionOf } from '../readiness/catalogue.ts'
import { isGap, type QuestionStanding, readinessOf } from '../readiness/standing.ts'
import { titleOf } from '../readiness/title-of.ts'
import type { AnyRecord } from '../registers/define.ts'
import { registerOf } from '../registers/index.ts'
import { loadState } from './load-state.ts'
import { parseValues } from './values.ts'
import { under, working } from './work.ts'
import { createIn, deedOf, writeRecord } from './write.ts'

export type GivenAnswer = {
  questionId: string
  /** The answer that the person saw, where there was one. */
  seen: { id: string; revision: number } | null
  answer: string
  remark: string
}

/**
 * Keeps a person's answer to a question of the catalogue: a new record, or a change of the one they
 * saw. Throws Invalid when somebody answered first, and Conflict when the answer changed meanwhile.
 */
export function answerQuestion(actor: Actor, given: GivenAnswer): Promise<AnyRecord> {
  const { questionId, seen, answer, remark } = given
  return writeRecord(
    actor,
    'readiness',
    seen ? { ...seen, values: { answer, remark } } : { values: { questionId, answer, remark } },
  )
}

export type PlannedGap = { questionId: string; title: string }

/** Most gaps that are planned at once. */
const mostGaps = 242

/**
 * Turns gaps into actions of one owner by one day, each with the answer as its origin; all or none. A
 * gap that only records showed gets an answer that says so. Throws Invalid for a question that is no
 * gap, Forbidden for who may not answer.
 */
export async function planGaps(
  actor: Actor,
  { gaps, ownerId, dueOn }: { gaps: readonly PlannedGap[]; ownerId: string; dueOn: string },
): Promise<AnyRecord[]> {
  const [answers, actions] = [registerOf('readiness'), registerOf('actions')]
  if (!hasReach(actor, answers, 'create'))
    throw new Forbidden('Your role does not allow you to plan what closes gaps.')
  if (gaps.length === 0) throw new Invalid({ gaps: 'Choose at least one gap.' })
  if (gaps.length > mostGaps) throw new Invalid({ gaps: `At most ${mostGaps} at once.` })
  if (!ownerId) throw new Invalid({ ownerId: 'Choose who sees that it is done.' })
  if (!dueOn) throw new Invalid({ dueOn: 'Choose the day by which it is done.' })
  const { questions } = readinessOf(await loadState())
  const chosen = gaps.map(({ questionId, title }) => {
    const found = questions.find((one) => one.id === questionId)
    if (!found || !isGap(found)) throw new Invalid({ gaps: `${questionId} is not a gap.` })
    return { found, title: title.trim() || titleOf(found) }
  })
  return working(actor, { action: deedOf(actions, 'create') }, async (work) => {
    const made: AnyRecord[] = []
    for (const { found, title } of chosen) {
      const originId =
        found.answer?.id ??
        (
          await under(work, deedOf(answers, 'create'), () =>
            createIn(work, answers, parseValues(answers, answerShown(found))),
          )
        ).id
      const values = parseValues(actions, {
        title,
        kind: 'improvement',
        originId,
        ownerId,
        dueOn,
      })
      made.push(await createIn(work, actions, values))
    }
    return made
  })
}

/** The answer that records give by themselves. */
function answerShown(found: QuestionStanding): Record<string, unknown> {
  const failing = found.findings.filter((one) => one.verdict === 'no' || one.verdict === 'partly')
  return {
    questionId: questionOf(found.id)?.id,
    answer: found.standing === 'partly' ? 'partly' : 'no',
    remark: `By the records. Not so: ${failing.map((one) => one.says).join(' ')}`,
  }
}
