import { addMonths, dayInWords } from '../../calendar.ts'
import { blocking } from '../../checks/operation-gate.ts'
import { type GatedStage, stageGate } from '../../checks/stage-gates.ts'
import { criteriaInForce } from '../../criteria/in-force.ts'
import { proposeSystemTier, tierProblem } from '../../criteria/tiers.ts'
import { proposeEuClass } from '../../eu-act/propose.ts'
import { euClassProblem } from '../../eu-act/standing.ts'
import { recordsIn } from '../record-types.ts'
import {
  defineRules,
  type Foretold,
  type Problems,
  type RuleContext,
  type Transition,
} from '../rules.ts'
import { isAmong } from '../separation.ts'
import { type System, systems } from './definition.ts'

/** Longest an exception from the operation gate may last. */
const exceptionMonths = 6

/** What has an answer before a system is retired. */
const retirementAnswers = [
  'retirementData',
  'retirementModel',
  'retirementUsers',
  'retirementRecords',
] as const

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
      euProposed: proposeEuClass(record.euAnswers ?? {}).class,
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
    const euClass = euClassProblem(record)
    if (euClass) problems.euReason = euClass
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
    startDesign: step('design', {
      label: 'Start design',
      says: 'moved it to design',
      from: ['idea'],
    }),
    startDesignOverride: byException('design', {
      label: 'Start design by exception',
      says: 'moved it to design by exception',
      from: ['idea'],
    }),
    /** A.6.2.3. */
    startDevelopment: step('development', {
      label: 'Start development',
      says: 'moved it to development',
      from: ['idea', 'design'],
    }),
    startDevelopmentOverride: byException('development', {
      label: 'Start development by exception',
      says: 'moved it to development by exception',
      from: ['idea', 'design'],
    }),
    /** Bought systems come here straight from the idea (A.6.2.4, A.10.3). */
    startValidation: step('validation', {
      label: 'Start validation',
      says: 'moved it to validation',
      from: ['idea', 'design', 'development'],
    }),
    startValidationOverride: byException('validation', {
      label: 'Start validation by exception',
      says: 'moved it to validation by exception',
      from: ['idea', 'design', 'development'],
    }),
    /** The gate: no operation before its conditions hold (8.1, 8.4, A.6.2.5). */
    enterOperation: step('operation', {
      label: 'Put into operation',
      says: 'put it into operation',
      from: ['validation', 'suspended'],
    }),
    enterOperationOverride: byException('operation', {
      label: 'Put into operation by exception',
      says: 'put it into operation by exception',
      from: ['validation', 'suspended'],
    }),
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
    /** A.6.2.6: before it ends, somebody says what becomes of all that hangs on it. */
    planRetirement: {
      label: 'Plan its retirement',
      says: 'planned its retirement',
      from: ['validation', 'operation', 'suspended'],
      needs: 'update',
      asks: [...retirementAnswers],
      requires: [...retirementAnswers],
      tone: 'danger',
      foretells: ({ record, context }) => leftBehind(record, context),
      change: ({ actor, context }) => ({
        retirementPlannedById: actor.id,
        retirementPlannedOn: context.today,
      }),
    },
    /** A.6.2.6: it ends once somebody else finds that its data, models, users and records are cared for. */
    retire: {
      label: 'Approve and retire',
      says: 'approved its retirement',
      from: ['validation', 'operation', 'suspended'],
      to: 'retired',
      needs: 'approve',
      decides: { as: 'approved', means: 'approves the retirement of the system' },
      asks: ['retiredOn'],
      tone: 'danger',
      refuse: ({ actor, record, context }) => {
        if (record.retirementPlannedOn === null)
          return 'Its retirement is planned first: what becomes of data, models, users and records.'
        if (isAmong(actor, record.retirementPlannedById, record.ownerId))
          return 'A retirement is not approved by who planned it or owns the system.'
        return stillWatched(record, context)
      },
      foretells: ({ record, context }) => leftBehind(record, context),
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
      change: () => ({
        retiredOn: null,
        retirementPlannedById: null,
        retirementPlannedOn: null,
      }),
    },
  },
})

