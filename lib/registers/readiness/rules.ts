import { addMonths } from '../../calendar.ts'
import { questionOf } from '../../readiness/catalogue.ts'
import { recordsIn } from '../record-types.ts'
import { defineRules, type Problems } from '../rules.ts'
import { readiness } from './definition.ts'

/** Months after which an answer is asked for again. */
const monthsUntilReview = 12

/** Rules of answers to the catalogue's questions (ISO/IEC 42001, 4.4, 9.1). */
export const readinessRules = defineRules(readiness, {
  derive: ({ record, before, context }) => {
    const question = questionOf(record.questionId ?? '')
    const isAnswer =
      before === null || before.answer !== record.answer || before.remark !== record.remark
    const isNewDay = record.reviewAt !== null && record.reviewAt !== before?.reviewAt
    return {
      title: question?.question ?? null,
      requirement: question?.requirement ?? null,
      ownerId: record.ownerId ?? context.actor.id,
      ...(isAnswer
        ? {
            answeredById: context.actor.id,
            answeredOn: context.today,
            reviewAt: isNewDay ? record.reviewAt : addMonths(context.today, monthsUntilReview),
          }
        : {}),
    }
  },

  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    if (record.title === null)
      problems.questionId = 'The catalogue has no question with this number, such as 5.1-q1.'
    if (record.answer === 'not-applicable' && !record.remark?.trim())
      problems.remark = 'Say why it does not apply.'
    if (before && before.questionId !== record.questionId)
      problems.questionId = 'An answer stays with its question.'
    if (!before || before.archivedAt !== record.archivedAt || before.state !== record.state) {
      const others = await recordsIn(
        context,
        'readiness',
        { field: 'questionId', is: record.questionId },
        { field: 'state', is: 'given' },
      )
      const other = others.find((one) => one.id !== record.id)
      if (other && record.state === 'given' && record.archivedAt === null)
        problems.questionId = `${other.code} answers this question already.`
    }
    return problems
  },

  transitions: {
    /** 9.1: the same answer, looked at again. */
    confirm: {
      label: 'Still so',
      says: 'looked again and answered the same',
      from: ['given'],
      needs: 'update',
      reason: 'optional',
      change: ({ actor, context }) => ({
        answeredById: actor.id,
        answeredOn: context.today,
        reviewAt: addMonths(context.today, monthsUntilReview),
      }),
    },
    /** The question is open again, or for the checks alone. */
    withdraw: {
      label: 'Withdraw the answer',
      says: 'withdrew the answer',
      from: ['given'],
      to: 'withdrawn',
      needs: 'update',
      reason: 'required',
    },
    reinstate: {
      label: 'Give it again',
      says: 'gave the answer again',
      from: ['withdrawn'],
      to: 'given',
      needs: 'update',
      reason: 'optional',
    },
  },
})
