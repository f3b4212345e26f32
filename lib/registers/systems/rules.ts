import { addMonths, dayInWords } from '../../calendar.ts'
import { blocking, operationGate } from '../../checks/operation-gate.ts'
import { criteriaInForce } from '../../criteria/in-force.ts'
import { proposeSystemTier, tierProblem } from '../../criteria/tiers.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems, type RuleContext } from '../rules.ts'
import { type System, systems } from './definition.ts'

/** Longest an exception from the operation gate may last. */
const exceptionMonths = 6

/** Rules of the AI inventory (ISO/IEC 42001, A.4.2, A.6, 4.3, 8.1). */
export const systemRules = defineRules(systems, {
  derive: async ({ record, context }) => {
    const inForce = await recordsIn(context, 'risk-criteria', { field: 'state', is: 'approved' })
    const { tierRules, intervals } = criteriaInForce(inForce)
    const { tier: tierProposed } = proposeSystemTier(record, tierRules)
    const isReviewed = record.scope === 'in' && !['retired', 'rejected'].includes(record.state)
    return {
      impactClass: record.impactClass ?? 'undetermined',
      personalData: record.personalData ?? 'unknown',
      euAiActClass: record.euAiActClass ?? 'undetermined',
      scope: record.scope ?? 'undecided',
      tierProposed,
      tier: record.tierOverride ?? tierProposed,
      // What is in scope is read through again, every quarter unless somebody says otherwise.
      reviewAt:
        record.reviewAt ??
        (isReviewed ? addMonths(context.today, intervals.inventoryMonths) : null),
    }
  },

  check: ({ record }) => {
    const problems: Problems = {}
    const tier = tierProblem(record)
    if (tier) problems.tierReason = tier
    if (record.scope === 'out' && !record.scopeReason?.trim()) {
      problems.scopeReason =
        'Say why it is out of scope; an exclusion without a reason is a finding (4.3).'
    }
    if (record.retiredOn && record.operationalSince && record.retiredOn < record.operationalSince) {
      problems.retiredOn = 'It was retired before it went into operation.'
    }
    return problems
  },

  transitions: {
    /** Purpose and owner are known; how it should work is settled now (A.6.2.2). */
    startDesign: {
      label: 'Start design',
      says: 'moved it to design',
      from: ['idea'],
      to: 'design',
      needs: 'update',
      requires: ['purpose', 'ownerId'],
    },
    /** A.6.2.3. */
    startDevelopment: {
      label: 'Start development',
      says: 'moved it to development',
      from: ['idea', 'design'],
      to: 'development',
      needs: 'update',
      requires: ['purpose', 'ownerId'],
    },
    /** Bought systems come here straight from the idea (A.6.2.4, A.10.3). */
    startValidation: {
      label: 'Start validation',
      says: 'moved it to validation',
      from: ['idea', 'design', 'development'],
      to: 'validation',
      needs: 'update',
      requires: ['purpose', 'intendedUse', 'ownerId'],
    },
    /** The gate: no operation before its conditions hold (8.1, 8.4, A.6.2.5). */
    enterOperation: {
      label: 'Put into operation',
      says: 'put it into operation',
      from: ['validation', 'suspended'],
      to: 'operation',
      needs: 'update',
      reason: 'optional',
      refuse: async ({ record, context }) => {
        const missing = blocking(await gateOf(record, context))
        if (missing.length === 0) return false
        return `Not yet: ${missing.map((one) => `${one.says} (${one.detail})`).join('; ')}.`
      },
      change: ({ record, context }) => ({
        operationalSince: record.operationalSince ?? context.today,
        gateOverrideReason: null,
        gateOverrideUntil: null,
        gateOverrideById: null,
      }),
    },
    /** An executive takes it on themselves, until a date; it stays on their page until then (8.1). */
    enterOperationOverride: {
      label: 'Put into operation by exception',
      says: 'put it into operation by exception',
      from: ['validation', 'suspended'],
      to: 'operation',
      needs: 'accept',
      asks: ['gateOverrideReason', 'gateOverrideUntil'],
      requires: ['gateOverrideReason', 'gateOverrideUntil'],
      decides: 'accepted',
      tone: 'danger',
      refuse: async ({ actor, record, context }) => {
        if (actor.id === record.ownerId)
          return 'Whoever owns the system cannot grant it an exception.'
        if (record.euAiActClass === 'prohibited') return 'A prohibited practice has no exception.'
        const until = record.gateOverrideUntil
        if (until && until <= context.today) return 'The exception has to end in the future.'
        const latest = addMonths(context.today, exceptionMonths)
        if (until && until > latest)
          return `An exception lasts until ${dayInWords(latest)} at most.`
        if (blocking(await gateOf(record, context)).length === 0) {
          return 'Every condition holds; no exception is needed.'
        }
        return false
      },
      change: ({ actor, record, context }) => ({
        operationalSince: record.operationalSince ?? context.today,
        gateOverrideById: actor.id,
      }),
    },
    /** A.6.2.4: what validation or use has shown goes back to work. */
    sendBack: {
      label: 'Send back to development',
      says: 'sent it back to development',
      from: ['validation', 'suspended'],
      to: 'development',
      needs: 'update',
      reason: 'required',
    },
    /** A.6.2.6: it is taken out of use until somebody has looked. */
    suspend: {
      label: 'Suspend',
      says: 'suspended it',
      from: ['operation'],
      to: 'suspended',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    /** A.6.2.6: it ends, and so do its data and models, by a rule. */
    retire: {
      label: 'Retire',
      says: 'retired it',
      from: ['validation', 'operation', 'suspended'],
      to: 'retired',
      needs: 'update',
      asks: ['retiredOn', 'retirementNote'],
      requires: ['retirementNote'],
      tone: 'danger',
      change: ({ record, context }) => ({ retiredOn: record.retiredOn ?? context.today }),
    },
    reject: {
      label: 'Reject',
      says: 'rejected it',
      from: ['idea', 'design', 'development', 'validation'],
      to: 'rejected',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    reopen: {
      label: 'Take up again',
      says: 'took it up again',
      from: ['rejected', 'retired'],
      to: 'idea',
      needs: 'update',
      reason: 'required',
      change: () => ({ retiredOn: null }),
    },
  },
})

async function gateOf(system: System, context: RuleContext) {
  const criteria = await recordsIn(context, 'risk-criteria')
  const assessments = await recordsIn(context, 'impact-assessments', {
    field: 'systemId',
    is: system.id,
  })
  const risks = await recordsIn(context, 'risks', { field: 'systemIds', has: system.id })
  const monitors = await recordsIn(context, 'monitors', { field: 'systemId', is: system.id })
  const changes = await recordsIn(context, 'changes', { field: 'systemIds', has: system.id })
  return operationGate({
    today: context.today,
    system,
    assessments,
    risks,
    monitors,
    changes,
    criteria: criteriaInForce(criteria),
  })
}
