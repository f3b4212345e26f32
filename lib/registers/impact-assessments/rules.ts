import { mitigationsOf, proposedDecision, residualOf } from '../../assessments/residual.ts'
import {
  invalidAnswers,
  missingAnswers,
  proposeTier,
  questionOf,
} from '../../assessments/tiering.ts'
import { addMonths, dayInWords } from '../../calendar.ts'
import { criteriaInForce } from '../../criteria/in-force.ts'
import type { Tier } from '../../criteria/shape.ts'
import { tierProblem } from '../../criteria/tiers.ts'
import { recordIn, recordsIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { type ImpactAssessment, impactAssessments } from './definition.ts'

/** Rules of impact assessments (ISO/IEC 42001, 6.1.4, 8.4, A.5.2 to A.5.5). */
export const impactAssessmentRules = defineRules(impactAssessments, {
  derive: ({ record, before, context }) => {
    const answers = record.answers ?? {}
    const { tier: tierProposed } = proposeTier(answers)
    const residual = residualOf(answers)
    return {
      ownerId: record.ownerId ?? context.actor.id,
      tierProposed,
      tier: record.tierOverride ?? tierProposed,
      mitigations: mitigationsOf(answers),
      residualSeverity: residual.severity,
      residualLikelihood: residual.likelihood,
      residualLevel: residual.level,
      residualBand: residual.band,
      decision: proposedDecision(answers),
      authorIds: wroteAnswers(record, before)
        ? withPerson(record.authorIds, context.actor)
        : (record.authorIds ?? []),
    }
  },

  check: ({ record }) => {
    const problems: Problems = {}
    const tier = tierProblem(record)
    if (tier) problems.tierReason = tier
    const [wrong] = invalidAnswers(record.answers ?? {})
    if (wrong) {
      const prompt = questionOf(wrong)?.prompt
      problems.answers = prompt
        ? `Choose an answer that is offered: ${prompt}`
        : `There is no question ${wrong}.`
    }
    return problems
  },

  transitions: {
    /** A.5.3: every question that the tier needs is answered, and no forbidden use is meant. */
    submit: {
      label: 'Submit for approval',
      says: 'submitted it for approval',
      from: ['draft', 'returned'],
      to: 'submitted',
      needs: 'submit',
      requires: ['systemId', 'answers'],
      refuse: ({ record }) => {
        const answers = record.answers ?? {}
        if (proposeTier(answers).stops) {
          return 'The use may be forbidden by law: it stops here, until the answer is another.'
        }
        const missing = missingAnswers(tierOf(record), answers)
        if (missing.length === 0) return false
        const count = missing.reduce((sum, { questions }) => sum + questions.length, 0)
        const sections = missing.map(
          ({ section, questions }) => `${section.title} (${questions.length})`,
        )
        return `${count} ${count === 1 ? 'question is' : 'questions are'} unanswered: ${sections.join(', ')}.`
      },
      change: ({ actor, context }) => ({ submittedById: actor.id, submittedOn: context.today }),
    },
    /**
     * 8.4, A.5.3: another person decides, and says until when. What remains very high cannot be
     * approved; high takes an executive.
     */
    approve: {
      label: 'Approve',
      says: 'approved it',
      from: ['submitted'],
      to: 'approved',
      needs: 'approve',
      asks: ['validUntil', 'conditions'],
      requires: ['validUntil'],
      reason: 'optional',
      decides: { as: 'approved', means: 'approves the impact assessment for use' },
      refuse: async ({ actor, record, context }) => {
        const { ownerId, submittedById, authorIds } = record
        if (isAmong(actor, ownerId, submittedById, authorIds)) {
          return 'An impact assessment is not approved by somebody who wrote it.'
        }
        const system = await recordIn(context, 'systems', record.systemId)
        if (isAmong(actor, system?.ownerId)) {
          return 'An impact assessment is not approved by the owner of the system.'
        }
        if (record.residualBand === 'very-high') {
          return 'What remains is very high: it cannot be approved. Reduce the impact, or do not proceed.'
        }
        if (record.residualBand === 'high' && !actor.roles.includes('executive')) {
          return 'What remains is high: an executive decides.'
        }
        if (record.decision === 'stop' || record.decision === 'rework') {
          return 'The author proposes not to proceed as it is; return it, or withdraw it.'
        }
        const until = record.validUntil
        if (!until) return false
        if (until <= context.today) return 'The validity has to end in the future.'
        const { intervals } = criteriaInForce(await recordsIn(context, 'risk-criteria'))
        const latest = addMonths(context.today, intervals.assessmentMonths[tierOf(record)])
        return until > latest && `For this tier it is valid until ${dayInWords(latest)} at most.`
      },
      change: ({ actor, context }) => ({ approvedById: actor.id, approvedOn: context.today }),
      effects: async ({ record, context }) => {
        const earlier = await recordsIn(
          context,
          'impact-assessments',
          { field: 'systemId', is: record.systemId },
          { field: 'state', is: 'approved' },
        )
        for (const one of earlier) {
          if (one.id !== record.id) await context.move('impact-assessments', one.id, 'supersede')
        }
      },
    },
    /** It goes back to its author with remarks. */
    return: {
      label: 'Return with remarks',
      says: 'returned it with remarks',
      from: ['submitted'],
      to: 'returned',
      needs: 'approve',
      reason: 'required',
      decides: { as: 'returned', means: 'returns the impact assessment with remarks' },
    },
    /** A newer approved assessment of the system takes its place (A.5.2); this one stays readable. */
    supersede: {
      label: 'Supersede',
      says: 'put a newer one in its place',
      from: ['approved'],
      to: 'superseded',
      needs: 'approve',
      automatic: true,
    },
    withdraw: {
      label: 'Withdraw',
      says: 'withdrew it',
      from: ['draft', 'submitted', 'returned'],
      to: 'withdrawn',
      needs: 'submit',
      reason: 'required',
      tone: 'danger',
    },
  },
})

function tierOf(record: ImpactAssessment): Tier {
  return (record.tier ?? 'high') as Tier
}

function wroteAnswers(record: ImpactAssessment, before: ImpactAssessment | null): boolean {
  const content = (one: ImpactAssessment | null) =>
    JSON.stringify([
      Object.entries(one?.answers ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
      one?.tierOverride ?? null,
      one?.tierReason ?? null,
    ])
  return content(record) !== content(before)
}
