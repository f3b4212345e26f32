import { addDays, addMonths, dayInWords } from '../../calendar.ts'
import { defineRules, type Problems } from '../rules.ts'
import { concerns } from './definition.ts'

/** Directive (EU) 2019/1937, Article 9 (1) b: acknowledged within seven days. */
export const daysToAcknowledge = 7
/** Article 9 (1) f: answered within three months of that. */
const monthsToAnswer = 3
/** Days in which the reporter can appeal against the answer. */
const daysToAppeal = 30

/** Rules of concerns (ISO/IEC 42001, A.3.3, A.8.3). */
export const concernRules = defineRules(concerns, {
  derive: ({ record, context }) => {
    const receivedOn = record.receivedOn ?? context.today
    const acknowledgeDueOn = addDays(receivedOn, daysToAcknowledge)
    return {
      receivedOn,
      acknowledgeDueOn,
      answerDueOn: addMonths(record.acknowledgedOn ?? acknowledgeDueOn, monthsToAnswer),
      appealUntil: record.answeredOn ? addDays(record.answeredOn, daysToAppeal) : null,
    }
  },

  check: ({ record, before, context }) => {
    const problems: Problems = {}
    if (record.receivedOn && record.receivedOn > context.today)
      problems.receivedOn = 'It cannot have been received in the future.'
    if (before && record.description !== before.description)
      problems.description = 'What was reported stays as it was told.'
    for (const field of ['ownerId', 'readerIds'] as const) {
      const isSame = String(record[field] ?? '') === String(before?.[field] ?? '')
      if (!isSame && !context.actor.roles.includes('compliance-lead'))
        problems[field] = 'The compliance lead names who reads a concern.'
    }
    return problems
  },

  transitions: {
    triage: {
      label: 'Take it on',
      says: 'took it on and acknowledged it to the reporter',
      from: ['received'],
      to: 'triaged',
      needs: 'treat',
      asks: ['kind', 'systemIds', 'ownerId', 'readerIds'],
      requires: ['kind', 'ownerId'],
      change: ({ context }) => ({ acknowledgedOn: context.today }),
    },
    investigate: {
      label: 'Begin to investigate',
      says: 'began to investigate it',
      from: ['triaged'],
      to: 'investigating',
      needs: 'treat',
    },
    answer: {
      label: 'Answer the reporter',
      says: 'answered it',
      from: ['triaged', 'investigating'],
      to: 'answered',
      needs: 'treat',
      asks: ['investigation', 'outcome', 'answer'],
      requires: ['investigation', 'outcome', 'answer'],
      change: ({ actor, context }) => ({ answeredOn: context.today, answeredById: actor.id }),
    },
    /** By the reporter, where they follow their concern up. */
    appeal: {
      label: 'Appeal',
      says: 'appealed against the answer',
      from: ['answered'],
      to: 'appealed',
      needs: 'treat',
      automatic: true,
      asks: ['appeal'],
      requires: ['appeal'],
      refuse: ({ record, context }) => {
        if (record.appealedOn) return 'An appeal was decided on already.'
        return (
          record.appealUntil !== null &&
          record.appealUntil < context.today &&
          `An appeal was possible until ${dayInWords(record.appealUntil)}.`
        )
      },
      change: ({ context }) => ({ appealedOn: context.today }),
    },
    /** Whoever answered does not judge what is said against the answer. */
    decideAppeal: {
      label: 'Decide the appeal',
      says: 'decided the appeal',
      from: ['appealed'],
      to: 'answered',
      needs: 'treat',
      asks: ['appealOutcome', 'appealAnswer'],
      requires: ['appealOutcome', 'appealAnswer'],
      refuse: ({ actor, record }) =>
        actor.id === record.answeredById &&
        'An appeal is decided by somebody else than who answered; name that person on the concern.',
      change: ({ context }) => ({ appealDecidedOn: context.today }),
    },
    close: {
      label: 'Close the concern',
      says: 'closed it',
      from: ['answered'],
      to: 'closed',
      needs: 'treat',
      refuse: ({ record, context }) =>
        record.appealDecidedOn === null &&
        record.appealUntil !== null &&
        record.appealUntil >= context.today &&
        `The reporter can appeal until ${dayInWords(record.appealUntil)}.`,
      change: ({ context }) => ({ closedOn: context.today }),
    },
    reopen: {
      label: 'Open again',
      says: 'opened it again',
      from: ['closed'],
      to: 'investigating',
      needs: 'treat',
      reason: 'required',
      change: () => ({ closedOn: null }),
    },
  },
})
