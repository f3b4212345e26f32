import { addMonths } from '../../calendar.ts'
import { defineRules, type Problems } from '../rules.ts'
import { type Objective, objectives } from './definition.ts'

/** Rules of objectives (ISO/IEC 42001, 6.2). */
export const objectiveRules = defineRules(objectives, {
  check: ({ record }) => {
    const problems: Problems = {}
    const { baseline, target, direction } = record
    if (baseline !== null && target !== null && direction !== null) {
      const rises = direction === 'at-least'
      if (rises ? baseline > target : baseline < target)
        problems.target = `The baseline is already ${rises ? 'above' : 'below'} the target.`
    }
    return problems
  },

  transitions: {
    /** 6.2: what, with what, who, until when, and how it is judged is all said before it counts. */
    pursue: {
      label: 'Set the objective',
      says: 'set the objective',
      from: ['draft'],
      to: 'pursued',
      needs: 'approve',
      requires: ['measure', 'direction', 'target', 'how', 'ownerId', 'dueOn'],
      decides: 'approved',
      change: ({ record, context }) => ({
        reviewAt: record.reviewAt ?? addMonths(context.today, 3),
      }),
    },
    /** 9.1: each measurement stays in the history. */
    measure: {
      label: 'Record a measurement',
      says: 'measured it',
      from: ['pursued'],
      needs: 'update',
      asks: ['current', 'reviewAt'],
      requires: ['current'],
      reason: 'optional',
      change: ({ record, context }) => ({
        measuredOn: context.today,
        reviewAt: later(record.reviewAt, context.today) ?? addMonths(context.today, 3),
      }),
    },
    reach: {
      label: 'Reached',
      says: 'found it reached',
      from: ['pursued'],
      to: 'reached',
      needs: 'approve',
      reason: 'optional',
      refuse: ({ record }) => !isReached(record) && 'The last measurement is short of the target.',
      change: () => ({ reviewAt: null }),
    },
    miss: {
      label: 'Not reached',
      says: 'found it not reached',
      from: ['pursued'],
      to: 'missed',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
      change: () => ({ reviewAt: null }),
    },
    drop: {
      label: 'Drop',
      says: 'dropped it',
      from: ['draft', 'pursued'],
      to: 'dropped',
      needs: 'approve',
      reason: 'required',
      tone: 'danger',
      change: () => ({ reviewAt: null }),
    },
  },
})

function isReached({ current, target, direction }: Objective): boolean {
  if (current === null || target === null) return false
  return direction === 'at-most' ? current <= target : current >= target
}

function later(day: string | null, than: string): string | null {
  return day !== null && day > than ? day : null
}
