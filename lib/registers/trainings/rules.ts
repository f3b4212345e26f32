import { addMonths } from '../../calendar.ts'
import { defineRules } from '../rules.ts'
import { trainings } from './definition.ts'

/** Rules of trainings (ISO/IEC 42001, 7.2, 7.3). */
export const trainingRules = defineRules(trainings, {
  transitions: {
    /** 7.2: from here on those who need it are asked for it. */
    offer: {
      label: 'Offer',
      says: 'offered it',
      from: ['draft'],
      to: 'offered',
      needs: 'update',
      requires: ['content', 'ownerId'],
      refuse: ({ record }) =>
        record.roleIds.length + record.audience.length === 0 && 'Say first who needs it.',
      change: ({ record, context }) => ({
        reviewAt: record.reviewAt ?? addMonths(context.today, 12),
      }),
    },
    review: {
      label: 'Still teaches what is needed',
      says: 'reviewed it: it still teaches what is needed',
      from: ['offered'],
      needs: 'update',
      reason: 'optional',
      change: ({ context }) => ({ reviewAt: addMonths(context.today, 12) }),
    },
    withdraw: {
      label: 'Withdraw',
      says: 'withdrew it',
      from: ['draft', 'offered'],
      to: 'withdrawn',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    reopen: {
      label: 'Take up again',
      says: 'took it up again',
      from: ['withdrawn'],
      to: 'draft',
      needs: 'update',
      reason: 'required',
    },
  },
})
