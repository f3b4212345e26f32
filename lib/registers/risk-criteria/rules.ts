import { addMonths } from '../../calendar.ts'
import { completeCriteria, criteriaInForce } from '../../criteria/in-force.ts'
import type { Band, Step } from '../../criteria/shape.ts'
import { proposeSystemTier } from '../../criteria/tiers.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { riskCriteria } from './definition.ts'

/** Rules of the risk criteria (ISO/IEC 42001, 6.1.1, 6.1.2). */
export const riskCriteriaRules = defineRules(riskCriteria, {
  /** A new set starts from what is in force, so that only what differs has to be written. */
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

  check: ({ record }) => {
    const problems: Problems = {}
    const { likelihoodScale, impactScale, confidenceScale } = completeCriteria(record)
    for (const [field, steps] of Object.entries({
      likelihoodScale,
      impactScale,
      confidenceScale,
    })) {
      if (!countsUp(steps)) problems[field] = 'The values of a scale are 1, 2, 3 and so on.'
    }
    const highest = likelihoodScale.length * impactScale.length
    if (!risesFromOne(record.bands ?? []))
      problems.bands = 'The first band starts at 1, each next one higher.'
    if ((record.acceptanceLevel ?? 0) > highest) {
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
      decides: 'approved',
      refuse: ({ actor, record }) =>
        isAmong(actor, record.ownerId, record.authorIds) &&
        'Risk criteria are not approved by their author.',
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

function filled<R extends object>(record: R): Partial<R> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null),
  ) as Partial<R>
}

function countsUp(steps: readonly Step[]): boolean {
  return steps.every((step, index) => step.value === index + 1)
}

function risesFromOne(bands: readonly Band[]): boolean {
  return bands.every((band, index) =>
    index === 0 ? band.from === 1 : band.from > (bands[index - 1]?.from ?? 0),
  )
}
