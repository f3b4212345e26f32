import { addMonths } from '../../calendar.ts'
import { defineRules, type Problems } from '../rules.ts'
import { governanceRoles } from './definition.ts'

/** Rules of governance roles (ISO/IEC 42001, 5.3, A.3.2). */
export const roleRules = defineRules(governanceRoles, {
  check: ({ record }) => {
    const problems: Problems = {}
    if (record.state === 'held' && record.holderIds.length === 0) {
      problems.holderIds = 'A role that is held names its holder; vacate it first.'
    }
    if (record.kind === 'role' && record.deputyIds.some((id) => record.holderIds.includes(id))) {
      problems.deputyIds = 'The deputy of a role is somebody else than its holder.'
    }
    if (record.reportsToId === record.id) problems.reportsToId = 'It cannot report to itself.'
    return problems
  },

  transitions: {
    review: {
      label: 'Still holds',
      says: 'reviewed it: it still holds',
      from: ['held'],
      needs: 'approve',
      reason: 'optional',
      change: ({ context }) => ({ reviewAt: addMonths(context.today, 12) }),
    },
    /** 5.3: responsibilities and authorities are assigned and made known. */
    appoint: {
      label: 'Appoint',
      says: 'appointed its holder',
      from: ['vacant', 'held'],
      to: 'held',
      needs: 'approve',
      asks: ['holderIds', 'deputyIds', 'appointedOn'],
      requires: ['holderIds', 'responsibilities', 'authority'],
      reason: 'optional',
      decides: { as: 'accepted', means: 'appoints who holds the role' },
      change: ({ actor, record, context }) => ({
        ownerId: actor.id,
        appointedOn: record.appointedOn ?? context.today,
        reviewAt: addMonths(context.today, 12),
      }),
    },
    vacate: {
      label: 'Vacate',
      says: 'vacated it',
      from: ['held'],
      to: 'vacant',
      needs: 'approve',
      reason: 'required',
      change: () => ({ holderIds: [], appointedOn: null }),
    },
    end: {
      label: 'End the role',
      says: 'ended the role',
      from: ['vacant', 'held'],
      to: 'ended',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
      change: ({ context }) => ({ endedOn: context.today }),
    },
  },
})
