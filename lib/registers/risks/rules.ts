import { addMonths, dayInWords } from '../../calendar.ts'
import { criteriaInForce } from '../../criteria/in-force.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems, type RuleContext } from '../rules.ts'
import { type Risk, risks } from './definition.ts'

/** Rules of the risk register (ISO/IEC 42001, 6.1.2, 6.1.3, 8.2, 8.3). */
export const riskRules = defineRules(risks, {
  derive: ({ record, before, context }) => ({
    ...(isJudgedNow(record, before) ? { assessedOn: context.today } : {}),
    level: product(record.likelihood, record.impact),
    currentLevel: product(record.currentLikelihood, record.currentImpact),
    residualLevel: product(record.residualLikelihood, record.residualImpact),
  }),

  check: async ({ record, context }) => {
    const problems: Problems = {}
    const scored = scoreFields.some(([field]) => record[field] !== null)
    if (!scored) return problems
    const criteria = criteriaInForce(await recordsIn(context, 'risk-criteria'))
    for (const [field, scale] of scoreFields) {
      const value = record[field]
      const steps = criteria[scale]
      if (value !== null && !steps.some((step) => step.value === value)) {
        problems[field] =
          `Choose a value of the scale, 1 to ${Math.max(...steps.map((step) => step.value))}.`
      }
    }
    if (
      record.residualLevel !== null &&
      record.level !== null &&
      record.residualLevel > record.level
    ) {
      problems.residualLikelihood =
        'What remains cannot be more than there was without any measures.'
    }
    return problems
  },

  transitions: {
    /** 6.1.2: likelihood and impact are judged, and somebody answers for the risk. */
    assess: {
      label: 'Finish the assessment',
      says: 'assessed it',
      from: ['identified'],
      to: 'assessed',
      needs: 'update',
      asks: ['likelihood', 'impact', 'ownerId'],
      requires: ['likelihood', 'impact', 'ownerId'],
      change: judged,
    },
    /** 8.2: after a major change, or when its review is due, somebody looks and finds that it holds. */
    review: {
      label: 'Scores still hold',
      says: 'reviewed it: the scores still hold',
      from: ['assessed', 'in-treatment', 'treated', 'accepted'],
      needs: 'update',
      reason: 'required',
      change: ({ record, context }) => judged({ record: { ...record, reviewAt: null }, context }),
    },
    /** 6.1.3: what is done about it, by when. */
    plan: {
      label: 'Decide on treatment',
      says: 'decided on its treatment',
      from: ['assessed'],
      to: 'in-treatment',
      needs: 'treat',
      asks: ['treatment', 'treatmentPlan', 'treatmentDueOn'],
      requires: ['treatment', 'treatmentPlan', 'treatmentDueOn'],
      refuse: ({ record }) =>
        record.treatment === 'accept' &&
        'To accept a risk, an executive accepts it; no plan is needed.',
    },
    /** 8.3: the plan was carried out, and what remains is judged. */
    markTreated: {
      label: 'Mark as treated',
      says: 'marked it as treated',
      from: ['in-treatment'],
      to: 'treated',
      needs: 'treat',
      asks: ['residualLikelihood', 'residualImpact'],
      requires: ['residualLikelihood', 'residualImpact'],
      change: judged,
    },
    /** 6.1.3: the residual risk is taken knowingly, until a date; its owner may not do so. */
    accept: {
      label: 'Accept the residual risk',
      says: 'accepted the residual risk',
      from: ['assessed', 'treated'],
      to: 'accepted',
      needs: 'accept',
      asks: ['rationale', 'acceptedUntil'],
      requires: ['rationale', 'acceptedUntil'],
      decides: { as: 'accepted', means: 'accepts the residual risk' },
      refuse: async ({ actor, record, context }) => {
        if (actor.id === record.ownerId) return 'A risk cannot be accepted by its owner.'
        const until = record.acceptedUntil
        if (!until) return false
        if (until <= context.today) return 'The acceptance has to end in the future.'
        const { intervals } = criteriaInForce(await recordsIn(context, 'risk-criteria'))
        const latest = addMonths(context.today, intervals.acceptanceMonths)
        return until > latest && `An acceptance lasts until ${dayInWords(latest)} at most.`
      },
      change: ({ actor, record }) => ({ acceptedById: actor.id, ...withResidual(record) }),
    },
    /** 8.2: something has changed, or an acceptance has ended. */
    reopen: {
      label: 'Assess again',
      says: 'took it up again',
      from: ['in-treatment', 'treated', 'accepted', 'closed'],
      to: 'assessed',
      needs: 'update',
      reason: 'required',
      change: () => ({ acceptedById: null, acceptedUntil: null }),
    },
    /** It can't happen any more: the use ended, or the cause is gone. */
    close: {
      label: 'Close',
      says: 'closed it',
      from: ['identified', 'assessed', 'in-treatment', 'treated', 'accepted'],
      to: 'closed',
      needs: 'update',
      reason: 'required',
    },
  },
})

const scoreFields = [
  ['likelihood', 'likelihoodScale'],
  ['impact', 'impactScale'],
  ['currentLikelihood', 'likelihoodScale'],
  ['currentImpact', 'impactScale'],
  ['residualLikelihood', 'likelihoodScale'],
  ['residualImpact', 'impactScale'],
  ['confidence', 'confidenceScale'],
] as const

/** Whether this write gives scores: its first ones or other ones (8.2). */
function isJudgedNow(record: Risk, before: Risk | null): boolean {
  return scoreFields.some(
    ([field]) => field !== 'confidence' && record[field] !== (before?.[field] ?? null),
  )
}

type Judged = { record: Risk; context: RuleContext }

async function judged({ record, context }: Judged): Promise<Partial<Risk>> {
  return { assessedOn: context.today, ...(await nextReview(record, context)) }
}

/** A risk is looked at again after the time that the criteria say, unless a day is set (8.2). */
async function nextReview(record: Risk, context: RuleContext): Promise<Partial<Risk>> {
  if (record.reviewAt && record.reviewAt > context.today) return {}
  const { intervals } = criteriaInForce(await recordsIn(context, 'risk-criteria'))
  return { reviewAt: addMonths(context.today, intervals.riskReviewMonths) }
}

/** Accepted without treatment, what remains is what there is. */
function withResidual(record: Risk): Partial<Risk> {
  if (record.residualLikelihood !== null && record.residualImpact !== null) return {}
  return {
    residualLikelihood: record.currentLikelihood ?? record.likelihood,
    residualImpact: record.currentImpact ?? record.impact,
  }
}

function product(likelihood: number | null, impact: number | null): number | null {
  return likelihood === null || impact === null ? null : likelihood * impact
}
