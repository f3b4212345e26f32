import { addMonths } from '../calendar.ts'
import type { RecordBase } from './define.ts'
import type { Transition } from './rules.ts'

type Kept = RecordBase<'current' | 'closed'> & { lastReviewedOn: string | null }

/**
 * The steps of records that hold until they are closed and are looked at once a year (ISO/IEC 42001,
 * 4.1, 4.2, 9.3.2): reviewed, closed with a reason, taken up again.
 */
export function keptCurrent<R extends Kept>({
  close,
  closed,
}: {
  /** The button's words. */
  close: string
  /** What the history says. */
  closed: string
}): Record<'review' | 'close' | 'reopen', Transition<R, 'current' | 'closed'>> {
  return {
    review: {
      label: 'Still holds',
      says: 'reviewed it: it still holds',
      from: ['current'],
      needs: 'update',
      reason: 'optional',
      change: ({ context }) =>
        ({
          lastReviewedOn: context.today,
          reviewAt: addMonths(context.today, 12),
        }) as Partial<R>,
    },
    close: {
      label: close,
      says: closed,
      from: ['current'],
      to: 'closed',
      needs: 'update',
      reason: 'required',
    },
    reopen: {
      label: 'Take up again',
      says: 'took it up again',
      from: ['closed'],
      to: 'current',
      needs: 'update',
      reason: 'required',
    },
  }
}
