import { addMonths } from '../../calendar.ts'
import { defineRules } from '../rules.ts'
import { isAmong } from '../separation.ts'
import { datasets } from './definition.ts'

/** Rules of datasets (ISO/IEC 42001, A.7). */
export const datasetRules = defineRules(datasets, {
  transitions: {
    /** A.7.4: looked at again; data that fail are blocked, not checked off. */
    check: {
      label: 'Checked again',
      says: 'checked it again',
      from: ['approved'],
      needs: 'update',
      asks: ['quality', 'knownBias'],
      requires: ['quality'],
      reason: 'optional',
      refuse: ({ record }) =>
        record.quality === 'fails' && 'It does not meet its quality criteria: block it.',
      change: ({ context }) => ({
        qualityCheckedOn: context.today,
        reviewAt: addMonths(context.today, 12),
      }),
    },
    /** A.7.3 to A.7.6: nothing is built on data of which nobody knows where they come from. */
    approve: {
      label: 'Approve for use',
      says: 'approved it for use',
      from: ['proposed', 'approved', 'blocked'],
      to: 'approved',
      needs: 'approve',
      requires: [
        'provenance',
        'acquisition',
        'rights',
        'personalData',
        'qualityCriteria',
        'quality',
        'representativeness',
        'knownBias',
      ],
      reason: 'optional',
      decides: { as: 'approved', means: 'approves the dataset for use' },
      refuse: ({ actor, record }) => {
        if (isAmong(actor, record.ownerId, record.createdById))
          return 'A dataset is not approved by its owner or by who recorded it.'
        return record.quality === 'fails' && 'It does not meet its quality criteria.'
      },
      change: ({ actor, record, context }) => ({
        approvedById: actor.id,
        approvedOn: context.today,
        qualityCheckedOn: record.qualityCheckedOn ?? context.today,
        reviewAt: addMonths(context.today, 12),
      }),
    },
    block: {
      label: 'Block',
      says: 'blocked its use',
      from: ['proposed', 'approved'],
      to: 'blocked',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
      change: () => ({ approvedById: null, approvedOn: null }),
    },
    retire: {
      label: 'Retire',
      says: 'retired it',
      from: ['proposed', 'approved', 'blocked'],
      to: 'retired',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})
