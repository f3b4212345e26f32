import { addMonths } from '../../calendar.ts'
import { criteriaEffect, describeEffect } from '../../checks/criteria-effect.ts'
import { approvedAmong, completeCriteria, criteriaInForce } from '../../criteria/in-force.ts'
import { type Criteria, highestLevel } from '../../criteria/shape.ts'
import { proposeSystemTier, tierProblem } from '../../criteria/tiers.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import type { System } from '../systems/definition.ts'
import { riskCriteria } from './definition.ts'

/** Rules of the risk criteria (ISO/IEC 42001, 6.1.1, 6.1.2). */
export const riskCriteriaRules = defineRules(riskCriteria, {
  /** The next set is written into a copy of the one in force. */
  start: async ({ context }) => {
    const records = await recordsIn(context, 'risk-criteria')
    const { title, rationale } = approvedAmong(records) ?? {}
    return { ...criteriaInForce(records), title: title ?? null, rationale: rationale ?? null }
  },

  /** What nobody fills comes from what is in force, also where no form was used. */
  derive: async ({ record, before, context }) => {
    if (record.state !== 'draft') return {}
    const inForce = criteriaInForce(await recordsIn(context, 'risk-criteria'))
    const isEdit = before === null || before.state === 'draft'
    return {
      ...completeCriteria({ ...inForce, ...filled(record) }),
      ownerId: record.ownerId ?? context.actor.id,
      authorIds: isEdit ? withPerson(record.authorIds, context.actor) : record.authorIds,
    }
  },

  /** A level above the highest can be neither reached nor asked for. */
  check: ({ record }) => {
    const problems: Problems = {}
    const criteria = completeCriteria(record)
    const highest = highestLevel(criteria)
    const beyond = criteria.bands.find((band) => band.from > highest)
    if (beyond) {
      problems.bands = `The highest possible level is ${highest}; “${beyond.label}” would begin at ${beyond.from}.`
    }
    if (criteria.acceptanceLevel > highest) {
      problems.acceptanceLevel = `The highest possible level is ${highest}.`
    }
    return problems
  },

  transitions: {
    /** 6.1.1: another person stands for what the organisation is ready to bear. */
    approve: {
      label: 'Approve and put into force',
      says: 'approved it',
      from: ['draft'],
      to: 'approved',
      needs: 'approve',
      asks: ['rationale', 'reviewAt'],
      requires: ['rationale'],
      reason: 'optional',
      decides: { as: 'approved', means: 'approves the risk criteria for use' },
      refuse: async ({ actor, record, context }) => {
        if (isAmong(actor, record.ownerId, record.authorIds)) {
          return 'Risk criteria are not approved by their author.'
        }
        return tierChoicesInTheWay(await recordsIn(context, 'systems'), completeCriteria(record))
      },
      foretells: async ({ record, context }) => {
        const [risks, systems] = [
          await recordsIn(context, 'risks'),
          await recordsIn(context, 'systems'),
        ]
        const before = criteriaInForce(await recordsIn(context, 'risk-criteria'))
        const facts = { today: context.today, risks, systems }
        return describeEffect(criteriaEffect(facts, before, completeCriteria(record))).join(' ')
      },
      change: ({ actor, record, context }) => ({
        approvedById: actor.id,
        approvedOn: context.today,
        reviewAt: record.reviewAt ?? addMonths(context.today, 12),
      }),
      /** The earlier set ends, and systems get the tier that the new rules propose. */
      effects: async ({ record, context }) => {
        const approved = await recordsIn(context, 'risk-criteria', {
          field: 'state',
          is: 'approved',
        })
        for (const one of approved) {
          if (one.id !== record.id) await context.move('risk-criteria', one.id, 'supersede')
        }
        const { tierRules } = completeCriteria(record)
        for (const system of await recordsIn(context, 'systems')) {
          if (proposeSystemTier(system, tierRules).tier !== system.tierProposed) {
            await context.change('systems', system.id, {})
          }
        }
      },
    },
    supersede: {
      label: 'Supersede',
      says: 'put newer criteria in its place',
      from: ['approved'],
      to: 'superseded',
      needs: 'approve',
      automatic: true,
    },
  },
})

/** Why the tier of a system stops the approval: lowered by hand, below what the new rules propose, without a reason. */
function tierChoicesInTheWay(systems: readonly System[], { tierRules }: Criteria): string | false {
  const named = systems.filter((system) => {
    const { tier: tierProposed } = proposeSystemTier(system, tierRules)
    return tierProposed !== system.tierProposed && tierProblem({ ...system, tierProposed }) !== null
  })
  if (named.length === 0) return false
  const codes = named
    .slice(0, 5)
    .map((system) => system.code)
    .join(', ')
  const more = named.length > 5 ? ` and ${named.length - 5} more` : ''
  return `The new rules propose a higher tier than the one chosen by hand for ${codes}${more}. Give the reason there, or take the choice back.`
}

function filled<R extends object>(record: R): Partial<R> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null),
  ) as Partial<R>
}
