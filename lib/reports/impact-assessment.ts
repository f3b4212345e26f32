import { asksResidual, conditionsOf } from '../assessments/residual.ts'
import { isAnswered, proposeTier, questionOf, questionsFor } from '../assessments/tiering.ts'
import {
  assessmentScales,
  assessmentSections,
  type Question,
} from '../catalogue/assessment-template.ts'
import { isPast } from '../checks/obligation.ts'
import type { Tier } from '../criteria/shape.ts'
import type { Approval, Tone } from '../pdf/document.ts'
import type { AssessmentAnswer, ImpactAssessmentInput } from '../pdf/documents/impact-assessment.ts'
import type { ImpactAssessment } from '../registers/impact-assessments/definition.ts'
import {
  actionChip,
  choiceChip,
  choiceWord,
  personName,
  type ReportContext,
  stateChip,
} from './context.ts'
import { signaturesOn } from './decisions.ts'
import { filesOf, linkedEvidence } from './evidence.ts'
import { levelChip } from './risk-register.ts'

/** An impact assessment with every section of the questionnaire, in its order. */
export async function impactAssessmentInput(
  context: ReportContext,
  one: ImpactAssessment,
): Promise<ImpactAssessmentInput> {
  const input = (await impactAssessmentInputs(context, [one])).get(one.id)
  if (!input) throw new Error(`nothing is told of assessment ${one.id}`)
  return input
}

/** As `impactAssessmentInput`, by the assessment's id; signatures are read once for all of them. */
export async function impactAssessmentInputs(
  context: ReportContext,
  assessments: readonly ImpactAssessment[],
): Promise<Map<string, ImpactAssessmentInput>> {
  const signatures = await signaturesOn(context, 'impact-assessments', assessments)
  return new Map(
    assessments.map((one) => [one.id, inputOf(context, one, signatures.get(one.id) ?? [])]),
  )
}

function inputOf(
  context: ReportContext,
  one: ImpactAssessment,
  approvals: Approval[],
): ImpactAssessmentInput {
  const { names, state } = context
  const answers = one.answers ?? {}
  const tier = (one.tier ?? 'high') as Tier
  const asked = new Set(
    questionsFor(tier).flatMap((section) => section.questions.map((question) => question.id)),
  )
  const system = one.systemId ? names.record(one.systemId) : undefined
  return {
    ...context.frame,
    code: one.code,
    title: one.title ?? one.code,
    state: stateChip('impact-assessments', one.state),
    system: { code: system?.code ?? '', name: system?.title ?? '' },
    author: personName(names, one.ownerId),
    submittedAt: one.submittedOn,
    validUntil: one.validUntil,
    isExpired: one.state === 'approved' && isPast(one.validUntil, state.today),
    tier: choiceChip('impact-assessments', 'tier', one.tier),
    tierReasons: [
      ...proposeTier(answers).because.map(({ questionId, answer }) => {
        const question = questionOf(questionId)
        return `${question?.prompt ?? questionId} ${question ? inWords(question, answer) : answer}`
      }),
      ...(one.tierReason ? [one.tierReason] : []),
    ],
    sections: assessmentSections.map((section) => {
      const questions = section.questions.filter((question) => asked.has(question.id))
      return {
        title: section.title,
        ...(questions.length ? {} : { skipped: `Not asked for at ${tier} tier.` }),
        answers: questions.map((question) => answerOf(question, answers[question.id])),
      }
    }),
    actions: state.actions
      .filter((action) => action.originId === one.id)
      .map((action) => ({
        title: `${action.code} ${action.title ?? ''}`,
        owner: personName(names, action.ownerId),
        due: action.dueOn,
        state: actionChip(context, action),
      })),
    mitigations: one.mitigations ?? '',
    residual: levelChip(state.criteria, one.residualLevel),
    isBeforeMeasures: one.residualLevel !== null && !asksResidual(answers),
    decision: {
      outcome: choiceWord('impact-assessments', 'decision', one.decision),
      rationale: '',
      // Until somebody has decided, those that the author proposes.
      conditions: [one.conditions ?? conditionsOf(answers) ?? ''].filter(Boolean),
    },
    approvals,
    attachments: linkedEvidence(state, [one.id]).flatMap(filesOf),
  }
}

function inWords(question: Question, answer: string | string[] | number): string {
  if (question.answerType !== 'scale') return [answer].flat().join(', ')
  const step = assessmentScales[question.scale].find((one) => one.value === answer)
  return `${answer} ${step?.label ?? ''}`.trim()
}

function answerOf(
  question: Question,
  answer: string | string[] | number | undefined,
): AssessmentAnswer {
  if (!isAnswered(answer)) return { question: question.prompt, answer: '' }
  if (question.answerType === 'scale' && typeof answer === 'number') {
    const steps = assessmentScales[question.scale]
    const step = steps.find((one) => one.value === answer)
    const share = answer / steps.length
    const grave = question.scale === 'adequacy' ? 1 - share + 1 / steps.length : share
    const tone: Tone = grave > 0.7 ? 'bad' : grave > 0.5 ? 'due' : 'met'
    return {
      question: question.prompt,
      answer: '',
      scale: {
        value: answer,
        of: steps.length,
        label: step?.label ?? '',
        meaning: step?.meaning ?? '',
        tone,
      },
    }
  }
  return { question: question.prompt, answer: [answer].flat().join('; ') }
}