/** What still hangs on a system that is to end, each with what is to become of it (A.6.2.6, A.7.2). */
async function leftBehind(system: System, context: RuleContext): Promise<Foretold[]> {
  const of = { field: 'systemId', is: system.id } as const
  const among = { field: 'systemIds', has: system.id } as const
  const isAlone = (one: { systemIds: readonly string[] }) => one.systemIds.length === 1
  const found = [
    {
      says: 'Still expected to take readings; they are retired first:',
      register: 'monitors',
      records: (await recordsIn(context, 'monitors', of)).filter(isExpecting),
    },
    {
      says: 'People are still to oversee it; these plans are retired first:',
      register: 'oversight',
      records: (await recordsIn(context, 'oversight', of)).filter(isOverseeing),
    },
    {
      says: 'Incidents not closed:',
      register: 'incidents',
      records: (await recordsIn(context, 'incidents', among)).filter(
        (one) => one.state !== 'closed',
      ),
    },
    {
      says: 'Risks of this system alone that are not closed:',
      register: 'risks',
      records: (await recordsIn(context, 'risks', among)).filter(
        (one) => one.state !== 'closed' && isAlone(one),
      ),
    },
    {
      says: 'Used by this system alone, so to be kept or deleted with it:',
      register: 'datasets',
      records: (await recordsIn(context, 'datasets', among)).filter(
        (one) => one.state !== 'retired' && isAlone(one),
      ),
    },
    {
      says: 'They serve this system alone; contract and access end with it:',
      register: 'suppliers',
      records: (await recordsIn(context, 'suppliers', among)).filter(
        (one) => one.state !== 'ended' && isAlone(one),
      ),
    },
  ].filter(({ records }) => records.length > 0)
  if (found.length === 0) return [{ says: 'Nothing else hangs on this system any more.' }]
  return found.map(({ says, register, records }) => ({
    says,
    records: records.map(({ code, title }) => ({ register, code, title: title ?? code })),
  }))
}

const isExpecting = (one: { state: string }) => one.state === 'active' || one.state === 'breached'
const isOverseeing = (one: { state: string }) =>
  one.state === 'in-force' || one.state === 'suspended'

/** A retired system is neither measured nor overseen: a record that says so would be false. */
async function stillWatched(system: System, context: RuleContext): Promise<string | false> {
  const of = { field: 'systemId', is: system.id } as const
  const open = [
    ...(await recordsIn(context, 'monitors', of)).filter(isExpecting),
    ...(await recordsIn(context, 'oversight', of)).filter(isOverseeing),
  ].map(({ code }) => code)
  return open.length > 0 && `Retire first what watches over it: ${open.join(', ')}.`
}

type Step = Transition<System, System['state']>
type Named = Pick<Step, 'label' | 'says' | 'from'>

/** A stage is entered when the conditions of its gate hold; an exception is over then (8.1, A.6.2). */
function step(stage: GatedStage, named: Named): Step {
  return {
    ...named,
    to: stage,
    needs: 'update',
    reason: 'optional',
    refuse: async ({ record, context }) => {
      const missing = blocking(await gateOf(stage, record, context))
      if (missing.length === 0) return false
      return `Not yet: ${missing.map((one) => `${one.says} (${one.detail})`).join('; ')}.`
    },
    change: ({ record, context }) => ({
      ...sinceWhen(stage, record, context),
      gateOverrideReason: null,
      gateOverrideUntil: null,
      gateOverrideById: null,
    }),
  }
}

/** An executive takes it on themselves, until a date; it stays on their page until then (8.1). */
function byException(stage: GatedStage, named: Named): Step {
  return {
    ...named,
    to: stage,
    needs: 'accept',
    asks: ['gateOverrideReason', 'gateOverrideUntil'],
    requires: ['gateOverrideReason', 'gateOverrideUntil'],
    decides: { as: 'accepted', means: `lets the system go into ${stage} by exception` },
    tone: 'danger',
    refuse: async ({ actor, record, context }) => {
      if (actor.id === record.ownerId)
        return 'Whoever owns the system cannot grant it an exception.'
      if (record.euAiActClass === 'prohibited') return 'A prohibited practice has no exception.'
      const until = record.gateOverrideUntil
      if (until && until <= context.today) return 'The exception has to end in the future.'
      const latest = addMonths(context.today, exceptionMonths)
      if (until && until > latest) return `An exception lasts until ${dayInWords(latest)} at most.`
      if (blocking(await gateOf(stage, record, context)).length === 0) {
        return 'Every condition holds; no exception is needed.'
      }
      return false
    },
    change: ({ actor, record, context }) => ({
      ...sinceWhen(stage, record, context),
      gateOverrideById: actor.id,
    }),
  }
}

function sinceWhen(stage: GatedStage, record: System, context: RuleContext): Partial<System> {
  return stage === 'operation' ? { operationalSince: record.operationalSince ?? context.today } : {}
}

async function gateOf(stage: GatedStage, system: System, context: RuleContext) {
  const of = { field: 'systemId', is: system.id } as const
  const among = { field: 'systemIds', has: system.id } as const
  return stageGate(stage, {
    today: context.today,
    system,
    assessments: await recordsIn(context, 'impact-assessments', of),
    risks: await recordsIn(context, 'risks', among),
    monitors: await recordsIn(context, 'monitors', of),
    changes: await recordsIn(context, 'changes', among),
    datasets: await recordsIn(context, 'datasets', among),
    validations: await recordsIn(context, 'validations', of),
    plans: await recordsIn(context, 'oversight', of),
    criteria: criteriaInForce(await recordsIn(context, 'risk-criteria')),
  })
}
