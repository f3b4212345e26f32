import { hasReach } from '../access/reach.ts'
import { requirementTitle } from '../catalogue/requirements.ts'
import type { Named, State } from '../checks/state.ts'
import type { ReadinessInput } from '../pdf/documents/readiness.ts'
import { stageOne } from '../readiness/documents.ts'
import { isWithin, parts } from '../readiness/parts.ts'
import { stageTwo } from '../readiness/stage-two.ts'
import { gapsOf, readinessOf, shareMet } from '../readiness/standing.ts'
import {
  describeCounts,
  documentTones,
  standingTones,
  standingWords,
  toneOfCounts,
  verdictTones,
  verdictWords,
} from '../readiness/words.ts'
import { registerOf } from '../registers/index.ts'
import { actionChip, choiceWord, personName, type ReportContext } from './context.ts'

/** Codes that a cell of the report names at most. */
const mostCodes = 4

/**
 * The gap report (ISO/IEC 42001, 4.4, 9.1): judged by everything there is so that it says the
 * same to everybody; records that the reader may not see are counted and not named.
 */
export function readinessInput(context: ReportContext, state: State): ReadinessInput {
  const { frame, names, reader } = context
  const codesOf = (records: readonly Named[]): string[] => {
    const seen = records.filter((one) => hasReach(reader, registerOf(one.register), 'read'))
    const codes = seen.slice(0, mostCodes).map((one) => one.code)
    const rest = records.length - codes.length
    return rest > 0 ? [...codes, codes.length > 0 ? `and ${rest} more` : String(rest)] : codes
  }
  const { questions, requirements, counts } = readinessOf(state)
  return {
    ...frame,
    figures: {
      questions: questions.length,
      asked: shareMet(counts).asked,
      met: counts.met,
      partly: counts.partly,
      notMet: counts['not-met'],
      open: counts.open,
      notApplicable: counts.na,
      computed: questions.filter((one) => one.isComputed).length,
    },
    parts: parts.map(({ id, title, name }) => ({
      code: id,
      name: id.startsWith('A') ? name : title,
      requirements: requirements
        .filter((one) => isWithin(one.requirement, id))
        .map((one) => ({
          code: one.requirement,
          title: requirementTitle(one.requirement),
          tone: toneOfCounts(one.counts),
          says: describeCounts(one.counts),
          answered: `${one.questions.length - one.counts.open} of ${one.questions.length}`,
        })),
    })),
    documents: stageOne(state).map(({ requirement, name, isRequired, standing, finding }) => ({
      requirement,
      name,
      isRequired,
      state: { label: standing, tone: documentTones[standing] },
      where: codesOf(finding.records.length > 0 ? finding.records : finding.faults),
    })),
    conditions: stageTwo(state).conditions.map(({ says, verdict, faults }) => ({
      says,
      state: { label: verdictWords[verdict], tone: verdictTones[verdict] },
      faults: codesOf(faults),
    })),
    gaps: gapsOf(state).map(
      ({ id, question, requirement, standing, findings, answer, actions }) => ({
        code: id,
        requirement: `${requirement} ${requirementTitle(requirement)}`,
        question,
        state: { label: standingWords[standing], tone: standingTones[standing] },
        missing: findings
          .filter((one) => one.verdict === 'no' || one.verdict === 'partly')
          .map(({ says, faults }) => ({ says, except: codesOf(faults) })),
        answer: answer && {
          said: choiceWord('readiness', 'answer', answer.answer),
          by: personName(names, answer.answeredById),
          on: answer.answeredOn,
          remark: answer.remark ?? '',
        },
        actions: actions.map((one) => ({
          code: one.code,
          due: one.dueOn,
          state: actionChip(context, one),
        })),
      }),
    ),
    roadmap: questions
      .flatMap((question) => question.actions.map((action) => ({ question, action })))
      .sort((a, b) => ((a.action.dueOn ?? '9999') < (b.action.dueOn ?? '9999') ? -1 : 1))
      .map(({ question, action }) => ({
        code: action.code,
        title: action.title ?? action.code,
        closes: question.id,
        owner: personName(names, action.ownerId),
        due: action.dueOn,
        state: actionChip(context, action),
      })),
  }
}
