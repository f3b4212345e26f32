import { addMonths } from '../../calendar.ts'
import { defineRules } from '../rules.ts'
import { resources } from './definition.ts'

/** Rules of resources (ISO/IEC 42001, 7.1, A.4.2). */
export const resourceRules = defineRules(resources, {
  transitions: {
    /** 7.1: it is there, and somebody sees that it stays. */
    use: {
      label: 'Take into use',
      says: 'took it into use',
      from: ['planned'],
      to: 'in-use',
      needs: 'update',
      requires: ['description', 'ownerId'],
      change: ({ record, context }) => ({
        reviewAt: record.reviewAt ?? addMonths(context.today, 12),
      }),
    },
    review: {
      label: 'Still right and enough',
      says: 'reviewed it: it is still right and enough',
      from: ['in-use'],
      needs: 'update',
      reason: 'optional',
      change: ({ context }) => ({
        lastReviewedOn: context.today,
        reviewAt: addMonths(context.today, 12),
      }),
    },
    retire: {
      label: 'Give up',
      says: 'gave it up',
      from: ['planned', 'in-use'],
      to: 'retired',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
      change: ({ context }) => ({ retiredOn: context.today }),
    },
    reopen: {
      label: 'Plan it again',
      says: 'planned it again',
      from: ['retired'],
      to: 'planned',
      needs: 'update',
      reason: 'required',
      change: () => ({ retiredOn: null }),
    },
  },
})
