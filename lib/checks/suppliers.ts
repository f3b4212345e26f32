import { type Check, recordCheck, reviewCheck } from './check.ts'
import { obligation, ownerOr, waitsLong } from './obligation.ts'
import { named } from './state.ts'

/** What ISO/IEC 42001, A.10.2 and A.10.3 ask for about suppliers. */
export const supplierChecks: Check[] = [
  /** A.10.3: a supplier is used once somebody has looked at it and decided. */
  recordCheck({
    id: 'suppliers-decided',
    requirements: ['A.10.3', 'A.10.2'],
    severity: 'minor',
    says: 'Of each supplier it is soon decided whether it may be used.',
    of: 'suppliers',
    applies: (one) => one.state !== 'ended',
    holds: (one, { today }) => one.state === 'approved' || !waitsLong(one, today),
    asks: (one, state) => {
      const record = named('suppliers', one)
      if (one.state === 'prospective') {
        return obligation(state, 'approve-supplier', record, {
          says: 'Decide whether the supplier may be used',
          why: 'A.10.3',
          roles: ['governance-lead', 'risk-owner'],
          except: [one.ownerId, one.createdById].filter((id) => id !== null),
        })
      }
      if (one.state !== 'suspended') return null
      return obligation(state, 'settle-supplier', record, {
        says: 'The supplier is suspended: approve it again or end it',
        why: 'A.10.3',
        ...ownerOr(one.ownerId, 'compliance-lead'),
      })
    },
  }),
  /** A.4.2, A.10.3: AI that came inside bought software decides about people, too, and is missed most. */
  recordCheck({
    id: 'supplied-ai-in-inventory',
    requirements: ['A.4.2', 'A.10.3'],
    severity: 'major',
    says: 'The AI that each supplier of models or software delivers is in the inventory.',
    of: 'suppliers',
    applies: (one) =>
      one.state !== 'ended' && one.provides.some((what) => what === 'model' || what === 'software'),
    holds: (one) => one.systemIds.length > 0,
    asks: (one, state, isHeld) =>
      isHeld
        ? null
        : obligation(state, 'list-supplied-ai', named('suppliers', one), {
            says: 'Put the AI it delivers in the inventory and name it here',
            why: 'A.4.2',
            ...ownerOr(one.ownerId, 'compliance-lead'),
          }),
  }),
  /** A.10.3: what was promised holds as long as the contract does. */
  recordCheck({
    id: 'contracts-in-date',
    requirements: ['A.10.3', 'A.10.2'],
    severity: 'minor',
    says: 'No approved supplier works beyond the end of its contract.',
    of: 'suppliers',
    applies: (one) => one.state === 'approved' && one.contractUntil !== null,
    holds: (one, { today }) => (one.contractUntil ?? today) >= today,
  }),
  /** A.10.3: a supplier changes without telling. */
  reviewCheck({
    id: 'suppliers-in-date',
    requirements: ['A.10.3'],
    says: 'Each approved supplier has been reviewed by its day.',
    of: 'suppliers',
    applies: (one) => one.state === 'approved',
    kind: 'review-supplier',
    asks: 'Review the supplier',
    why: 'A.10.3',
    late: 'Review of the supplier is due',
    falls: (one) => ownerOr(one.ownerId, 'compliance-lead'),
  }),
]
