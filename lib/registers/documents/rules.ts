import { recordsIn } from '../record-types.ts'
import { defineRules } from '../rules.ts'
import { documents } from './definition.ts'

/** Rules of documents; what a document says is in its versions (ISO/IEC 42001, 7.5, 5.2). */
export const documentRules = defineRules(documents, {
  derive: ({ record }) => ({
    classification: record.classification ?? 'internal',
    reviewMonths: record.reviewMonths ?? 12,
  }),

  transitions: {
    /** A version came into force. */
    takeEffect: {
      label: 'Come into force',
      says: 'put a version of it into force',
      from: ['draft', 'effective'],
      to: 'effective',
      needs: 'approve',
      automatic: true,
    },
    /** 7.5.3: nobody is to follow it any more; it stays readable. */
    withdraw: {
      label: 'Withdraw',
      says: 'withdrew it',
      from: ['draft', 'effective'],
      to: 'withdrawn',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
      change: () => ({ effectiveVersionId: null }),
      effects: async ({ record, context }) => {
        const inForce = await recordsIn(
          context,
          'document-versions',
          { field: 'documentId', is: record.id },
          { field: 'state', is: 'effective' },
        )
        for (const version of inForce) {
          await context.move('document-versions', version.id, 'supersede', {
            supersededOn: context.today,
          })
        }
      },
    },
    reinstate: {
      label: 'Take up again',
      says: 'took it up again',
      from: ['withdrawn'],
      to: 'draft',
      needs: 'approve',
      reason: 'required',
    },
  },
})
