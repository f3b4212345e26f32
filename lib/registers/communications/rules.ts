import { addDays } from '../../calendar.ts'
import { defineRules } from '../rules.ts'
import { isAmong } from '../separation.ts'
import { type Communication, communications } from './definition.ts'

/** Rules of communications (ISO/IEC 42001, 7.4, A.8.2 to A.8.5). */
export const communicationRules = defineRules(communications, {
  derive: ({ record }) => ({ reviewAt: nextDueOn(record) }),

  transitions: {
    /** 7.4: what, to whom, when, how and by whom is settled, by somebody other than its author. */
    approve: {
      label: 'Approve',
      says: 'approved it',
      from: ['draft'],
      to: 'current',
      needs: 'approve',
      requires: ['kind', 'content', 'channel', 'ownerId'],
      reason: 'optional',
      decides: { as: 'approved', means: 'approves what is told, to whom and how' },
      refuse: ({ actor, record }) => {
        if (isAmong(actor, record.ownerId, record.createdById))
          return 'A communication is not approved by its author or by who sends it.'
        return (
          !record.audience?.trim() &&
          record.partyIds.length === 0 &&
          'Say first to whom it is told.'
        )
      },
    },
    /** 7.4: each sending stays in the log. */
    send: {
      label: 'Record what was sent',
      says: 'recorded what was sent',
      from: ['current'],
      needs: 'update',
      asks: ['sentOn', 'sent'],
      asksAnew: true,
      requires: ['sent'],
      refuse: ({ record, context }) =>
        record.sentOn !== null &&
        record.sentOn > context.today &&
        'It cannot have been sent in the future.',
      change: ({ actor, record, context }) => {
        const entry = {
          on: record.sentOn ?? context.today,
          what: record.sent ?? '',
          byId: actor.id,
        }
        const log = [...(record.log ?? []), entry].sort((a, b) => a.on.localeCompare(b.on))
        const last = log.at(-1) ?? entry
        return { log, sentOn: last.on, sent: last.what }
      },
    },
    end: {
      label: 'End',
      says: 'ended it',
      from: ['draft', 'current'],
      to: 'ended',
      needs: 'update',
      reason: 'required',
      tone: 'danger',
    },
    reopen: {
      label: 'Take up again',
      says: 'took it up again',
      from: ['ended'],
      to: 'draft',
      needs: 'update',
      reason: 'required',
    },
  },
})

/** The day by which it is to be told next: from the last sending, before it from the first day set. */
function nextDueOn({ state, sentOn, frequencyDays, firstDueOn }: Communication): string | null {
  if (state === 'ended') return null
  if (sentOn === null) return firstDueOn
  return frequencyDays === null ? null : addDays(sentOn, Math.ceil(frequencyDays))
}
