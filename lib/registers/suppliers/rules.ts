import { addMonths } from '../../calendar.ts'
import { defineRules } from '../rules.ts'
import { isAmong } from '../separation.ts'
import { suppliers } from './definition.ts'

/** Months until a supplier is looked at again, by criticality. */
const reviewMonths: Record<string, number> = { high: 6, medium: 12, low: 24 }

/** Rules of suppliers (ISO/IEC 42001, A.10.2, A.10.3). */
export const supplierRules = defineRules(suppliers, {
  transitions: {
    /** The yearly look: what was found goes into the due diligence. */
    review: {
      label: 'Record a review',
      says: 'reviewed it',
      from: ['approved'],
      needs: 'update',
      asks: ['dueDiligence', 'dueDiligenceResult'],
      requires: ['dueDiligenceResult'],
      reason: 'optional',
      change: ({ record, context }) => ({
        dueDiligenceOn: context.today,
        reviewAt: addMonths(context.today, reviewMonths[record.criticality ?? 'medium'] ?? 12),
      }),
    },
    /** A.10.3: used only after somebody has looked, and other than the one who wants it. */
    approve: {
      label: 'Approve for use',
      says: 'approved it for use',
      from: ['prospective', 'approved', 'suspended'],
      to: 'approved',
      needs: 'approve',
      requires: [
        'service',
        'criticality',
        'responsibilities',
        'dueDiligence',
        'dueDiligenceResult',
      ],
      reason: 'optional',
      decides: { as: 'approved', means: 'approves the supplier for use' },
      refuse: ({ actor, record }) => {
        if (isAmong(actor, record.ownerId, record.createdById))
          return 'A supplier is not approved by its owner or by who recorded it.'
        return record.dueDiligenceResult === 'failed' && 'It failed the due diligence.'
      },
      change: ({ record, context }) => ({
        dueDiligenceOn: record.dueDiligenceOn ?? context.today,
        reviewAt: addMonths(context.today, reviewMonths[record.criticality ?? 'medium'] ?? 12),
      }),
    },
    suspend: {
      label: 'Suspend',
      says: 'suspended it',
      from: ['approved'],
      to: 'suspended',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    end: {
      label: 'End',
      says: 'ended it',
      from: ['prospective', 'approved', 'suspended'],
      to: 'ended',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
  },
})
