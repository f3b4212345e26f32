import { addMonths } from '../../calendar.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { scope } from './definition.ts'

/** Rules of the scope (ISO/IEC 42001, 4.3). */
export const scopeRules = defineRules(scope, {
  derive: ({ record, context }) =>
    record.state === 'draft'
      ? {
          ownerId: record.ownerId ?? context.actor.id,
          authorIds: withPerson(record.authorIds, context.actor),
        }
      : {},

  transitions: {
    /** 4.3: the scope is documented, and somebody else than its author stands for it. */
    approve: {
      label: 'Approve and put into force',
      says: 'approved it',
      from: ['draft'],
      to: 'approved',
      needs: 'approve',
      requires: ['statement', 'units', 'activities'],
      asks: ['reviewAt'],
      reason: 'optional',
      decides: { as: 'approved', means: 'approves the scope of the AIMS' },
      refuse: ({ actor, record }) =>
        isAmong(actor, record.ownerId, record.authorIds) &&
        'The scope is not approved by its author.',
      change: ({ actor, record, context }) => ({
        approvedById: actor.id,
        approvedOn: context.today,
        reviewAt: record.reviewAt ?? addMonths(context.today, 12),
      }),
      effects: async ({ record, context }) => {
        const earlier = await recordsIn(context, 'scope', { field: 'state', is: 'approved' })
        for (const one of earlier) {
          if (one.id !== record.id) await context.move('scope', one.id, 'supersede')
        }
      },
    },
    review: {
      label: 'Still holds',
      says: 'reviewed it: it still holds',
      from: ['approved'],
      needs: 'update',
      reason: 'optional',
      change: ({ context }) => ({ reviewAt: addMonths(context.today, 12) }),
    },
    supersede: {
      label: 'Supersede',
      says: 'put a newer version in its place',
      from: ['approved'],
      to: 'superseded',
      needs: 'approve',
      automatic: true,
    },
  },
})
