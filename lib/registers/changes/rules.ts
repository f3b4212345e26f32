import { defineRules, type Problems } from '../rules.ts'
import { isAmong, withPerson } from '../separation.ts'
import { changes } from './definition.ts'

/** Rules of changes (ISO/IEC 42001, 6.3, 8.1). */
export const changeRules = defineRules(changes, {
  derive: ({ record, context }) =>
    record.state === 'draft'
      ? {
          ownerId: record.ownerId ?? context.actor.id,
          authorIds: withPerson(record.authorIds, context.actor),
        }
      : {},

  check: ({ record }) => {
    const problems: Problems = {}
    if (record.state !== 'draft' && record.kind !== 'aims' && record.systemIds.length === 0)
      problems.systemIds = 'Name the systems that change.'
    return problems
  },

  transitions: {
    submit: {
      label: 'Submit for approval',
      says: 'submitted it for approval',
      from: ['draft'],
      to: 'submitted',
      needs: 'submit',
      requires: ['description', 'purpose', 'rollback', 'plannedOn'],
    },
    /** 8.1: changes are controlled; whoever wants one does not also decide on it. */
    approve: {
      label: 'Approve',
      says: 'approved it',
      from: ['submitted'],
      to: 'approved',
      needs: 'approve',
      reason: 'optional',
      decides: { as: 'approved', means: 'approves the change' },
      refuse: ({ actor, record }) =>
        isAmong(actor, record.ownerId, record.authorIds) &&
        'A change is not approved by its owner or author.',
      change: ({ actor, context }) => ({ approvedById: actor.id, approvedOn: context.today }),
    },
    return: {
      label: 'Return with remarks',
      says: 'returned it with remarks',
      from: ['submitted'],
      to: 'draft',
      needs: 'approve',
      reason: 'required',
      decides: { as: 'returned', means: 'returns the change with remarks' },
    },
    reject: {
      label: 'Reject',
      says: 'rejected it',
      from: ['submitted'],
      to: 'rejected',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
    },
    release: {
      label: 'Released',
      says: 'released it',
      from: ['approved'],
      to: 'released',
      needs: 'update',
      asks: ['releasedOn'],
      reason: 'optional',
      refuse: ({ record, context }) =>
        record.releasedOn !== null &&
        record.releasedOn > context.today &&
        'It cannot be released in the future.',
      change: ({ record, context }) => ({ releasedOn: record.releasedOn ?? context.today }),
    },
    rollBack: {
      label: 'Rolled back',
      says: 'rolled it back',
      from: ['released'],
      to: 'rolled-back',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    withdraw: {
      label: 'Withdraw',
      says: 'withdrew it',
      from: ['draft', 'submitted', 'approved'],
      to: 'rejected',
      needs: 'submit',
      reason: 'required',
      tone: 'danger',
    },
  },
})
