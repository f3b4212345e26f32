import type { AnyRecord } from '../define.ts'
import { defineRules } from '../rules.ts'
import { isAmong } from '../separation.ts'
import { actions } from './definition.ts'

/** Rules of actions (ISO/IEC 42001, 10.1, 10.2, 8.3). */
export const actionRules = defineRules(actions, {
  /** An action hangs on the systems of what it comes from, so that their owners see it. */
  derive: async ({ record, before, context }) => {
    if (!record.originId || record.originId === before?.originId) return {}
    const origin = await context.locate(record.originId)
    if (!origin) return {}
    const systemIds = [
      ...new Set([...record.systemIds, ...systemsOf(origin.register, origin.record)]),
    ]
    return { systemIds }
  },

  transitions: {
    start: {
      label: 'Start',
      says: 'started it',
      from: ['open'],
      to: 'in-progress',
      needs: 'update',
      asks: ['ownerId', 'dueOn'],
      requires: ['ownerId', 'dueOn'],
    },
    complete: {
      label: 'Mark as done',
      says: 'did it',
      from: ['open', 'in-progress'],
      to: 'done',
      needs: 'update',
      asks: ['result', 'completedOn'],
      requires: ['result'],
      refuse: ({ record, context }) =>
        record.completedOn !== null &&
        record.completedOn > context.today &&
        'It cannot be done in the future.',
      change: ({ actor, record, context }) => ({
        completedOn: record.completedOn ?? context.today,
        completedById: actor.id,
      }),
    },
    /** 10.2: somebody other than who did it has seen that it is done and works. */
    verify: {
      label: 'Verify',
      says: 'verified it',
      from: ['done'],
      to: 'verified',
      needs: 'update',
      reason: 'optional',
      decides: { as: 'accepted', means: 'confirms that the action is done and works' },
      refuse: ({ actor, record }) =>
        isAmong(actor, record.ownerId, record.completedById) &&
        'An action is not verified by somebody who did it.',
      change: ({ actor, context }) => ({ verifiedById: actor.id, verifiedOn: context.today }),
    },
    sendBack: {
      label: 'Not done yet',
      says: 'sent it back as not done',
      from: ['done'],
      to: 'in-progress',
      needs: 'update',
      reason: 'required',
      change: () => ({ completedOn: null, completedById: null }),
    },
    cancel: {
      label: 'Cancel',
      says: 'cancelled it',
      from: ['open', 'in-progress'],
      to: 'cancelled',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    reopen: {
      label: 'Take up again',
      says: 'took it up again',
      from: ['cancelled', 'verified'],
      to: 'open',
      needs: 'update',
      reason: 'required',
      change: () => ({
        completedOn: null,
        completedById: null,
        verifiedById: null,
        verifiedOn: null,
      }),
    },
  },
})

function systemsOf(register: string, origin: AnyRecord): string[] {
  if (register === 'systems') return [origin.id]
  return [origin.systemId, origin.systemIds].flat().filter((id) => typeof id === 'string')
}
