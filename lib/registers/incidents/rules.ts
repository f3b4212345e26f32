import { addDays } from '../../calendar.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { type Incident, incidents } from './definition.ts'

/** Days after which a duty to report is late, counted from the day it is known. */
const reportDays = {
  /** Regulation (EU) 2024/1689, Article 73 (2): fifteen days after becoming aware. */
  serious: 15,
  /** Article 73 (4): ten days where a person has died; counted by severity. */
  critical: 10,
  /** Regulation (EU) 2016/679, Article 33 (1): 72 hours. */
  data: 3,
}

/** Rules of incidents (ISO/IEC 42001, A.8.4, 10.2). */
export const incidentRules = defineRules(incidents, {
  derive: ({ record, context }) => ({
    ownerId: record.ownerId ?? context.actor.id,
    reportDueOn: reportDueOn(record),
  }),

  check: ({ record, context }) => {
    const problems: Problems = {}
    if (record.detectedOn && record.detectedOn > context.today)
      problems.detectedOn = 'It cannot be known before it is.'
    if (record.occurredOn && record.detectedOn && record.occurredOn > record.detectedOn)
      problems.occurredOn = 'It happened before it was known, or on the same day.'
    return problems
  },

  transitions: {
    contain: {
      label: 'Contained',
      says: 'contained it',
      from: ['open'],
      to: 'contained',
      needs: 'update',
      asks: ['containment'],
      requires: ['containment'],
    },
    /** The clock does not wait: an incident is reported in whatever state it is. */
    report: {
      label: 'Record the report',
      says: 'reported it',
      from: ['open', 'contained', 'resolved'],
      needs: 'update',
      asks: ['reportedOn', 'reportNote'],
      requires: ['reportNote'],
      refuse: ({ record, context }) =>
        record.reportedOn !== null &&
        record.reportedOn > context.today &&
        'It cannot be reported in the future.',
      change: ({ record, context }) => ({ reportedOn: record.reportedOn ?? context.today }),
    },
    resolve: {
      label: 'Resolved',
      says: 'resolved it',
      from: ['contained'],
      to: 'resolved',
      needs: 'update',
      asks: ['cause', 'lessons'],
      requires: ['severity', 'cause', 'lessons'],
    },
    /** 10.2: nothing that it led to is open, and whoever has to hear of it has heard. */
    close: {
      label: 'Close',
      says: 'closed it',
      from: ['resolved'],
      to: 'closed',
      needs: 'approve',
      decides: 'accepted',
      reason: 'optional',
      refuse: async ({ actor, record, context }) => {
        if (actor.id === record.ownerId) return 'An incident is not closed by who led it.'
        if (record.reportDueOn && !record.reportedOn)
          return 'It has to be reported to the authority first.'
        const actions = await recordsIn(context, 'actions', { field: 'originId', is: record.id })
        const open = actions.find((one) => ['open', 'in-progress'].includes(one.state))
        return open ? `${open.code} is still open.` : false
      },
      change: ({ context }) => ({ closedOn: context.today }),
    },
    reopen: {
      label: 'Open again',
      says: 'opened it again',
      from: ['resolved', 'closed'],
      to: 'open',
      needs: 'update',
      reason: 'required',
      change: () => ({ closedOn: null }),
    },
  },
})

/** The earliest day on which an authority has to have heard of it, or null. */
function reportDueOn(record: Incident): string | null {
  if (!record.detectedOn) return null
  const days = [
    ...(record.dataBreach ? [reportDays.data] : []),
    ...(record.seriousIncident
      ? [record.severity === 'critical' ? reportDays.critical : reportDays.serious]
      : []),
  ]
  return days.length ? addDays(record.detectedOn, Math.min(...days)) : null
}
