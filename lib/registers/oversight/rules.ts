import type { Actor } from '../../access/actor.ts'
import { addMonths } from '../../calendar.ts'
import { defineRules } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { type OversightPlan, oversight } from './definition.ts'

/** Rules of oversight plans (ISO/IEC 42001, A.9.2, A.9.3). */
export const oversightRules = defineRules(oversight, {
  derive: ({ record, before, context }) =>
    record.state === 'draft' && (before === null || before.state === 'draft')
      ? {
          ownerId: record.ownerId ?? context.actor.id,
          authorIds: withPerson(record.authorIds, context.actor),
        }
      : {},

  transitions: {
    /** A.9.2: whoever wrote how a system is overseen does not also decide that it is enough. */
    enforce: {
      label: 'Put in force',
      says: 'put it in force',
      from: ['draft', 'suspended'],
      to: 'in-force',
      needs: 'approve',
      reason: 'optional',
      decides: { as: 'approved', means: 'approves the oversight plan for use' },
      requires: ['trigger', 'reviewerIds', 'timeLimitHours', 'powers', 'stopMeans'],
      refuse: ({ actor, record }) => ownPlan(actor, record),
      change: ({ actor, record, context }) => ({
        approvedById: actor.id,
        approvedOn: context.today,
        reviewAt:
          record.reviewAt && record.reviewAt > context.today
            ? record.reviewAt
            : addMonths(context.today, 12),
      }),
    },
    /** 8.1: after a major change, or when its review is due, somebody says that it still fits. */
    confirm: {
      label: 'It still fits',
      says: 'found that it still fits',
      from: ['in-force'],
      needs: 'approve',
      reason: 'required',
      decides: { as: 'approved', means: 'confirms that the oversight plan still fits' },
      refuse: ({ actor, record }) => ownPlan(actor, record),
      change: ({ context }) => ({
        approvedOn: context.today,
        reviewAt: addMonths(context.today, 12),
      }),
    },
    rework: {
      label: 'Rework',
      says: 'took it back to rework it',
      from: ['in-force', 'suspended'],
      to: 'draft',
      needs: 'update',
      reason: 'required',
      change: () => ({ approvedById: null, approvedOn: null }),
    },
    suspend: {
      label: 'Suspend',
      says: 'suspended it',
      from: ['in-force'],
      to: 'suspended',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    retire: {
      label: 'Retire',
      says: 'retired it',
      from: ['draft', 'in-force', 'suspended'],
      to: 'retired',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    /** A reviewer stopped the system; only events do this. */
    stop: {
      label: 'Stop the system',
      says: 'stopped the system',
      from: ['in-force', 'suspended'],
      needs: 'update',
      automatic: true,
    },
    /** A.6.2.6: a stop is not over before somebody has said what came of it. */
    settleStop: {
      label: 'Say what followed the stop',
      says: 'said what followed the stop',
      from: ['in-force', 'suspended'],
      needs: 'treat',
      asks: ['stopOutcome'],
      requires: ['stopOutcome'],
      refuse: ({ record }) => record.stoppedAt === null && 'The system was not stopped.',
      change: () => ({ stoppedAt: null, stoppedBecause: null }),
    },
  },
})

function ownPlan(actor: Actor, record: OversightPlan): string | false {
  return (
    isAmong(actor, record.ownerId, record.authorIds) &&
    'A plan of oversight is not put in force by its owner or author.'
  )
}
